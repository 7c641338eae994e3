import Testing

@testable import SpeedupCore

@Suite struct GridTests {
  @Test(arguments: [
    ("1,2,4..6", ["1", "2", "4", "5", "6"]),
    ("1..252:x2", ["1", "2", "4", "8", "16", "32", "64", "128"]),
    ("10..50:+20", ["10", "30", "50"]),
    ("3..3", ["3"]), ("a,b", ["a", "b"]), ("1,1,1..2", ["1", "2"]), ("0.1,0.2", ["0.1", "0.2"]),
    ("../a.csv,b/../c", ["../a.csv", "b/../c"]),
    ("5..1", ["5", "4", "3", "2", "1"]), ("100..70:-10", ["100", "90", "80", "70"]), ("-1..1", ["-1", "0", "1"]),
    ("0.1..0.3:+0.1", ["0.1", "0.2", "0.3"]), ("1..0:-0.25", ["1.00", "0.75", "0.50", "0.25", "0.00"]),
    ("-0.1..0.1:+0.1", ["-0.1", "0.0", "0.1"]), ("0.1..0.35:+0.1", ["0.1", "0.2", "0.3"]),
    ("1..2.125:+0.5", ["1.0", "1.5", "2.0"]), ("0.10,007,1e3", ["0.10", "007", "1e3"]),
    ("','", [","]), (#"\,,a\,b"#, [",", "a,b"]), ("''", [""]), (#"a,"",b"#, ["a", "", "b"]), ("'1..3'", ["1..3"]),
    (#"1\..3"#, ["1..3"]), (#""say \"hi\"",it's"#, [#"say "hi""#, "it's"]), (#"\d+"#, [#"\d+"#]), (#"\\"#, [#"\"#]),
  ])
  func rangesGiveTheirValuesInOrderWithoutRepeats(text: String, values: [String]) throws {
    #expect(try AxisRange.values(text, option: "--x") == values)
  }

  @Test(arguments: [
    "", "1,,2", "4..1:+1", "1..4:-1", "4..1:x2", "1..x", "0.1..0.3", "0.5..2:x2", "1..2:+0", "'a", "'a'b", "a,",
    "1..5:+0", "1..5:x1", "0..5:x2", "1..5:3", "1..999999999", "..5",
  ])
  func `a range that makes no sense is refused with the option named`(text: String) {
    let error = #expect(throws: InputError.self) { try AxisRange.values(text, option: "--workers") }
    #expect(error?.description.contains("--workers") == true)
  }

  @Test(arguments: ["", ",", "a,b", "1..3", "'", "\"", "it's", #"a\b\\"#, #"'a","b'"#, "../x", "plain", "0.10"])
  func `a value that is quoted is read back as it stands`(value: String) throws {
    #expect(try AxisRange.values(AxisRange.quoted(value), option: "--x") == [value])
  }

  @Test func `ranges up to the largest number end`() throws {
    #expect(try AxisRange.values("9223372036854775806..9223372036854775807", option: "--x").count == 2)
  }

  @Test func `a grid has all combinations the last axis fastest`() throws {
    let grid = try Grid(axes: [Axis("a", ["1", "2"]), Axis("b", ["x", "y", "z"])])
    #expect(grid.cells().map { $0.map(\.value).joined() } == ["1x", "1y", "1z", "2x", "2y", "2z"])
  }

  @Test func `zipped axes advance together`() throws {
    let grid = try Grid(
      axes: [Axis("a", ["1", "2"]), Axis("b", ["x", "y"]), Axis("c", ["p", "q"])], zips: [["a", "c"]])
    #expect(grid.cells().map { $0.map(\.value).joined() } == ["1xp", "1yp", "2xq", "2yq"])
  }

  @Test(arguments: [true, false]) func `two spellings of one text in Unicode are refused, not one of them dropped`(
    keeps: Bool
  ) {
    let error = #expect(throws: InputError.self) {
      try AxisRange.values("\u{e9},e\u{301}", option: "--set f", keepsRepeats: keeps)
    }
    #expect(error?.description.contains("two spellings of Unicode") == true)
    #expect(throws: Never.self) { try AxisRange.values("\u{e9},\u{e9},e", option: "--set f", keepsRepeats: keeps) }
  }

  @Test func `a zipped axis may repeat a value and no place repeats`() throws {
    #expect(try AxisRange.values("1,1,2", option: "--a", keepsRepeats: true) == ["1", "1", "2"])
    let grid = try Grid(axes: [Axis("a", ["1", "1", "2"]), Axis("b", ["5", "6", "6"])], zips: [["a", "b"]])
    #expect(grid.cells().map { $0.map(\.value).joined() } == ["15", "16", "26"])
    #expect(throws: InputError.self) {
      try Grid(axes: [Axis("a", ["1", "1"]), Axis("b", ["5", "5"])], zips: [["a", "b"]])
    }
  }

  @Test func `zips that cannot be are refused`() {
    let axes = [Axis("a", ["1", "2"]), Axis("b", ["x"])]
    #expect(throws: InputError.self) { try Grid(axes: axes, zips: [["a", "b"]]) }
    #expect(throws: InputError.self) { try Grid(axes: axes, zips: [["a", "c"]]) }
    #expect(throws: InputError.self) { try Grid(axes: axes, zips: [["a", "a"]]) }
    #expect(throws: InputError.self) { try Grid(axes: axes, zips: [["a"], ["b"]]) }
    #expect(throws: InputError.self) { try Grid(axes: axes, zips: [[]]) }
  }

  @Test func `a grid too large is refused before it is built`() throws {
    let many = (0..<2000).map { String($0) }
    let grid = try Grid(axes: [Axis("a", many), Axis("b", many)])
    #expect(grid.count == 4_000_000)
    #expect(throws: InputError.self) { try grid.requireLimit() }
  }

  @Test func `a sample keeps the order and the seed decides it`() {
    let cells = Array(0..<1000)
    let sample = Grid.sample(cells, count: 50, seed: 7)
    #expect(sample.count == 50 && sample == sample.sorted() && Set(sample).count == 50)
    #expect(sample == Grid.sample(cells, count: 50, seed: 7))
    #expect(sample != Grid.sample(cells, count: 50, seed: 8))
    #expect(Grid.sample(cells, count: 2000, seed: 7) == cells)
  }

  @Test func `a sample is drawn from a grid of any size`() throws {
    let many = (0..<2000).map { String($0) }
    let axes = [Axis("a", many), Axis("b", many), Axis("c", many)]
    let drawn = try Grid(axes: axes, sample: 30).cells(seed: 7).map { $0.compactMap { Int($0.value) } }
    #expect(Set(drawn).count == 30 && drawn.allSatisfy { $0.count == 3 })
    #expect(drawn == drawn.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(throws: InputError.self) { try Grid(axes: axes, sample: Grid.limit + 1).requireLimit() }
    #expect(throws: InputError.self) { try Grid(axes: (0..<8).map { Axis("\($0)", many) }, sample: 1) }
  }

  @Test func `an excerpt holds cells of the grid under their numbers, and of a sample those that are drawn`() throws {
    let axes = [Axis("a", (0..<40).map { "\($0)" }), Axis("b", (0..<50).map { "\($0)" })]
    for sample in [nil, 300] {
      let grid = try Grid(axes: axes, sample: sample)
      let (all, some) = (grid.cells(seed: 3), grid.excerpt(20, seed: 3))
      #expect(some.count == 20 && some.map(\.number) == Set(some.map(\.number)).sorted())
      #expect(some.allSatisfy { all[$0.number] == $0.cell })
    }
    #expect(try Grid(axes: axes).excerpt(9_999, seed: 3).map(\.cell) == Grid(axes: axes).cells(seed: 3))
  }

  @Test func `an excerpt of a grid of any size keeps zipped axes together`() throws {
    let many = (0..<2000).map { String($0) }
    let grid = try Grid(axes: [Axis("a", many), Axis("b", many), Axis("c", many)], zips: [["a", "c"]])
    let some = grid.excerpt(5, seed: 1)
    #expect(grid.count == 4_000_000 && some.count == 5)
    #expect(some.allSatisfy { $0.cell[0].value == $0.cell[2].value })
  }
}
