import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// What a program can do to its launcher, and that it is the end of its own run alone.
@Suite(.serialized) struct LostLauncherTests {
  private static let hasGroups =
    RunCgroups() != nil && Environment.value("SPEEDUP_NO_CGROUP") == nil

  private func run(_ script: String, by launcher: Launcher, memory: Int? = nil, cpus: CpuSet? = nil) throws
    -> LaunchOutcome
  {
    let request = LaunchRequest(
      ["/bin/sh", "-c", script], cpus: cpus, timeout: Seconds(60), memoryLimit: memory.map { Bytes($0) })
    return try #require(try launcher.run(request))
  }

  private func requireWorks(_ launcher: Launcher) throws {
    #expect(try run("exit 3", by: launcher).ending == .exited(3), "the next run is a run like any other")
  }

  @Test func `a program that kills its launcher ends its own run and nothing of it is left`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    let mark = LauncherTests.mark
    let outcome = try run("sh -c 'sleep 1000; : \(mark)' & kill -9 $PPID; sleep 1000; : \(mark)", by: launcher)
    guard case .launcherLost = outcome.ending else { Issue.record("\(outcome.ending)"); return }
    #expect(outcome.wall == nil && outcome.peakMemory == nil, "what was not measured is empty")
    #expect(LauncherTests.living(mark) == 0)
    try requireWorks(launcher)
  }

  @Test func `a program that stops its launcher is ended all the same`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    let mark = LauncherTests.mark
    let start = ProcessClock.now
    let outcome = try run("kill -STOP $PPID; sleep 1000; : \(mark)", by: launcher)
    guard case .launcherLost(let why) = outcome.ending else { Issue.record("\(outcome.ending)"); return }
    #expect(why.contains("stopped"))
    #expect(ProcessClock.now - start < Seconds(59), "long before the time limit")
    #expect(LauncherTests.living(mark) == 0)
    try requireWorks(launcher)
  }

  @Test func `a launcher that was stopped for a while gives no time for one of the programs`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    let outcome = try run("kill -STOP $PPID; sleep 0.1; kill -CONT $PPID", by: launcher)
    guard case .launcherLost(let why) = outcome.ending else { Issue.record("\(outcome.ending)"); return }
    #expect(why.contains("stopped for a while"))
    #expect(outcome.wall == nil)
    try requireWorks(launcher)
  }

  @Test func `a stopped launcher does not keep its harness from ending`() throws {
    let mark = LauncherTests.mark
    do {
      let launcher = try Launcher(executable: Built.speedup)
      try launcher.start(LaunchRequest(["/bin/sh", "-c", "kill -STOP $PPID; sleep 1000; : \(mark)"]))
      usleep(300_000)
    }
    #expect(LauncherTests.living(mark) == 0)
  }

  @Test func `what an ended launcher left is its harness's to clean until that has reaped it`() throws {
    let ended = try ProgramStart(path: "/bin/true", command: ["true"]).start()
    defer { close(ended.pidfd) }
    var information = siginfo_t()
    #expect(waitid(P_PID, id_t(ended.pid), &information, WEXITED | WNOWAIT) == 0)
    #expect(LauncherServer.serves(ended.pid))
    #expect(waitpid(ended.pid, nil, 0) == ended.pid)
    #expect(!LauncherServer.serves(ended.pid))
  }

  @Test func `a launcher without a harness that does not end is ended by the next start`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    // The other end stays open, so that it does not learn that its harness, the shell, has gone.
    let (mine, theirs) = try FrameSocket.pair()
    defer {
      close(mine.descriptor)
      close(theirs.descriptor)
    }
    _ = fcntl(theirs.descriptor, F_SETFD, 0)
    let file = "\(directory)/launcher"
    _ = try Tool.run(
      "/bin/bash",
      [
        "-c",
        "'\(Built.speedup)' \(LauncherServer.argument) <&\(theirs.descriptor) >/dev/null 2>&1 & echo $! >\(file)",
      ])
    let launcher = try #require(pid_t(try Files.readText(file).split(separator: "\n").joined()))
    defer { kill(launcher, SIGKILL) }
    for _ in 0..<600 where ProcessTree.parent(of: launcher) != 1 { usleep(10_000) }
    guard ProcessTree.parent(of: launcher) == 1 else { return }
    #expect(!LauncherServer.serves(launcher, patience: Seconds(0)))
    #expect(kill(launcher, 0) != 0 || ProcessTree.isEnding(launcher))
  }

  @Test(.enabled(if: hasGroups, "no cgroup can be made here"), arguments: ["shm", "memfd", "many"])
  func `memory of every kind ends at the limit and costs one run`(kind: String) throws {
    let launcher = try Launcher(executable: Built.speedup)
    let file = "/dev/shm/speedup-test-\(LauncherTests.mark)"
    defer { unlink(file) }
    let script =
      switch kind {
      case "shm": "head -c 100000000 /dev/zero >\(file)"
      case "memfd": "exec \(Built.child) memfd 100000000"
      // Long enough for all to live at once, however slowly they start.
      default: "for i in $(seq 60); do \(Built.child) hold 2000000 60000 & done; wait"
      }
    #expect(try run(script, by: launcher, memory: 50_000_000).ending == .outOfMemory)
    unlink(file)
    try requireWorks(launcher)
  }

  @Test func `without cgroups memory that nobody has mapped counts too`() throws {
    let launcher = try Launcher(executable: Built.speedup, environment: Environment.all + ["SPEEDUP_NO_CGROUP=1"])
    let outcome = try run("exec \(Built.child) memfd 100000000", by: launcher, memory: 50_000_000)
    #expect(outcome.ending == .outOfMemory)
  }

  @Test(.enabled(if: ((try? Affinity.allowed().count) ?? 1) > 1, "one CPU can't be left"))
  func `a program that takes more CPUs than it was given is found`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    let allowed = try Affinity.allowed()
    let outcome = try run("exec \(Built.child) all-cpus", by: launcher, cpus: CpuSet(allowed.cpus.prefix(1)))
    #expect(try #require(outcome.mask?.count) > 1)
  }

  @Test(.enabled(if: hasGroups && getuid() == 0, "to leave a cgroup takes one, and root"))
  func `memory of a program that leaves its cgroup is not measured and that is said`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    let home = try #require(ControlGroups(reading: .live)?.directories(of: "memory").paths.first)
    let outcome = try run("echo $$ >\(home)/cgroup.procs; sleep 0.3", by: launcher)
    #expect(outcome.ending == .exited(0))
    #expect(outcome.peakMemory == nil && outcome.peakMethod == nil)
    #expect(outcome.remarks.contains { $0.contains("left the run's cgroup") })
  }

  @Test func `scratch that was made for a run that never began goes with its launcher`() throws {
    let scratch: String
    do { scratch = try Launcher(executable: Built.speedup).makeScratch() }
    #expect(!Files.exists(scratch))
  }

  @Test func `an outcome comes back as it was sent`() throws {
    var outcome = LaunchOutcome(ending: .launcherLost("why"))
    outcome.remarks = ["one", "two"]
    outcome.outlived = Seconds(5)
    #expect(try LaunchOutcome(decoding: outcome.encode()) == outcome)
  }
}
