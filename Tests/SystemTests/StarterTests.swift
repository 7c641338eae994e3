import CSpeedupLinux
import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite(.serialized) struct StarterTests {
  private func reap(_ started: StartedProgram) -> Int32 {
    defer { close(started.pidfd) }
    var usage = cl_usage()
    return cl_wait(started.pid, 1, &usage) == 0 ? (usage.status >> 8) & 0xff : -1
  }

  @Test func `programs one after the other end with their status and a time after their start`() throws {
    let starter = try Starter()
    for status in [Int32(0), 3, 7] {
      let started = try ProgramStart(path: "/bin/sh", command: ["sh", "-c", "exit \(status)"]).start(by: starter)
      let ended = starter.waitForEnd()
      #expect(ended > started.startedNanoseconds && ended <= cl_now_ns())
      #expect(starter.ended() == nil, "told once")
      #expect(reap(started) == status)
    }
  }

  @Test func `what can not be started is told, and the next program starts`() throws {
    let starter = try Starter()
    #expect(throws: SystemError(call: "start /no/such/program (exec)", code: ENOENT)) {
      _ = try ProgramStart(path: "/no/such/program", command: ["x"]).start(by: starter)
    }
    #expect(starter.ended() == nil)
    let started = try ProgramStart(path: "/bin/true", command: ["true"]).start(by: starter)
    _ = starter.waitForEnd()
    #expect(reap(started) == 0)
  }

  @Test func `its CPU time is that of its thread, and a group that is not there is not entered`() throws {
    let starter = try Starter()
    let before = starter.cpuNanoseconds
    #expect(before >= 0)
    for _ in 0..<20 {
      let started = try ProgramStart(path: "/bin/true", command: ["true"]).start(by: starter)
      _ = starter.waitForEnd()
      #expect(reap(started) == 0)
    }
    #expect(starter.cpuNanoseconds > before)
    let nowhere = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(nowhere) }
    #expect(!starter.enter(nowhere))
    try Files.write("\(nowhere)/tasks", "")
    #expect(starter.enter(nowhere))
    #expect(try Files.readText("\(nowhere)/tasks") == "0", "the thread that writes it, whatever its number")
    let started = try ProgramStart(path: "/bin/true", command: ["true"]).start(by: starter)
    _ = starter.waitForEnd()
    #expect(reap(started) == 0)
  }

  @Test func `the program has the mask that was asked, wherever its starter is`() throws {
    let starter = try Starter()
    let allowed = try Affinity.allowed()
    for cpu in allowed.cpus.prefix(2) {
      // In a thread of its own: settling moves the caller.
      #expect(starter.settle(for: CpuSet([cpu])) == CpuSet([cpu]))
      let others = allowed.cpus.filter { $0 != cpu }
      #expect(try Affinity.allowed().cpus == (others.isEmpty ? allowed.cpus : others))
      let started = try ProgramStart(path: "/bin/true", command: ["true"], cpus: CpuSet([cpu])).start(by: starter)
      _ = starter.waitForEnd()
      #expect(started.mask == CpuSet([cpu]) && reap(started) == 0)
    }
    #expect(starter.settle(for: nil) == allowed, "without a wish it may use all")
    try Affinity.pinThisThread(to: allowed)
  }

  @Test func `a descriptor that is watched ends the wait for a program that goes on`() throws {
    let starter = try Starter()
    let pipe = try Pipe()
    defer { pipe.close() }
    let started = try ProgramStart(
      path: "/bin/sh", command: ["sh", "-c", "echo >&2; exec sleep 60"], errors: pipe.write
    ).start(by: starter, watched: [pipe.read])
    #expect(starter.ended() == nil)
    kill(started.pid, SIGKILL)
    _ = starter.waitForEnd()
    _ = reap(started)
  }
}
