import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// What a frozen cgroup holds, and that it holds up nobody else.
@Suite(.serialized) struct FreezerTests {
  private static let v1 = place(ControlGroups(reading: .live)?.directories(of: "freezer"))
  private static let v2 = ControlGroups(reading: .live)?.unified.first.flatMap { writable($0) }

  /// The versions of cgroups whose freezer can be used here: whether it is version 2.
  private static let here = [false, true].filter { ($0 ? v2 : v1) != nil }

  private static func place(_ found: (isV2: Bool, paths: [String])?) -> String? {
    found.flatMap { $0.isV2 ? nil : $0.paths.first }.flatMap { writable($0) }
  }

  private static func writable(_ path: String) -> String? {
    let group = "\(path)/speedup-test-\(getpid())-try"
    guard mkdir(group, 0o755) == 0 else { return nil }
    rmdir(group)
    return path
  }

  /// A script that puts the processes `who` into a group and freezes it.
  private static func freezing(_ who: String, isV2: Bool) -> (script: String, group: String) {
    let group = "\(isV2 ? v2 ?? "" : v1 ?? "")/speedup-test-\(LauncherTests.mark)"
    let freeze = isV2 ? "echo 1 >\(group)/cgroup.freeze" : "echo FROZEN >\(group)/freezer.state"
    return ("mkdir \(group); for p in \(who); do echo $p >\(group)/cgroup.procs; done; \(freeze)", group)
  }

  private static let mounts = """
    37 31 0:34 / /f rw,relatime - cgroup cgroup rw,freezer
    41 31 0:38 / /u rw,relatime - cgroup2 cgroup2 rw
    """

  private func settings(_ files: [String: String]) -> [Freezer.Setting] {
    Freezer(groups: "6:freezer:/a/b\n0::/x/y\n", mounts: Self.mounts, files: SystemFiles(tree: files)).settings
  }

  @Test func `the groups that were frozen themselves are those to thaw, in both versions`() {
    #expect(settings([:]).isEmpty)
    let thawed = ["/f/a/b/freezer.self_freezing": "0\n", "/u/x/y/cgroup.freeze": "0\n", "/u/x/cgroup.freeze": "0\n"]
    #expect(settings(thawed).isEmpty)
    #expect(
      settings(["/f/a/b/freezer.self_freezing": "0\n", "/f/a/freezer.self_freezing": "1\n"])
        == [Freezer.Setting(file: "/f/a/freezer.state", thawed: "THAWED")])
    #expect(
      settings(["/u/x/y/cgroup.freeze": "1\n", "/u/x/cgroup.freeze": "1\n"])
        == [
          Freezer.Setting(file: "/u/x/y/cgroup.freeze", thawed: "0"),
          Freezer.Setting(file: "/u/x/cgroup.freeze", thawed: "0"),
        ])
  }

  @Test(.enabled(if: !here.isEmpty, "no freezer can be used here"), arguments: here)
  func `a program that freezes its launcher is the end of its own run`(isV2: Bool) throws {
    let launcher = try Launcher(executable: Built.speedup)
    let mark = LauncherTests.mark
    let (script, group) = Self.freezing("$PPID", isV2: isV2)
    defer { rmdir(group) }
    let request = LaunchRequest(["/bin/sh", "-c", "\(script); sleep 1000; : \(mark)"])
    let outcome = try #require(try launcher.run(request))
    #expect(outcome.ending == .launcherLost("the launcher was frozen with its cgroup during the run"))
    #expect(outcome.wall == nil)
    #expect(LauncherTests.living(mark) == 0)
    #expect(try launcher.run(LaunchRequest(["/bin/sh", "-c", "exit 3"]))?.ending == .exited(3))
  }

  @Test(.enabled(if: v1 != nil, "no freezer of version 1 here"))
  func `a launcher of which one thread alone is frozen is lost, too`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    let group = "\(Self.v1 ?? "")/speedup-test-\(LauncherTests.mark)"
    defer { rmdir(group) }
    let script =
      "mkdir \(group); for t in $(ls /proc/$PPID/task); do [ $t = $PPID ] || echo $t >\(group)/tasks; done; "
      + "echo FROZEN >\(group)/freezer.state; exit 0"
    let outcome = try #require(try launcher.run(LaunchRequest(["/bin/sh", "-c", script])))
    guard case .launcherLost(let why) = outcome.ending else { Issue.record("\(outcome.ending)"); return }
    #expect(why.contains("frozen"))
    #expect(try launcher.run(LaunchRequest(["/bin/sh", "-c", "exit 3"]))?.ending == .exited(3))
  }

  @Test(.enabled(if: !here.isEmpty, "no freezer can be used here"), arguments: here)
  func `a program that is frozen itself ends at its time limit`(isV2: Bool) throws {
    let launcher = try Launcher(executable: Built.speedup)
    let mark = LauncherTests.mark
    let (script, group) = Self.freezing("$$", isV2: isV2)
    defer { rmdir(group) }
    let request = LaunchRequest(["/bin/sh", "-c", "\(script); sleep 1000; : \(mark)"], timeout: Seconds(1))
    let outcome = try #require(try launcher.run(request))
    #expect(outcome.ending == .timedOut && outcome.unkillable == 0)
    #expect(LauncherTests.living(mark) == 0)
  }

  @Test(.enabled(if: v1 != nil, "no freezer of version 1 here"))
  func `a frozen launcher does not keep its harness from ending, and a frozen hook is ended`() throws {
    let mark = LauncherTests.mark
    let (script, group) = Self.freezing("$PPID", isV2: false)
    defer { rmdir(group) }
    do {
      let launcher = try Launcher(executable: Built.speedup)
      try launcher.start(LaunchRequest(["/bin/sh", "-c", "\(script); sleep 1000; : \(mark)"]))
      for _ in 0..<1000 where !Freezer.holds(launcher.process) { usleep(10_000) }
      #expect(Freezer.holds(launcher.process))
    }
    #expect(LauncherTests.living(mark) == 0)
    let (own, ownGroup) = Self.freezing("$$", isV2: false)
    defer { rmdir(ownGroup) }
    let ending = HookProcess.run(
      ["/bin/sh", "-c", "\(own); sleep 1000; : \(mark)"], environment: [], directory: nil, timeout: Seconds(1),
      interrupted: { false })
    #expect(ending != .ok)
    #expect(LauncherTests.living(mark) == 0)
  }
}
