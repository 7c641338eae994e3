import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// The traps of measuring peak memory, each of which some known tool falls into.
@Suite(.serialized) struct PeakMemoryTests {
  private func peak(_ launcher: Launcher, _ words: String...) throws -> (Bytes?, PeakMemoryMethod?) {
    let request = LaunchRequest(words, timeout: Seconds(30))
    let outcome = try #require(try launcher.run(request))
    #expect(outcome.ending == .exited(0))
    return (outcome.peakMemory, outcome.peakMethod)
  }

  /// `true` reads less than 5 MB. Only without a cgroup may the figure be missing: too short a run to sample, and the
  /// high-water mark no larger than the launcher's own.
  private func expectSmall(_ launcher: Launcher) throws {
    let bare = try peak(launcher, Built.child, "exit", "0")
    let (size, method) = try peak(launcher, "/bin/true")
    if bare.1 == .cgroup1 || bare.1 == .cgroup2 { #expect(size != nil && method == bare.1) }
    #expect(size ?? Bytes(0) < Bytes(5_000_000))
  }

  /// A launcher that makes no cgroups. Its environment alone says so: other tests run beside this one and start
  /// launchers of their own.
  private func withoutCgroup() throws -> Launcher {
    try Launcher(executable: Built.speedup, environment: Environment.all + ["SPEEDUP_NO_CGROUP=1"])
  }

  /// Memory of this process that really is there until `body` has ended.
  private func holding(_ bytes: Int, _ body: () throws -> Void) rethrows {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 4096)
    memset(memory, 1, bytes)
    defer { memory.deallocate() }
    try body()
  }

  @Test func `a harness that holds a gigabyte does not shift the figure of true`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    try holding(1 << 30) {
      try expectSmall(launcher)
    }
  }

  @Test func `a launcher started by a large harness measures the same`() throws {
    try holding(1 << 30) {
      let launcher = try Launcher(executable: Built.speedup)
      try expectSmall(launcher)
    }
  }

  @Test func `a small program after a large one is measured from zero`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    _ = try peak(launcher, Built.child, "touch", "\(200 << 20)")
    try expectSmall(launcher)
  }

  @Test(.enabled(if: RunCgroups() != nil, "without a cgroup a peak this short is seen in part at best"))
  func `one process of a hundred megabytes reads a hundred`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    let (size, method) = try peak(launcher, Built.child, "touch", "100000000")
    #expect(method == .cgroup1 || method == .cgroup2)
    // The program itself and its libraries are there with or without the hundred.
    let bare = try #require(try peak(launcher, Built.child, "exit", "0").0)
    let megabytes = Double((try #require(size) - bare).count) / 1e6
    #expect(abs(megabytes - 100) <= 1, "\(megabytes) MB by \(method?.rawValue ?? "nothing")")
  }

  @Test func `two children of a hundred megabytes at once read two hundred`() throws {
    let (size, method) = try peak(try Launcher(executable: Built.speedup), Built.child, "pair", "100000000")
    let megabytes = Double(try #require(size).count) / 1e6
    #expect(abs(megabytes - 200) <= 6, "\(megabytes) MB by \(method?.rawValue ?? "nothing")")
  }

  @Test func `without any cgroup the tree is sampled instead`() throws {
    let launcher = try withoutCgroup()
    let (pair, pairMethod) = try peak(launcher, Built.child, "pair", "100000000")
    let megabytes = Double(try #require(pair).count) / 1e6
    #expect(abs(megabytes - 200) <= 6, "\(megabytes) MB")
    #expect(pairMethod == .sampled)
    try expectSmall(launcher)
  }

  // Each in a process of its own: it moves into the group that it asks for.

  @Test(.enabled(if: RunCgroups() != nil, "no cgroup can be made here"))
  func `a group that an earlier launcher of the same pid left is not in the way`() async {
    await #expect(processExitsWith: .success) {
      let directories = try #require(ControlGroups(reading: .live)).directories(of: "memory").paths.prefix(2)
      let left = directories.map { "\($0)/speedup-\(getpid())-1" }
      for path in left { mkdir(path, 0o755) }
      defer { for path in left { rmdir(path) } }
      var groups = try #require(RunCgroups())
      defer { groups.close() }
      let group = groups.next()
      #expect(group != nil)
    }
  }

  @Test(.enabled(if: RunCgroups() != nil, "no cgroup can be made here"))
  func `a group goes with what a killed launcher left in it`() async {
    await #expect(processExitsWith: .success) {
      var groups = try #require(RunCgroups())
      let group = groups.next()
      let file = try #require(group).peakFile
      let directory = String(file.prefix(upTo: try #require(file.lastIndex(of: "/"))))
      #expect(mkdir("\(directory)/speedup-1-1", 0o755) == 0)
      groups.close()
      #expect(!Files.exists(directory))
    }
  }

  @Test(.enabled(if: RunCgroups() != nil, "no cgroup can be made here"))
  func `every run has a group of its own and none is left`() async {
    await #expect(processExitsWith: .success) {
      var groups = try #require(RunCgroups())
      var files: Set<String> = []
      for _ in 0..<3 {
        let group = groups.next()
        let file = try #require(group?.begun(limit: Bytes(1 << 30))).peakFile
        #expect(Files.exists(file))
        files.insert(file)
        groups.renew()
      }
      groups.close()
      #expect(files.count == 3)
      #expect(files.allSatisfy { !Files.exists($0) })
    }
  }

  @Test func `the out of memory score of a program is that of whoever started it`() async {
    await #expect(processExitsWith: .success) {
      // Anyone may raise it to the highest. Whether or not the launcher then may lower its own, the program must not notice.
      try #require(Files.set("/proc/self/oom_score_adj", to: "1000"))
      let check = ["/bin/sh", "-c", "test \"$(cat /proc/self/oom_score_adj)\" = 1000"]
      let launcher = try Launcher(executable: Built.speedup)
      for limit in [nil, Bytes(1 << 30)] {
        let outcome = try launcher.run(LaunchRequest(check, timeout: Seconds(30), memoryLimit: limit))
        #expect(outcome?.ending == .exited(0))
      }
    }
  }

  /// A program that writes to standard error all the time, beside a pair that holds as much memory as is asked.
  private func talker(bytes: Int) -> [String] {
    let script = "while :; do echo . >&2; done & '\(Built.child)' pair \(bytes); kill $!; wait"
    return ["/bin/sh", "-c", script]
  }

  @Test func `a program that never stops writing is looked at all the same`() throws {
    let outcome = try #require(
      try withoutCgroup().run(LaunchRequest(talker(bytes: 100_000_000), timeout: Seconds(30))))
    #expect(outcome.ending == .exited(0))
    #expect(try #require(outcome.peakMemory) > Bytes(195_000_000), "by \(outcome.peakMethod?.rawValue ?? "nothing")")
  }

  @Test func `a program that never stops writing is killed at the memory limit`() throws {
    let request = LaunchRequest(
      talker(bytes: 100_000_000), timeout: Seconds(30), memoryLimit: Bytes(50_000_000))
    #expect(try #require(try withoutCgroup().run(request)).ending == .outOfMemory)
  }
}
