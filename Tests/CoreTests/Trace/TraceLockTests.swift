import Testing

@testable import SpeedupCore

@Suite struct TraceLockTests {
  private func read(_ text: String) throws -> TaskTrace { try TaskTrace(reading: Array(text.utf8), file: "in") }

  private func refusal(_ text: String) -> String {
    (#expect(throws: InputError.self) { try read(text) })?.description ?? ""
  }

  private let two = """
    fit 10 20 5 a
    lock:db 11 11 13 a
    lock:log 14 14.5 15 a
    fit 10.5 21 6 b
    lock:db 12 13 16 b

    """

  @Test func `a lock's line belongs to the task of its worker, wherever it stands`() throws {
    let phase = try #require(try read(two).phases.first)
    #expect(phase.locks == ["db", "log"] && phase.tasks.count == 2)
    #expect(phase.holds.map(\.task) == [0, 0, 1] && phase.holds.map(\.lock) == [0, 1, 0])
    #expect(
      phase.holds[2].asked == Seconds(2) && phase.holds[2].start == Seconds(3) && phase.holds[2].end == Seconds(6))
    #expect(phase.waits == [0: Seconds(0.5), 1: Seconds(1)] && phase.held == [Seconds(5), Seconds(0.5)])
    let turned = two.split(separator: "\n").reversed().joined(separator: "\n") + "\n"
    #expect(try read(turned).phases.first?.holds == phase.holds)
  }

  @Test func `of tasks within each other the outermost held it, and who is not told must be only one`() throws {
    let outer = try read("all 1 9 - a\npart 2 8 - a\nlock:x 3 3 4 a\nlock:x 8.5 8.5 9 a\n")
    #expect(outer.phases.map(\.name) == ["all"] && outer.phases[0].holds.count == 2)
    #expect(try read("fit 1 2 - a\nfit 2 3 - a\nlock:x 2.1 2.2 2.3\n").phases[0].holds.map(\.task) == [1])
    #expect(
      refusal("fit 1 3 - a\nfit 2 4 - b\nlock:x 2.1 2.2 2.3\n").hasPrefix("in:3: several tasks may have held lock 'x'"))
  }

  @Test func `locks that can't have been held so are refused with file and line`() {
    #expect(
      refusal("a 1 2 - w\nlock:x 3 3 4 w\n").hasPrefix("in:2: lock 'x' is held from 3.0 to 4.0, and worker 'w' has no"))
    #expect(refusal("a 1 2 - w\nlock:x 1.5 1.5 2.5 w\n").contains("in:2"))
    #expect(refusal("a 1 2 - w\nlock:x 1.1 1.2 1.3 v\n").contains("worker 'v' has no task"))
    #expect(refusal("a 1 2\nlock:x 3 3 4\n").contains("there is no task all that time"))
    #expect(refusal("a 1 2 - w\nlock:x 1.1 1.5 1.4 w\n").contains("in:2: lock 'x' is let go 100 ms before it is taken"))
    #expect(
      refusal("a 1 2 - w\nlock:x 1.4 1.3 1.5 w\n").contains("in:2: lock 'x' is taken 100 ms before it is asked for"))
    #expect(
      refusal("a 1 2 - w\nlock:x 1.1 1.1 1.5 w\nlock:y 1.2 1.2 1.3 w\n").contains(
        "in:3: lock 'y' is asked for while its task holds lock 'x' (line 2); no replay knows locks within locks"))
    #expect(
      refusal("a 1 2 - w\na 1 2 - v\nlock:x 1.1 1.1 1.5 w\nlock:x 1.2 1.4 1.6 v\n").contains(
        "in:4: lock 'x' is taken while another task holds it (line 3); give different locks different names"))
    #expect(refusal("a 1 2\nlock: 1.1 1.2 1.3\n").hasPrefix("in:2: the lock has no name; write 'lock:NAME asked start"))
    #expect(refusal("a 1 2\nlock:x 1.1 1.2\n").hasPrefix("in:2: 3 fields; write 'lock:NAME asked start end"))
    #expect(refusal("a 1 2\nlock:x 1.1 1.2 soon\n").contains("in:2: end 'soon' is no number"))
    #expect(refusal("lock:x 1.1 1.2 1.3\n").contains("holds no task"))
  }

  @Test func `locks are kept by the trace's file, and a trace without them by the same bytes as ever`() throws {
    let trace = try read(two)
    let bytes = TraceFile.bytes(of: trace)
    let back = try TaskTrace(decoding: bytes, file: "f")
    #expect(TraceFile.bytes(of: back) == bytes && back.phases[0].locks == trace.phases[0].locks)
    for (a, b) in zip(back.phases[0].holds, trace.phases[0].holds) {
      #expect(a.task == b.task && a.lock == b.lock && abs((a.asked - b.asked).value) < 1e-9)
      #expect(abs((a.start - b.start).value) < 1e-9 && abs((a.end - b.end).value) < 1e-9)
    }
    for count in 0..<bytes.count {
      #expect(throws: InputError.self) { try TaskTrace(decoding: Array(bytes.prefix(count)), file: "f") }
    }
    for place in bytes.indices {
      for value in [UInt8(0), 0x7F, 0x80, 0xFF, bytes[place] ^ 1] {
        var changed = bytes
        changed[place] = value
        do { _ = try TaskTrace(decoding: changed, file: "f") } catch { #expect(error is InputError) }
      }
    }
  }

  @Test func `a trace whose locks can't be is refused with the task`() throws {
    func flaw(_ change: (inout TaskTrace.Phase) -> Void) throws -> String {
      var trace = try read(two)
      change(&trace.phases[0])
      return TraceCheck.flaw(trace) ?? "none"
    }
    #expect(try flaw { _ in } == "none")
    #expect(try flaw { $0.holds[0].end = Seconds(40) }.contains("task 0"))
    #expect(try flaw { $0.holds[2].end = Seconds(40) }.contains("task 1: holds lock 'db' outside of its own time"))
    #expect(
      try flaw { $0.holds[2].start = Seconds(2) }.contains("task 1: lock 'db' is taken while another task holds it"))
    #expect(
      try flaw { $0.holds[1].asked = Seconds(2) }.contains("task 0: lock 'log' is asked for while its task holds"))
    #expect(try flaw { $0.holds[0].lock = 2 }.contains("holds lock 2, and there are 2"))
    #expect(try flaw { $0.holds[2].task = 7 }.contains("held by task 7, which is not there"))
    #expect(try flaw { $0.holds.swapAt(0, 2) }.contains("stands before 1"))
  }

  @Test func `totals say how long locks were held, and a phase's span is no less`() throws {
    let totals = try #require(
      try TraceSource.value(read("a 0 2 - w\nlock:x 0 0 2 w\na 2 4 - w\nlock:x 2 2 3.5 w\n")).totals().first)
    #expect(totals.locks.count == 1 && totals.locks[0].times == 2 && totals.locks[0].held == Seconds(3.5))
    #expect(totals.locks[0].longest == Seconds(2) && totals.locks[0].waited == Seconds(0))
    #expect(totals.span == Seconds(3.5))
  }
}
