import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite(.serialized) struct LauncherTests {
  let launcher: Launcher

  init() throws { launcher = try Launcher(executable: Built.speedup) }

  private func run(
    _ words: String..., cpus: CpuSet? = nil, timeout: Double? = 20, memory: Int? = nil, errorLimit: Int = 1 << 20
  ) throws -> LaunchOutcome {
    let request = LaunchRequest(
      [Built.child] + words, cpus: cpus, timeout: timeout.map { Seconds($0) },
      memoryLimit: memory.map { Bytes($0) }, errorLimit: Bytes(errorLimit), wantsReport: true)
    return try #require(try launcher.run(request))
  }

  @Test func `the exit status comes back`() throws {
    #expect(try run("exit", "0").ending == .exited(0))
    #expect(try run("exit", "3").ending == .exited(3))
  }

  @Test func `the last words of a failing program come back`() throws {
    let outcome = try run("say")
    #expect(outcome.ending == .exited(7))
    #expect(outcome.errorTail == "first line\nlast words\n")
  }

  @Test func `what is written to descriptor three comes back`() throws {
    #expect(try run("report").report == Array("hello".utf8))
  }

  @Test func `a program that is not there is not started`() throws {
    let outcome = try #require(try launcher.run(LaunchRequest(["no-such-program-at-all"])))
    guard case .notStarted(let why) = outcome.ending else { Issue.record("it started"); return }
    #expect(why.contains("no-such-program-at-all"))
    #expect(outcome.wall == nil, "a run that never started has no time, not zero")
  }

  @Test func `a crash is told from an exit`() throws {
    #expect(try run("crash").ending == .signalled(SIGSEGV))
  }

  @Test func `a hanging program is killed at the time limit`() throws {
    let outcome = try run("hang", timeout: 0.2)
    #expect(outcome.ending == .timedOut)
    #expect(try #require(outcome.wall) >= Seconds(0.2))
  }

  @Test func `a hanging family is killed to the last grandchild`() throws {
    let mark = Self.mark
    #expect(try run("hang-family", mark, timeout: 0.3).ending == .timedOut)
    #expect(Self.living("hang-family \(mark)") == 0)
  }

  @Test func `a daemon left behind is found killed and counted`() throws {
    let mark = Self.mark
    let outcome = try run("daemon", mark)
    #expect(outcome.ending == .exited(0))
    #expect(outcome.leftovers == 1)
    #expect(Self.living("daemon \(mark)") == 0)
  }

  @Test func `a gigabyte on standard output does no harm`() throws {
    let outcome = try run("flood-out", "\(1 << 30)")
    #expect(outcome.ending == .exited(0))
  }

  @Test func `a flood on standard error is cut off`() throws {
    let outcome = try run("flood-err", "\(1 << 30)", errorLimit: 1 << 20)
    #expect(outcome.ending == .flooded)
    #expect(outcome.errorTail.utf8.count <= 64 * 1024)
  }

  @Test func `a program that eats memory is killed at the limit`() throws {
    #expect(try run("eat", memory: 64 << 20).ending == .outOfMemory)
  }

  @Test func `the launcher works on after every kind of end`() throws {
    _ = try run("eat", memory: 64 << 20)
    _ = try run("hang", timeout: 0.1)
    _ = try run("crash")
    #expect(try run("exit", "0").ending == .exited(0))
  }

  @Test(arguments: Array(1...((try? Affinity.allowed().count) ?? 1)))
  func `a mask of each size is honoured`(count: Int) throws {
    let allowed = try Affinity.allowed()
    let asked = CpuSet(allowed.cpus.prefix(count))
    #expect(try run("exit", "0", cpus: asked).mask == asked)
    let last = CpuSet(allowed.cpus.suffix(count))
    #expect(try run("exit", "0", cpus: last).mask == last)
  }

  @Test func `a mask outside the machine is refused with the call named`() throws {
    let outcome = try run("exit", "0", cpus: CpuSet([8000]))
    guard case .notStarted(let why) = outcome.ending else { Issue.record("it started"); return }
    #expect(why.contains("affinity mask 8000"))
  }

  @Test func `a run within a run of another harness does not see that ones peak file`() throws {
    let inner = try Launcher(
      executable: Built.speedup, environment: ["SPEEDUP_PEAK_FILE=/of/another/run"] + Environment.all)
    let script = "grep -ac /of/another/run /proc/$$/environ >&3"
    let request = LaunchRequest(["/bin/sh", "-c", script], timeout: Seconds(20), wantsReport: true)
    #expect(try #require(try inner.run(request)).report == Array("0\n".utf8))
  }

  @Test func `the figures of a plain program are all there`() throws {
    let outcome = try run("touch", "\(32 << 20)")
    #expect(try #require(outcome.wall) > Seconds(0))
    let pages = (32 << 20) / sysconf(Int32(_SC_PAGESIZE))
    #expect(try #require(outcome.minorFaults) >= pages, "32 MiB are \(pages) pages")
    #expect(outcome.user != nil && outcome.system != nil && outcome.majorFaults != nil)
    #expect(outcome.voluntarySwitches != nil && outcome.involuntarySwitches != nil)
    #expect(outcome.runDelay != nil)
  }

  /// A number that marks processes as one test's own, also beside another run of the same tests.
  static var mark: String { String(Int64.random(in: 0...(.max))) }

  /// Processes whose command line contains `text`.
  static func living(_ text: String) -> Int {
    let names = (try? Files.names(in: "/proc")) ?? []
    return names.filter { name in
      guard Int(name) != nil, let line = try? Files.read("/proc/\(name)/cmdline") else { return false }
      return String(decoding: line.map { $0 == 0 ? 32 : $0 }, as: UTF8.self).contains(text)
    }.count
  }
}
