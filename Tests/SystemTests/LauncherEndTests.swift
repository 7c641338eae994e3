import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// What a launcher is told beside runs: that one comes, that one was the last, and that it is not needed any more.
@Suite(.serialized, .enabled(if: RunCgroups() != nil, "no cgroup can be made here"))
struct LauncherEndTests {
  private func peak(_ launcher: Launcher, isLast: Bool, _ words: String...) throws -> Bytes {
    var request = LaunchRequest([Built.child] + words, timeout: Seconds(30))
    request.isLast = isLast
    return try #require(try launcher.run(request)?.peakMemory)
  }

  @Test func `a launcher that is not needed any more leaves no cgroup`() throws {
    var launcher: Launcher? = try Launcher(executable: Built.speedup)
    let process = try #require(launcher?.process)
    launcher?.prepare()
    _ = try launcher?.run(LaunchRequest(["true"]))
    #expect(!RunCgroups.left(by: process).isEmpty)
    launcher = nil
    #expect(RunCgroups.left(by: process).isEmpty)
  }

  @Test func `one that was told of a run and never got one leaves none either`() throws {
    var launcher: Launcher? = try Launcher(executable: Built.speedup)
    let process = try #require(launcher?.process)
    launcher?.prepare()
    launcher = nil
    #expect(RunCgroups.left(by: process).isEmpty)
  }

  @Test func `a run behind the one that was taken for the last is measured from zero`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    launcher.prepare()
    #expect(try peak(launcher, isLast: true, "touch", "\(100 << 20)") > Bytes(100 << 20))
    #expect(try peak(launcher, isLast: true, "exit", "0") < Bytes(5_000_000))
    #expect(try peak(launcher, isLast: false, "exit", "0") < Bytes(5_000_000))
  }

  @Test func `what a warm-up used is not the run's that follows`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    launcher.prepare()
    launcher.warmUp()
    launcher.warmUp()
    let outcome = try #require(try launcher.run(LaunchRequest([Built.child, "exit", "0"])))
    #expect(outcome.ending == .exited(0))
    #expect(outcome.peakMemory.map { $0 < Bytes(5_000_000) } == true, "\(outcome)")
  }

  @Test(.enabled(if: RunCgroups()?.movesThreads == true, "version 2 keeps a process together"))
  func `both threads of the launcher are in the group of a run`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    launcher.prepare()
    for _ in 0..<2 { #expect(try launcher.run(LaunchRequest(["sleep", "0.06"]))?.ending == .exited(0)) }
    // It may be on its way into the next run's.
    usleep(100_000)
    let threads = try Files.names(in: "/proc/\(launcher.process)/task").filter { thread in
      let groups = (try? Files.readText("/proc/\(launcher.process)/task/\(thread)/cgroup")) ?? ""
      return groups.split(separator: "\n").contains {
        $0.contains(":memory:") && $0.contains("/speedup-\(launcher.process)-")
      }
    }
    #expect(threads.count == 2, "\(threads)")
  }

  @Test func `one that was dismissed is gone, and a run that comes after all has another`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    _ = try launcher.run(LaunchRequest(["true"]))
    let first = launcher.process
    launcher.dismiss()
    launcher.dismiss()
    #expect(KilledProcess.waitForEnd(of: first))
    #expect(try launcher.run(LaunchRequest(["true"]))?.ending == .exited(0))
    #expect(launcher.process != first)
    #expect(RunCgroups.left(by: first).isEmpty)
  }

  @Test func `a request says whether it is the last, and whether to warm up for it`() throws {
    var request = LaunchRequest(["true"])
    request.isLast = true
    request.warmsUp = false
    #expect(try LaunchRequest(decoding: request.encode()) == request)
  }
}
