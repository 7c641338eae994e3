import Testing

@testable import SpeedupCore

/// What files of other tools look like beyond the usual.
@Suite struct TraceFormatsTests {
  private func read(_ text: String) throws -> TaskTrace { try TaskTrace(reading: Array(text.utf8), file: "in") }

  private func refusal(_ text: String) -> String {
    (#expect(throws: InputError.self) { try read(text) })?.description ?? ""
  }

  @Test func `a second run in the same file is told`() throws {
    let first = "load 0 1 1 10/10\nfit 1 2 1 10/11\nfit 1 2 1 10/12\n"
    let second = "load 9 10 1 20/20\nfit 10 11 1 20/21\nfit 10 11 1 20/22\n"
    let missing = try read(first + second).missing
    #expect(
      missing.first?.hasPrefix("whether this is one run: from line 4 on other workers begin again with 'load'") == true)
    // Pools made anew for every round, by one caller.
    let rounds = "plan 0 1 1 m\nfit 1 2 1 a\nplan 2 3 1 m\nfit 3 4 1 b\n"
    #expect(try read(rounds).missing.allSatisfy { !$0.contains("one run") })
  }

  @Test func `a line that is none is refused before it is read`() {
    let zeros = String(repeating: "\u{0}", count: 70_000)
    #expect(throws: InputError.self) { try TaskLines.trace(Array("a 1 2\n\(zeros)\n".utf8), file: "in") }
    #expect(
      refusal("a 1 2\n" + String(repeating: "b", count: 70_000) + " 1 2\n").hasPrefix("in:2: a line of 70004 bytes"))
  }

  @Test func `a mark of bytes before a text is no part of it`() throws {
    #expect(try read("\u{FEFF}a 1 2 1 v\na 2 3 1 v\n").phases.map(\.name) == ["a"])
  }

  @Test func `JSON that holds no events is not taken for lines`() {
    #expect(refusal("{\"displayTimeUnit\":\"ns\",\"otherData\":{}}").contains("without 'traceEvents'"))
    #expect(refusal("[{\"a\":1}]").contains("[0] has no 'ph'"))
  }

  @Test func `the end of a Chrome event is that of its name, and its thread's clock its CPU time`() throws {
    func event(_ kind: String, _ name: String, _ at: Int, _ clock: Int) -> String {
      "{\"ph\":\"\(kind)\",\"name\":\"\(name)\",\"pid\":1,\"tid\":1,\"ts\":\(at),\"tts\":\(clock)}"
    }
    let events = [event("B", "outer", 0, 0), event("B", "inner", 10, 10), event("E", "outer", 100, 60)]
    let trace = try read("[\(events.joined(separator: ","))]")
    #expect(trace.phases.map(\.name) == ["outer"] && trace.phases[0].tasks[0].cpu == Seconds(60e-6))
    #expect(trace.missing == ["1 event of kind B without E"])
  }

  @Test func `no factor is told that phases side by side contradict`() throws {
    let summary = try TraceSource.value(read("x 0 10 1 a\ny 0 6 1 b\ny 6 9 1 b\nz 10 12 1 a\n")).summary()
    #expect(summary.span == Seconds(12) && summary.hasOverlaps)
    let apart = try TraceSource.value(read("x 0 10 1 a\nz 10 12 1 a\n")).summary()
    #expect(apart.span == Seconds(12) && !apart.hasOverlaps)
    // The second one overlaps both others, which don't overlap each other.
    let chain = try TraceSource.value(read("x 0 4 1 a\ny 3 9 1 b\nz 8 11 1 a\n")).summary()
    #expect(chain.span == Seconds(6))
  }
}
