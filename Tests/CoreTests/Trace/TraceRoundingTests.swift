import Testing

@testable import SpeedupCore

/// Times of a file are rounded, and what they show must not hang on that.
@Suite struct TraceRoundingTests {
  private func read(_ text: String) throws -> TaskTrace { try TaskTrace(reading: Array(text.utf8), file: "in") }

  private func refusal(_ text: String) -> String {
    (#expect(throws: InputError.self) { try read(text) })?.description ?? ""
  }

  @Test(arguments: [0, 100, 512, 1000, 1_700_000_000])
  func `a nanosecond of overlap makes no third worker`(base: Int) throws {
    let trace = try read(
      "p \(base).000000000 \(base).100000001 - a\np \(base).100000000 \(base).200000000 - a\n"
        + "p \(base).000000000 \(base).200000000 - b\n")
    #expect(trace.workers == 2 && trace.phases.count == 1)
    let tasks = trace.phases[0].tasks
    #expect(tasks.allSatisfy { one in tasks.allSatisfy { $0.worker != one.worker || $0 == one || disjoint($0, one) } })
  }

  private func disjoint(_ a: TaskTrace.Task, _ b: TaskTrace.Task) -> Bool { a.end <= b.start || b.end <= a.start }

  /// Three threads, tasks of 2.4 µs one after the other, all rounded to whole microseconds.
  private var rounded: [(thread: Int, start: Int, length: Int)] {
    (0..<3).flatMap { thread in
      (0..<40).map { task in
        let start = 7.3 + Double(task) * 2.4 + Double(thread) * 0.3
        return (thread, Int(start), Int((2.4).rounded(.up)))
      }
    }
  }

  @Test func `whole microseconds of Chrome events don't double the threads`() throws {
    let events = rounded.map {
      "{\"ph\":\"X\",\"name\":\"step\",\"pid\":1,\"tid\":\($0.thread),\"ts\":\($0.start),\"dur\":\($0.length)}"
    }
    let trace = try read("[\(events.joined(separator: ",\n"))]")
    #expect(trace.workers == 3 && trace.phases.map(\.name) == ["step"] && trace.phases[0].tasks.count == 120)
    #expect(trace.missing.allSatisfy { !$0.contains("overlap") })
  }

  @Test func `lines with six digits are taken as Chrome events are`() throws {
    func decimal(_ microseconds: Int) -> String {
      "0.\(String(repeating: "0", count: 6 - "\(microseconds)".count))\(microseconds)"
    }
    let lines = rounded.map { "step \(decimal($0.start)) \(decimal($0.start + $0.length)) - t\($0.thread)\n" }
    #expect(try read(lines.joined()).workers == 3)
    #expect(refusal("a 0.000010 0.000020 - w\na 0.000015 0.000030 - w\n").contains("at the same time"))
  }

  @Test func `phases that a barrier parts don't overlap by rounding`() throws {
    let trace = try read("a 0.0 1.000001 1 v\na 0.0 1.0 1 w\nb 1.000000 2.0 1 v\nb 1.000000 2.0 1 w\n")
    #expect(trace.missing.isEmpty && trace.phases.map(\.name) == ["a", "b"])
    #expect(trace.phases[0].end == trace.phases[1].begin)
  }

  @Test func `a lock that sticks out of its task by rounding is held within it`() throws {
    let trace = try read("a 0.0 1.0 1 w\nlock:x 0.5 0.5 1.0000005 w\na 1.0 2.0 1 w\n")
    #expect(trace.phases[0].holds.map(\.end) == [Seconds(1)])
  }

  @Test func `times that no run has are refused, whatever form`() throws {
    #expect(refusal("a 1 2 1e10 w\na 2 3 1 w\n").hasPrefix("in:1: CPU time 1e10 s is more than 90 days"))
    let event = "\"ph\":\"X\",\"name\":\"a\",\"pid\":1,\"tid\":2"
    #expect(refusal("[{\(event),\"ts\":0,\"dur\":5,\"tdur\":1e300}]").contains("CPU time is"))
    #expect(refusal("[{\(event),\"ts\":1e300,\"dur\":5}]").contains("ts is 1e+300; expected microseconds"))
  }
}
