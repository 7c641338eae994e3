import FoundationEssentials
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupStatistics
@testable import SpeedupWorkloads

@Suite("Properties of the weekly workload")
struct WeeklyPropertyTests {
  static func generated(
    symbols: Int = 7, days: Int = 120, skew: DailyGenerator.Skew = .zipf, seed: UInt64 = 5
  ) throws -> DailyTable {
    try DailyGenerator(symbols: symbols, days: days, skew: skew, seed: seed).table()
  }

  @Test func `A week runs from Saturday to Friday and is labelled with that Friday, traded or not`() throws {
    // 2024-03-01 is a Friday; the next one, the 8th, has no row.
    let table = try DailyTable.of([
      Row("A", "2024-03-01", 1), Row("A", "2024-03-02", 2), Row("A", "2024-03-03", 3),
      Row("A", "2024-03-07", 4), Row("A", "2024-03-09", 5), Row("A", "2024-03-29", 6),
    ])
    let (output, _) = try weekly(table)
    let labels = (0..<output.barCount(0)).map { CivilDate.text(output.bars(0).labels[$0]) }
    #expect(labels == ["2024-03-01", "2024-03-08", "2024-03-15", "2024-03-29"])
    #expect((0..<4).map { output.bars(0).open[$0] } == [1, 2, 5, 6])
    #expect((0..<4).map { output.bars(0).close[$0] } == [1, 4, 5, 6])
  }

  @Test func `Every day of four centuries, also before 1970, belongs to the Friday 0 to 6 days later`() {
    let wrong = (day("1800-01-01")...day("2200-01-01")).filter { date in
      let label = WeekLabel.of(date)
      // 1970-01-02 was a Friday.
      return !(0...6).contains(label - date) || (label - 1) % 7 != 0
    }
    #expect(wrong.isEmpty)
  }

  @Test func `A daily row sees the last bar before its day: a Friday still the week before`() throws {
    let table = try DailyTable.of([
      Row("A", "2024-03-01", 10), Row("A", "2024-03-04", 20), Row("A", "2024-03-08", 40),
      Row("A", "2024-03-11", 80),
    ])
    let (output, _) = try weekly(table)
    let ema = output.merged.features[.ema12]
    let second = 10 + (40 - 10) * (2.0 / 13)
    #expect(ema[0].isNaN)
    #expect(ema[1] == 10)
    #expect(ema[2] == 10)
    #expect(ema[3] == second)
  }

