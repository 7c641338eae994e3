import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

private let freeHugePages =
  (try? Files.readText("/sys/kernel/mm/hugepages/hugepages-2048kB/free_hugepages")).flatMap {
    Int($0.filter(\.isNumber))
  } ?? 0

/// What programs do that puts their figures outside of what holds or measures them, and how it shows.
@Suite(.serialized) struct EscapeTests {
  /// The program may do what it likes with the group that it is measured in.
  private func inGroup(_ script: String, limit: Bytes? = nil) throws -> LaunchOutcome {
    let words = ["/bin/sh", "-c", "d=$(dirname $\(Environment.peakFileKey)); c='\(Built.child)'; \(script)"]
    let launcher = try Launcher(executable: Built.speedup)
    return try #require(try launcher.run(LaunchRequest(words, timeout: Seconds(30), memoryLimit: limit)))
  }

  @Test func `a size stands behind blanks or a tab`() {
    #expect(ProcessTree.size("HugetlbPages:", in: "Name:\tx\nHugetlbPages:\t   43008 kB\n") == Bytes(43008 * 1024))
    #expect(ProcessTree.size("Pss:", in: "Pss:      12 kB\n") == Bytes(12 * 1024))
  }

  @Test(.enabled(if: freeHugePages >= 4, "no huge pages are set aside here"), arguments: [[], ["SPEEDUP_NO_CGROUP=1"]])
  func `huge pages are in no figure, and said`(variables: [String]) throws {
    let launcher = try Launcher(executable: Built.speedup, environment: Environment.all + variables)
    let outcome = try #require(try launcher.run(LaunchRequest([Built.child, "huge", "8388608"], timeout: Seconds(30))))
    #expect(outcome.ending == .exited(0) && outcome.peakMemory == nil && outcome.memoryWithoutCache == nil)
    #expect(outcome.remarks.contains { $0.contains("huge pages") })
  }

  @Test(.enabled(if: ((try? Affinity.allowed().count) ?? 1) > 1, "there is one CPU alone"))
  func `a thread that goes to other CPUs shows in the mask`() throws {
    let all = try Affinity.allowed()
    let asked = CpuSet(all.cpus.prefix(1))
    let request = LaunchRequest([Built.child, "threads-elsewhere"], cpus: asked, timeout: Seconds(30))
    let outcome = try #require(try Launcher(executable: Built.speedup).run(request))
    #expect(outcome.ending == .exited(0) && outcome.mask == all)
  }

  @Test(.enabled(if: RunCgroups() != nil, "no cgroup can be made here"))
  func `a group of its own below the run's is killed at the limit and measured`() throws {
    let enters = "mkdir $d/mine && echo $$ > $d/mine/cgroup.procs; exec $c"
    let killed = try inGroup("\(enters) touch 100000000", limit: Bytes(50_000_000))
    #expect(killed.ending == .outOfMemory)
    let free = try inGroup("echo $d >&2; \(enters) hold 100000000 1000")
    #expect(free.ending == .exited(0))
    #expect(try #require(free.memoryWithoutCache) > Bytes(95_000_000))
    let group = try #require(free.errorTail.split(separator: "\n").first)
    #expect(group.contains("speedup-") && !Files.exists(String(group)), "the launcher has gone, and its groups with it")
  }

  @Test(.enabled(if: RunCgroups() != nil, "no cgroup can be made here"))
  func `a limit that was lifted did not hold`() throws {
    let lifts = "{ echo -1 > $d/memory.limit_in_bytes || echo max > $d/memory.max; } 2> /dev/null"
    let outcome = try inGroup("\(lifts); exec $c touch 100000000", limit: Bytes(50_000_000))
    #expect(outcome.ending == .exited(0))
    #expect(outcome.remarks.contains { $0.hasPrefix("the memory limit did not hold") })
    #expect(try inGroup("exec $c touch 10000000", limit: Bytes(50_000_000)).remarks.isEmpty)
  }

  @Test func `without a cgroup a peak above the limit tells that it did not hold`() throws {
    let launcher = try Launcher(executable: Built.speedup, environment: Environment.all + ["SPEEDUP_NO_CGROUP=1"])
    let request = LaunchRequest(
      [Built.child, "touch", "200000000"], timeout: Seconds(30), memoryLimit: Bytes(1_000_000))
    let outcome = try #require(try launcher.run(request))
    let isSaid = outcome.remarks.contains { $0.hasPrefix("the memory limit did not hold") }
    #expect(outcome.ending == .outOfMemory || isSaid, "as it was seen in time or not")
  }

  @Test(.enabled(if: RunCgroups() != nil, "no cgroup can be made here"))
  func `a peak that was made to start again is none`() throws {
    // Of version 2 the kernel starts it again for the writer alone.
    let outcome = try inGroup("$c hold 100000000 1000; echo 0 > $\(Environment.peakFileKey); true")
    #expect(outcome.ending == .exited(0))
    if let peak = outcome.peakMemory {
      #expect(peak > Bytes(95_000_000))
    } else {
      #expect(outcome.remarks.contains { $0.contains("peak of memory was reset") })
    }
  }

  @Test func `what a program does to the launcher is put back and said`() throws {
    let launcher = try Launcher(executable: Built.speedup)
    for _ in 0..<2 {
      let spoiling = try #require(try launcher.run(LaunchRequest([Built.child, "spoil-parent"], timeout: Seconds(30))))
      #expect(spoiling.ending == .exited(0))
      #expect(
        spoiling.remarks == ["it changed the launcher's scheduling and resource limits: put back for the next run"])
      let after = try #require(try launcher.run(LaunchRequest([Built.child, "is-spoilt"], timeout: Seconds(30))))
      #expect(after.ending == .exited(0) && after.remarks.isEmpty)
    }
  }

  @Test(arguments: [nil, Bytes(1 << 30)])
  func `an out of memory score that a program gives the launcher is no later program's`(limit: Bytes?) throws {
    let launcher = try Launcher(executable: Built.speedup)
    func run(_ script: String) throws -> LaunchOutcome.Ending? {
      try launcher.run(LaunchRequest(["/bin/sh", "-c", script], timeout: Seconds(30), memoryLimit: limit))?.ending
    }
    #expect(try run("echo 777 > /proc/$PPID/oom_score_adj") == .exited(0))
    #expect(try run("test $(cat /proc/self/oom_score_adj) != 777") == .exited(0))
  }
}
