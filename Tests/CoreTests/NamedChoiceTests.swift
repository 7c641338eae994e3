import Testing

@testable import SpeedupCore

/// Names and values as people type them.
@Suite struct NamedChoiceTests {
  @Test(arguments: [
    ("half", nil), ("tall", "all"), ("lal", "all"), ("time", nil), ("wlal", "wall"), ("wal", "wall"), ("cpi", "cpu"),
    ("tired", "tiered"), ("partitoin", "partition"), ("frobnicate", nil),
  ])
  func `a name is taken for another one when a third of its letters differ at most`(_ typed: String, _ meant: String?) {
    let names = ["all", "wall", "cpu", "tiered", "partition", "memory", "instructions"]
    #expect(NearestName.of(typed, among: names) == meant)
  }

  @Test func `a threshold given twice for one metric is refused`() {
    #expect(throws: InputError("--threshold: 'cpu' is there twice; keep one")) {
      try Margin.read(["cpu=1%,wall=5%", "cpu=2%"], judged: [.cpu, .wall])
    }
  }

  private let cells = [",", "a,b", "it's", ""].map { [AxisValue("sep", $0), AxisValue("n", "1")] }

  @Test(arguments: [
    (#"sep=","",n=1"#, nil), (#"sep=',',n=1"#, ","), (#"n=1,sep="a,b""#, "a,b"), (#"sep=a\,b"#, "a,b"),
    ("sep=it's", "it's"), ("sep=,n=1", ""),
  ])
  func `a reference names values with commas as set does`(_ text: String, _ value: String?) throws {
    guard let value else {
      #expect(throws: InputError.self) { try ReferenceChoice(parsing: text, cells: cells) }
      return
    }
    guard case .fixed(let values) = try ReferenceChoice(parsing: text, cells: cells) else {
      Issue.record("no fixed reference")
      return
    }
    #expect(values.value(of: "sep") == value)
  }

  @Test(arguments: ["sep", "=1", "sep=','x", "sep='", "n=1,", "n=1,n=1"])
  func `what is no reference is refused`(_ text: String) {
    let error = #expect(throws: InputError.self) { try ReferenceChoice(parsing: text, cells: cells) }
    #expect(error?.description.hasPrefix("--reference: ") == true)
  }
}
