import Testing

@testable import SpeedupCore

/// Texts that Unicode takes for the same and Linux does not.
@Suite struct ExactTextTests {
  private let composed = "caf\u{e9}"
  private let decomposed = "cafe\u{301}"

  @Test func `texts of other bytes are other texts`() {
    #expect(composed == decomposed, "to Swift")
    #expect(!composed.isExactly(decomposed) && composed.isExactly("caf\u{e9}") && !composed.isExactly(nil))
    #expect(Set([composed, decomposed, composed].map { ExactText($0) }).count == 2)
    #expect([composed, decomposed, composed].distinctTexts.map(\.utf8.count) == [5, 6])
    #expect(![composed].containsExactly(decomposed))
  }

  @Test func `values and axes of other bytes make other cells`() throws {
    #expect(Set([AxisValue("f", composed), AxisValue("f", decomposed), AxisValue("f", composed)]).count == 2)
    #expect(AxisValue(composed, "1") != AxisValue(decomposed, "1"))
    #expect(ReferenceChoice.distinct([composed, decomposed, composed]).count == 2)
    let zipped = try Grid(axes: [Axis("f", [composed, decomposed]), Axis("g", ["1", "1"])], zips: [["f", "g"]])
    #expect(zipped.count == 2)
  }

  @Test func `a selection finds the one that is meant`() throws {
    let cells = [composed, decomposed].map { [AxisValue("f", $0)] }
    let choice = try ReferenceChoice(parsing: "f=\(decomposed)", cells: cells)
    #expect(choice == .fixed(cells[1]))
    #expect(throws: InputError.self) { try ReferenceChoice(parsing: "f=\(decomposed)", cells: [cells[0]]) }
  }
}
