import SpeedupStatistics
import Testing

@testable import SpeedupCore

@Suite struct RunColumnTests {
  /// What a column held by row says; 0 is nothing.
  private func column(_ values: [UInt32]) -> RunColumns.Column<UInt32> {
    var column = RunColumns.Column<UInt32>(0)
    for (row, value) in values.enumerated() where value != 0 { column[row] = value }
    return column
  }

  @Test func `a column holds what was put into it, whether its rows are equal or not`() {
    var random = SplitMix64(seed: 21)
    for kinds in 1...3 {
      for _ in 0..<300 {
        var values = (0..<random.nextBounded(9)).map { _ in UInt32(random.nextBounded(kinds + 1)) }
        var found = column(values)
        #expect(values.indices.allSatisfy { found[$0] == values[$0] } && found[values.count] == 0)
        #expect(found.isEmpty == values.allSatisfy { $0 == 0 })
        let rows = values.indices.filter { _ in random.nextBounded(2) == 0 }.shuffled()
        let gathered = found.gathered(rows, of: values.count)
        #expect(rows.indices.allSatisfy { gathered[$0] == values[rows[$0]] })
        guard !values.isEmpty else { continue }
        let changed = random.nextBounded(values.count)
        values[changed] = UInt32(random.nextBounded(kinds + 1))
        found[changed] = values[changed]
        #expect(values.indices.allSatisfy { found[$0] == values[$0] })
        found.shorten(to: changed)
        #expect((0..<9).allSatisfy { found[$0] == ($0 < changed ? values[$0] : 0) })
      }
    }
  }

  @Test func `which rows are disturbed is known although the figures are not kept`() throws {
    var random = SplitMix64(seed: 22)
    let records = (0..<400).map { place in
      let evidence: Evidence = random.nextBounded(4) == 0 ? .oversubscribed : .pinned
      let axes = [AxisValue("n", "\(place % 7)"), AxisValue("workers", ["1", "2", "16", ""][place % 4])]
      let mask: String? = [nil, "0-3", "0,2"][random.nextBounded(3)]
      var record = RunRecord(
        cell: place % 28, block: place / 28, position: 0, warmup: false, axes: axes, evidence: evidence, mask: mask)
      record.figures.wall = Seconds(1)
      record.figures.runDelay = [nil, Seconds(0.001), Seconds(0.4), Seconds(1.5)][random.nextBounded(4)]
      record.figures.steal = [nil, Seconds(0), Seconds(0.5)][random.nextBounded(3)]
      record.figures.cpuPressure = [nil, Seconds(0), Seconds(0.5)][random.nextBounded(3)]
      record.figures.peakThreads = [nil, 1, 9][random.nextBounded(3)]
      return record
    }
    let text = ResultTable(columns: ResultColumns(axes: ["n", "workers"], measures: []), records: records).text
    var reader = ResultReader(path: "r.csv", keeping: KeptFigures([.wall], disturbances: true))
    try Array(text.utf8).withUnsafeBytes { try reader.take($0) }
    let read = try reader.finish().records
    #expect(read.allSatisfy { $0.figures.runDelay == nil && $0.figures.wall != nil })
    let expected = Dictionary(
      uniqueKeysWithValues: records.map { ([$0.cell, $0.block], RunDisturbance.cause($0) != nil) })
    var disturbed = DisturbedRows(read)
    for row in read.indices {
      let isDisturbed = disturbed.contains(row)
      #expect(isDisturbed == expected[[read[row].cell, read[row].block]])
    }
    #expect(expected.values.contains(true) && expected.values.contains(false))
  }

  @Test func `cells of two tables are found by their values`() {
    func axes(_ cells: [[AxisValue]]) -> CellAxes { CellAxes(cells) }
    let base = axes(
      [("a", "1"), ("a", "2"), ("b", ""), ("b", "1")].map { [AxisValue("x", $0.0), AxisValue("y", $0.1)] })
    let other = axes(
      [("2", "a"), ("7", "a"), ("1", "b"), ("", "b")].map { [AxisValue("y", $0.0), AxisValue("x", $0.1)] })
    let index = CellIndex(base, by: ["x", "y"])
    let others = CellIndex(other, by: ["x", "y"], sharing: base)
    #expect(other.count == 4 && index.double == nil && others.double == nil)
    #expect((0..<4).map { index.place($0, of: others) } == [1, nil, 3, 2])
    #expect((0..<4).map { others.place($0, of: index) } == [nil, 0, 3, 2])
    #expect(CellIndex(base, by: ["x"]).double == 1 && CellIndex(base, by: []).double == 1)
    // One that has no such axis has no text there.
    #expect(
      CellIndex(base, by: ["z", "x", "y"]).place(2, of: CellIndex(base, by: ["z", "x", "y"], sharing: base)) == 2)
  }
}
