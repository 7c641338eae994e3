import Testing

@testable import SpeedupCore
@testable import SpeedupStatistics
@testable import SpeedupWorkloads

/// A bar as tests write it down.
typealias Bar = (minute: Int32, open: Int32, high: Int32, low: Int32, close: Int32)

extension MinuteBars {
  /// Bars of several days, by the day's number.
  static func of(_ days: [(day: Int32, bars: [Bar])]) throws -> MinuteBars {
    let bars = try MinuteBars(capacity: max(1, days.reduce(0) { $0 + $1.bars.count }), others: 1)
    for (day, rows) in days {
      for row in rows {
        let (columns, at) = (bars.columns, bars.count)
        columns.time[at] = day * MinuteTime.day + row.minute
        (columns.open[at], columns.high[at]) = (row.open, row.high)
        (columns.low[at], columns.close[at]) = (row.low, row.close)
        bars.others[0][at] = 1
        bars.count += 1
      }
    }
    return bars
  }

  /// Bars with gaps of every size, days without some range and with none, and prices that hardly move, so that equal
  /// highs, ranges of nothing and bars that leave a range on both sides are common.
  static func random(seed: UInt64, days: Int32) throws -> MinuteBars {
    var dice = SplitMix64(seed: seed)
    func below(_ upper: Int) -> Int32 { Int32(dice.nextBounded(upper)) }
    var all: [(day: Int32, bars: [Bar])] = []
    for day in -3..<(days - 3) where below(7) != 0 {
      let keep = [1, 5, 30, 95][Int(below(4))]
      let (first, last) = (below(2) == 0 ? 0 : below(1200), below(3) == 0 ? below(1440) : 1440)
      let calm = below(2) == 0 ? 2 : 6
      var price: Int32 = 100
      var bars: [Bar] = []
      for minute in first..<max(first, last) where below(100) < Int32(keep) {
        let open = price + below(3) - 1
        price = open + below(calm * 2 + 1) - Int32(calm)
        bars.append((minute, open, max(open, price) + below(calm), min(open, price) - below(calm), price))
      }
      all.append((day, bars))
    }
    return try of(all)
  }

  /// All rows, by one of the methods.
  func rows(_ method: AnalyzerOptions.Method, _ slots: [Int] = Array(RangeSlot.all.indices)) throws -> [BreakoutRow] {
    var sink = BreakoutSink(log: nil, expecting: 0)
    switch method {
    case .scan: try FrameScan.scan(self, slots, into: &sink)
    case .sliced: try SlicedScan.scan(self, slots, into: &sink)
    }
    return sink.rows
  }
}

@Suite("The analyzer's rule")
struct AnalyzerRuleTests {
  /// The row of the first slot (480 to 810) of one day's bars, the same by both methods.
  static func first(_ bars: [Bar]) throws -> BreakoutRow? {
    let all = try MinuteBars.of([(5, bars)])
    let rows = try all.rows(.sliced)
    #expect(try all.rows(.scan) == rows)
    return rows.first { $0.slot == 0 }
  }

  /// A row of day 5, slot 0.
  static func row(
    _ direction: Int8, _ entry: Int16, _ exit: Int16, _ outcome: BreakoutRow.Outcome, _ pnl: Int32
  ) -> BreakoutRow {
    var row = BreakoutRow(day: 5, slot: 0)
    (row.direction, row.entryMinute, row.exitMinute, row.pnl) = (direction, entry, exit, pnl)
    row.outcome = outcome
    return row
  }

  /// A range from 100 to 110.
  static let range: Bar = (500, 100, 110, 100, 105)