  @Test func `No look-ahead: changing or dropping all rows from a day on changes nothing merged up to that day`() throws
  {
    let original = try Self.generated()
    let (expected, _) = try weekly(original)
    var random = SplitMix64(seed: 3)
    for _ in 0..<20 {
      let cut = original.rows.dates[Int.random(in: 0..<original.count, using: &random)]
      let changed = original.allRows.map { row in
        guard row.date >= cut else { return row }
        var other = row
        other.open *= 3
        other.high *= 5
        other.low /= 7
        other.close *= 2
        other.volume += 1000
        return other
      }
      for rows in [changed, original.allRows.filter { $0.date < cut }] {
        let (output, _) = try weekly(try DailyTable.of(rows))
        for (symbol, name) in output.names.enumerated() {
          let before = try #require(expected.names.firstIndex(of: name))
          let upTo = output.rows(symbol).filter { output.merged.dates[$0] <= cut }
          #expect(
            zip(upTo, expected.rows(before)).allSatisfy { row, old in
              output.merged.dates[row] == expected.merged.dates[old]
                && Feature.allCases.allSatisfy { feature in
                  let new = output.merged.features[feature][row]
                  let known = expected.merged.features[feature][old]
                  return new == known || (new.isNaN && known.isNaN)
                }
            })
        }
      }
    }
  }

  @Test(arguments: 1...5)
  func `Changing the rows of a day changes what the next week sees`(_ back: Int) throws {
    let rows = try Self.generated(symbols: 1).allRows
    var changed = rows
    changed[rows.count - 5 - back].high *= 2
    let (before, _) = try weekly(try DailyTable.of(rows))
    let (after, _) = try weekly(try DailyTable.of(changed))
    #expect(before.merged.features[.range][rows.count - 1] != after.merged.features[.range][rows.count - 1])
  }

  @Test(arguments: ["filter", "copy-all", "partition", "partition-f32"])
  func `The order of the rows changes no bit of the answer`(_ variant: String) throws {
    let table = try Self.generated()
    let expected = try weekly(table, variant: variant).answer.digest
    var random = SplitMix64(seed: 9)
    for _ in 0..<10 {
      let shuffled = try DailyTable.of(table.allRows.shuffled(using: &random))
      #expect(try weekly(shuffled, variant: variant).answer.digest == expected)
      let threads = ThreadPool(workers: 3)
      #expect(try weekly(shuffled, variant: variant, on: threads).answer.digest == expected)
    }
    #expect(table.allRows == (try Self.generated()).allRows, "a run leaves its input as it was")
  }

  @Test(arguments: 1...8)
  func `The partition has every row once, with its symbol, in the table's order, for any number of workers`(
    _ workers: Int
  ) throws {
    var random = SplitMix64(seed: UInt64(workers))
    // More rows than a block has, so that there are several.
    let table = try DailyTable.of(
      try Self.generated(symbols: 40, days: 2000).allRows.shuffled(using: &random))
    let runner = PhaseRunner(pool: ThreadPool(workers: workers))
    let census = try SymbolCensus(of: table, runner)
    #expect(workers == 1 || census.blocks.count > 1)
    let rows: SymbolRows<Double, Int64> = try Partition.split(table, census, runner)
    let bySymbol = Dictionary(grouping: table.allRows, by: \.symbol)
    #expect(Set(census.names) == Set(bySymbol.keys))
    for (symbol, name) in census.names.enumerated() {
      let columns = rows.columns[symbol]
      let expected = bySymbol[name]!
      #expect(columns.count == expected.count)
      #expect(
        expected.enumerated().allSatisfy { index, row in
          columns.dates[index] == row.date && columns.volume[index] == row.volume
            && columns.open[index] == row.open && columns.high[index] == row.high
            && columns.low[index] == row.low && columns.close[index] == row.close
        })
    }
  }

  @Test func `Volumes add up: all bars of a symbol hold what its rows hold, also beyond 32 bits`() throws {
    let rows = try Self.generated().allRows.map { row in
      var large = row
      large.volume *= 3000
      return large
    }
    let expected = Dictionary(grouping: rows, by: \.symbol).mapValues { $0.reduce(0) { $0 + $1.volume } }
    for variant in ["partition", "partition-f32"] {
      let (output, _) = try weekly(try DailyTable.of(rows), variant: variant)
      for (symbol, name) in output.names.enumerated() {
        let sum = (0..<output.barCount(symbol)).reduce(Int64(0)) { $0 + output.bars(symbol).volume[$1] }
        #expect(sum == expected[name])
        #expect(sum > Int64(Int32.max))
      }
    }
  }

  @Test func `A down-cast answer says so, and its probes agree with the exact ones within the harness's tolerance`()
    throws
  {
    let table = try Self.generated(symbols: 20, days: 300)
    let exact = try weekly(table).answer
    let reduced = try weekly(table, variant: "partition-f32").answer
    #expect(exact.precision == .exact && reduced.precision == .reduced)
    #expect(exact.digest != reduced.digest)
    // Weekly columns have their single values too.
    #expect(exact.probes.count == (2 + WeeklyProbes.samples) * (5 + 12) + 2 * 12)
    let slacks = try #require(exact.probeSlacks)
    for (index, (a, b)) in zip(exact.probes, reduced.probes).enumerated() {
      #expect(abs(a - b) <= Answer.reducedTolerance * abs(a) + slacks[index], "probe \(index)")
    }
  }

  @Test(arguments: ["partition", "partition-f32"])
  func `Prices at the edges of what is read give no answer, and probes that could be sent`(_ variant: String) throws {
    // Beyond 32 bits, and with returns beyond 64.
    let prices = (0..<40).map { $0 % 2 == 0 ? Double.greatestFiniteMagnitude : .leastNonzeroMagnitude }
    var date = day("2024-01-01")
    let rows = prices.map { price in
      date += 7
      return Row("A", CivilDate.text(date), price)
    }
    let input = WeeklyWorkload.Input(table: try DailyTable.of(rows), report: nil)
    let request = RunRequest(variant: variant)
    let output = try WeeklyWorkload().run(input, request, on: SerialExecutor())
    let error = #expect(throws: InputError.self) { try WeeklyWorkload().answer(output, input, request) }
    #expect(error?.description.hasPrefix("weekly: ") == true && error?.description.contains("is infinite") == true)
    let probes = WeeklyProbes(output.result).values
    #expect(probes.allSatisfy { $0.isFinite })
    #expect(try JSONDecoder().decode([Double].self, from: JSONEncoder().encode(probes)) == probes)
  }

  @Test(arguments: [
    ["\u{e9}", "e\u{301}"], [String(repeating: "\u{e9}", count: 9), String(repeating: "e\u{301}", count: 9)],
  ])
  func `Symbols that look the same and differ in their bytes stay apart in every variant`(_ names: [String]) throws {
    // Few rows of the one and many of the other: a copy of the few must not get the many.
    let rows = try Self.generated(symbols: 1, days: 3000).allRows
    let table = try read(
      DailyCSVReaderTests.header
        + (rows.prefix(3).map { ($0, names[0]) } + rows.map { ($0, names[1]) }).map { row, name in
          "\(CivilDate.text(row.date)),\(name),\(row.open),\(row.high),\(row.low),\(row.close),\(row.volume)\n"
        }.joined())
    #expect(table.report.rowsDropped == 0)
    let (expected, answer) = try weekly(table.table)
    #expect(expected.names.map { Array($0.utf8) } == [names[1], names[0]].map { Array($0.utf8) })
    #expect(expected.names.indices.map { expected.rows($0).count } == [3000, 3])
    for variant in ["filter", "copy-all"] {
      #expect(try weekly(table.table, variant: variant).answer.digest == answer.digest)
    }
  }

  @Test func `The digest sees every column of the bars, of the features and of the merged rows`() throws {
    let (output, answer) = try weekly(try Self.generated(symbols: 2, days: 100, skew: .equal))
    let merged = Feature.allCases.map { output.merged.features[$0] + output.rows(1).upperBound - 1 }
    let last = output.barCount(1) - 1
    for value in merged + output.bars(1).valueColumns.map({ $0 + last }) {
      let before = value.pointee
      value.pointee = before.nextUp
      #expect(WeeklyAnswer.digest(output) != answer.digest)
      value.pointee = before
    }
    output.bars(1).labels[last] += 7
    #expect(WeeklyAnswer.digest(output) != answer.digest)
    output.bars(1).labels[last] -= 7
    output.merged.dates[0] += 1
    #expect(WeeklyAnswer.digest(output) != answer.digest)
    output.merged.dates[0] -= 1
    #expect(WeeklyAnswer.digest(output) == answer.digest)
  }

  @Test func `The digest sees every row: one more piece sold, or a higher high, and it is another`() throws {
    let rows = try Self.generated(symbols: 2, days: 30).allRows
    let digest = try weekly(try DailyTable.of(rows)).answer.digest
    for index in rows.indices {
      var sold = rows
      sold[index].volume += 1
      #expect(try weekly(try DailyTable.of(sold)).answer.digest != digest)
      var higher = rows
      higher[index].high *= 2
      #expect(try weekly(try DailyTable.of(higher)).answer.digest != digest)
    }
  }
}
