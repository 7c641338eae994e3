import Testing

@testable import SpeedupCore

@Suite struct CellMarksTests {
  @Test func `what is said of many cells alike is said of each`() {
    var marks = CellMarks(ofOthers: "no run")
    marks[4] = "2 of 3"
    for cell in [1, 7, 9] { marks.append(cell) }
    #expect((0..<10).map { marks[$0] ?? "" } == ["", "no run", "", "", "2 of 3", "", "", "no run", "", "no run"])
    #expect(marks == [1: "no run", 4: "2 of 3", 7: "no run", 9: "no run"] && marks != [1: "no run"])
    #expect(marks.count(without: [4, 5, 9]) == 2 && marks.keys.sorted() == [1, 4, 7, 9] && !marks.isEmpty)
    #expect(CellMarks().isEmpty && CellMarks(ofOthers: "x")[0] == nil)
  }
}