  @Test func `Nine slots: three from minute 480, six from minute 840`() {
    #expect(
      RangeSlot.names == [
        "480-810", "480-840", "480-900", "840-930", "840-960", "840-990", "840-1020", "840-1050", "840-1080",
      ])
  }

  @Test func `The target is half a range away, rounded down, and the stop a whole one`() throws {
    let odd: Bar = (500, 100, 111, 100, 105)
    // Bought at 112: target 117, stop 101.
    #expect(
      try Self.first([odd, (815, 111, 112, 111, 111), (816, 115, 117, 114, 116)]) == Self.row(1, 815, 816, .win, 5))
    #expect(
      try Self.first([odd, (815, 111, 112, 111, 111), (816, 115, 116, 101, 116)]) == Self.row(1, 815, 816, .loss, -11))
    #expect(
      try Self.first([odd, (815, 111, 112, 111, 111), (816, 115, 116, 102, 114)]) == Self.row(1, 815, 816, .time, 2))
    // Sold at 99: target 94, stop 110.
    #expect(try Self.first([odd, (815, 99, 100, 99, 99), (816, 95, 109, 94, 96)]) == Self.row(-1, 815, 816, .win, 5))
    #expect(
      try Self.first([odd, (815, 99, 100, 99, 99), (816, 95, 110, 95, 96)]) == Self.row(-1, 815, 816, .loss, -11))
    #expect(try Self.first([odd, (815, 99, 100, 99, 99), (816, 95, 109, 95, 96)]) == Self.row(-1, 815, 816, .time, 3))
  }

  @Test func `Within a bar the stop comes first; the breakout's own bar is tested for neither`() throws {
    let both: Bar = (811, 120, 130, 90, 120)
    #expect(try Self.first([Self.range, (810, 111, 130, 101, 120), both]) == Self.row(1, 810, 811, .loss, -10))
    #expect(try Self.first([Self.range, (810, 99, 108, 80, 90), both]) == Self.row(-1, 810, 811, .loss, -10))
  }

  @Test
  func `A bar that leaves the range on both sides counts for the side nearer to its open, upwards if both are as near`()
    throws
  {
    for (open, direction) in [(104, -1), (105, 1), (106, 1), (90, -1), (120, 1)] as [(Int32, Int8)] {
      let row = try Self.first([Self.range, (900, open, 120, 90, 100)])
      #expect(row?.direction == direction, "open \(open)")
    }
  }

  @Test func `Touching the range is no breakout; a tick more is; the range's end counts, minute 1320 does not`() throws
  {
    #expect(try Self.first([Self.range, (810, 105, 110, 100, 105)]) == BreakoutRow(day: 5, slot: 0))
    #expect(
      try Self.first([Self.range, (809, 105, 111, 100, 105)]) == BreakoutRow(day: 5, slot: 0), "it is of the range")
    #expect(try Self.first([Self.range, (810, 105, 111, 100, 105)])?.entryMinute == 810)
    #expect(try Self.first([Self.range, (1319, 105, 111, 100, 105)])?.entryMinute == 1319)
    #expect(try Self.first([Self.range, (1320, 105, 111, 100, 105)]) == BreakoutRow(day: 5, slot: 0))
    #expect(try Self.first([(479, 1, 900, 1, 5), Self.range, (810, 105, 111, 100, 105)])?.direction == 1)
    #expect(try Self.first([(480, 1, 900, 1, 5), Self.range, (810, 105, 111, 100, 105)])?.direction == 0)
  }

  @Test func `What is open at the end is closed with the last bar, which may be the breakout's own`() throws {
    #expect(
      try Self.first([Self.range, (900, 105, 111, 105, 107), (1319, 108, 109, 106, 108), (1320, 1, 900, 1, 1)])
        == Self.row(1, 900, 1319, .time, -3))
    #expect(try Self.first([Self.range, (900, 105, 111, 105, 107)]) == Self.row(1, 900, 900, .time, -4))
  }

  @Test func `A range of nothing, or of one tick, has its target at the entry`() throws {
    let flat: Bar = (500, 100, 100, 100, 100)
    #expect(
      try Self.first([flat, (810, 101, 101, 101, 101), (811, 102, 103, 102, 102)]) == Self.row(1, 810, 811, .win, 0))
    #expect(
      try Self.first([flat, (810, 101, 101, 101, 101), (811, 101, 101, 101, 101)]) == Self.row(1, 810, 811, .loss, 0))
    let one: Bar = (500, 100, 101, 100, 100)
    #expect(
      try Self.first([one, (810, 102, 102, 102, 102), (811, 102, 102, 102, 102)]) == Self.row(1, 810, 811, .win, 0))
  }

  @Test func `No bar in a range gives no row, no bars no rows at all`() throws {
    #expect(try MinuteBars.of([]).rows(.sliced).isEmpty && MinuteBars.of([]).rows(.scan).isEmpty)
    #expect(try MinuteBars.of([(1, [(479, 5, 5, 5, 5), (1080, 6, 6, 6, 6)])]).rows(.sliced).isEmpty)
    let rows = try MinuteBars.of([(1, [(839, 5, 5, 5, 5)]), (2, []), (3, [(1079, 5, 5, 5, 5)])]).rows(.sliced)
    #expect(rows.map { [$0.day, Int32($0.slot)] } == [[1, 1], [1, 2], [3, 8]])
    #expect(rows.allSatisfy { $0.outcome == .none && $0.direction == 0 && $0.pnl == 0 })
  }

  @Test func `A result without a trade has empty fields; the others are written as numbers`() {
    let text = BreakoutFile.text([BreakoutRow(day: 0, slot: 0), Self.row(-1, 811, 1319, .time, -12)])
    #expect(
      String(decoding: text.bytes, as: UTF8.self) == """
        day,slot,dir,entry_minute,exit_minute,result,pnl_ticks
        1970-01-01,0,none,,,none,
        1970-01-06,0,S,811,1319,time,-12

        """)
  }

  @Test(arguments: 1...4)
  func `Whole-frame scan and slices agree on random bars with gaps, for all slots and for each alone`(seed: Int) throws
  {
    let bars = try MinuteBars.random(seed: UInt64(seed), days: 30)
    #expect(bars.firstBad() == nil)
    let rows = try bars.rows(.sliced)
    #expect(rows.count > 60)
    #expect(try bars.rows(.scan) == rows)
    let single = try RangeSlot.all.indices.map { try bars.rows(.sliced, [$0]) }
    #expect(BreakoutRow.merged(single) == rows)
    #expect(Set(rows.map(\.outcome)).count == 4, "every outcome comes up")
  }

  @Test(arguments: 1...3)
  func `Entries follow the range, exits the entry; pay-offs are the range's; nothing was reached before`(seed: Int)
    throws
  {
    let bars = try MinuteBars.random(seed: 100 + UInt64(seed), days: 25)
    let columns = bars.columns
    for row in try bars.rows(.sliced) where row.direction != 0 {
      let slot = RangeSlot.all[Int(row.slot)]
      let midnight = row.day * MinuteTime.day
      func places(_ minutes: Range<Int32>) -> Range<Int> {
        let first = columns.first(at: midnight + minutes.lowerBound, in: 0..<bars.count)
        return first..<columns.first(at: midnight + minutes.upperBound, in: first..<bars.count)
      }
      let range = places(slot.start..<slot.end)
      let (highest, lowest) = (range.map { columns.high[$0] }.max()!, range.map { columns.low[$0] }.min()!)
      let size = highest - lowest
      let sign = Int32(row.direction)
      let entry = sign > 0 ? highest + 1 : lowest - 1
      let (target, stop) = (entry + sign * (size / 2), entry - sign * size)
      #expect(sign * stop <= sign * entry && sign * entry <= sign * target)
      if size >= 2 { #expect(sign * stop < sign * entry && sign * entry < sign * target) }
      let (entered, left) = (Int32(row.entryMinute), Int32(row.exitMinute))
      #expect(entered >= slot.end && entered < RangeSlot.close && left < RangeSlot.close)
      #expect(places(slot.end..<entered).allSatisfy { columns.high[$0] <= highest && columns.low[$0] >= lowest })
      let between = places((entered + 1)..<max(entered + 1, row.outcome == .time ? left + 1 : left))
      #expect(
        between.allSatisfy { at in
          let (worst, best) = sign > 0 ? (columns.low[at], columns.high[at]) : (columns.high[at], columns.low[at])
          return sign * worst > sign * stop && sign * best < sign * target
        })
      switch row.outcome {
      case .win: #expect(row.pnl == size / 2 && left > entered)
      case .loss: #expect(row.pnl == -size && left > entered)
      case .time: #expect(row.pnl == sign * (columns.close[places(left..<(left + 1)).lowerBound] - entry))
      case .none: Issue.record("a trade without an end")
      }
    }
  }

  @Test(arguments: [
    ("0.25", 1640.25, 6561, "1640.25"), ("0.01", 1.13, 113, "1.13"), ("0.03125", 100.03125, 3201, "100.03125"),
    ("5", -35, -7, "-35"), ("0.00005", 1.23455, 24691, "1.23455"), ("0.1", -0.3, -3, "-0.3"), ("1", 0, 0, "0"),
  ])
  func `Prices convert to ticks and back without error; what is between two ticks does not`(
    _ tick: String, _ price: Double, _ ticks: Int64, _ text: String
  ) throws {
    let size = try TickSize(tick)
    #expect(size.ticks(price) == ticks)
    var bytes = TextBytes()
    size.append(ticks, to: &bytes)
    #expect(String(decoding: bytes.bytes, as: UTF8.self) == text)
    #expect(size.ticks(price + size.ticks(0).map { _ in 0.000_01 }!) == nil)
  }

  @Test(arguments: ["", "0", "0.0", "-1", "x", "1.2.3", "0.0000000001", "1e-2", "1000000001", "999999999999999"])
  func `A step of prices that is none, or too large for prices to be exact, is an error`(_ text: String) {
    #expect(throws: InputError.self) { try TickSize(text) }
  }

  @Test(arguments: ["1000000000", "0.000000001"])
  func `With the largest step generated prices are written and read back`(_ tick: String) throws {
    let axes = ["tick": tick, "format": "csv"]
    #expect(
      try answer(AnalyzerTests.workload, AnalyzerTests.request(axes)).digest
        == answer(AnalyzerTests.workload, AnalyzerTests.request(["tick": tick])).digest)
  }
}
