import SpeedupCore
import SpeedupJudge

/// One column of the summary table: its title, and what it says of a cell.
struct SummaryColumn: Sendable {
  let column: Table.Column
  /// Whether it says what the cell is rather than what was measured.
  var isFront = false
  /// What some cell must have before one may need it.
  var rests: CellSummaries.Findings = []
  /// Whether it is there even when it says nothing of any cell.
  var isAlwaysShown = false
  /// What it says; nil where nothing was measured.
  let field: @Sendable (CellSummary) -> Table.Cell?
  /// Whether the cell is a reason to show the column.
  let isNeeded: @Sendable (CellSummary) -> Bool

  init(
    _ column: Table.Column, on rests: CellSummaries.Findings = [],
    needed: (@Sendable (CellSummary) -> Bool)? = nil, field: @escaping @Sendable (CellSummary) -> Table.Cell?
  ) {
    (self.column, self.rests) = (column, rests)
    self.field = field
    isNeeded = needed ?? { field($0) != nil }
  }

  /// All columns that a grid with these axes may have.
  /// - Parameter values: those of the cells by their place.
  static func all(
    for axes: ResultAxes, _ values: CellAxes, _ options: SummaryOptions = SummaryOptions()
  ) -> [SummaryColumn] {
    let unit = options.timeUnit
    return axes.varying.map { axisColumn($0, values, numeric: axes.isNumeric($0)) } + [runsColumn] + [
      SummaryColumn(.init("wall", key: "wall_s", .right)) { $0.wall.map { time($0.median, $0.bounds.median, unit) } },
      SummaryColumn(.init("95 % interval", key: "wall_s", .right, range: true, rank: 4)) {
        $0.wall.map { timeSpread($0, unit) }
      },
      SummaryColumn(.init("CPU", key: "cpu_s", .right, rank: 5)) {
        $0.cpu.map { time($0.median, $0.bounds.median, unit) }
      },
      // Beside that of wall time it would be one column too many.
      SummaryColumn(
        .init("95 % interval", key: "cpu_s", .right, range: true, rank: 4),
        needed: { $0.wall == nil && $0.cpu?.spread.ends != nil }
      ) { cell in cell.wall == nil ? cell.cpu.map { timeSpread($0, unit) } : nil },
      SummaryColumn(.init("peak memory", key: "peak_memory_bytes", .right, rank: 7)) {
        $0.peakMemory.map { size($0.median, $0.bounds.median) }
      },
      SummaryColumn(.init("without cache", key: "memory_without_cache_bytes", .right, rank: 6)) {
        $0.memoryWithoutCache.map { size($0.median, $0.bounds.median) }
      },
      SummaryColumn(.init("largest", key: "largest_memory_bytes", .right, rank: 1)) {
        $0.peakMemory.map { size($0.largest, $0.bounds.largest) }
      },
      SummaryColumn(
        .init("speed-up", key: "speed_up", .right, more: ends("speed_up"), rank: 8), on: .comparisons,
        needed: { $0.measuredComparison?.speedUp != nil }
      ) { cell in
        cell.comparison.flatMap { $0.isReference ? reference : $0.speedUp.map { ratio($0, cell.unfitMark) } }
      },
      SummaryColumn(
        .init("efficiency", .right, rank: 2), on: .comparisons, needed: { $0.measuredComparison?.efficiency != nil }
      ) {
        let mark = $0.unfitMark
        return $0.comparison?.efficiency.map {
          Table.Cell(ReadableFigure($0.median, .decimals, sign: $0.bounds.median.sign, mark: mark))
        }
      },
      SummaryColumn(
        .init("CPU-time ratio", key: "cpu_ratio", .right, more: ends("cpu_ratio"), rank: 6), on: .oversubscription,
        needed: { $0.evidence == .oversubscribed }
      ) { $0.comparison.flatMap { $0.isReference ? reference : $0.cpuRatio.map { ratio($0) } } },
      SummaryColumn(.init("looks", key: "load_kind", rank: 3), on: .loads) { $0.load.map { Table.Cell($0.rawValue) } },
      SummaryColumn(.init("items/s", key: "items_per_s", .right, rank: 0), on: .items) {
        $0.itemRate.map {
          let sign = $0.bounds.median.sign
          return Table.Cell(sign + Readable.text($0.median, .count), number: $0.median, mark: sign)
        }
      },
      // Beside times it would be one column too many.
      SummaryColumn(
        .init("instructions", .right, more: ends("instructions"), rank: 9), on: .instructions,
        needed: { $0.wall == nil && $0.instructions != nil }
      ) { cell in
        cell.instructions.map { count in
          let ends = count.spread.ends
          func text(_ number: Double) -> String { Readable.fixed(number, decimals: 0) }
          // Counts repeat, as a rule.
          let spread = ends.map { $0.lower < $0.upper ? " \(spreadText(count, text))" : "" } ?? ""
          return Table.Cell(
            text(count.median) + spread, number: count.median, second: ends?.lower, third: ends?.upper)
        }
      },
    ] + options.figures.map(figureColumn)
  }

  /// A figure of the program's own: its median, with its interval.
  private static func figureColumn(_ figure: DeclaredFigure) -> SummaryColumn {
    SummaryColumn(.init(figure.name, key: figure.name, .right, more: ends(figure.name), rank: 9)) { cell in
      cell.measure(figure.name).map { sample in
        let ends = sample.spread.ends
        let spread = ends == nil ? "" : " \(spreadText(sample) { Readable.brief($0) })"
        return Table.Cell(
          figure.text(sample.median) + spread, number: sample.median, second: ends?.lower, third: ends?.upper)
      }
    }
  }

  /// What programs call the ends of the interval beside a number.
  private static func ends(_ key: String) -> [String] { ["\(key)_low", "\(key)_high"] }

  private static let reference = Table.Cell("reference", number: 1)

  /// How the runs of a cell without a good one ended, and why.
  static func failureText(_ cell: CellSummary) -> String {
    guard let failure = cell.failure else { return "no runs" }
    let reason = failure.detail.isEmpty ? "" : ": \(shortened(failure.detail, to: 100))"
    let runs = cell.failedCount + cell.skippedCount
    let share = failure.count == runs ? "" : " (\(failure.count) of \(runs) runs)"
    return "\(failure.status.rawValue)\(reason)\(share)"
  }

  private static func axisColumn(_ axis: String, _ values: CellAxes, numeric: Bool) -> SummaryColumn {
    let place = values.column(of: axis)!
    let texts = AxisTexts(values, place, isNumeric: numeric)
    var column = SummaryColumn(.init(axis, key: axis, numeric ? .right : .left, cut: 40)) { cell in
      Table.Cell(texts, cell.place)
    }
    column.isFront = true
    column.isAlwaysShown = true
    return column
  }

  private static var runsColumn: SummaryColumn {
    var column = SummaryColumn(.init("runs ok", .right, more: ["runs_all"], rank: 3)) { cell in
      let all = cell.okCount + cell.failedCount + cell.skippedCount
      return Table.Cell(
        all == cell.okCount ? "\(all)" : "\(cell.okCount)/\(all)", number: Double(cell.okCount), second: Double(all))
    }
    column.isFront = true
    column.isAlwaysShown = true
    return column
  }

  private static func time(_ time: Seconds, _ bound: Bound, _ unit: Readable.Unit?) -> Table.Cell {
    Table.Cell(ReadableFigure(time.value, .time(unit), sign: bound.sign))
  }

  private static func size(_ size: Bytes, _ bound: Bound) -> Table.Cell {
    Table.Cell(ReadableFigure(Double(size.count), .bytes, sign: bound.sign))
  }

  private static func timeSpread(_ wall: SampleSummary<Seconds>, _ fixed: Readable.Unit?) -> Table.Cell {
    guard let ends = wall.spread.ends else { return oneRun }
    let unit = fixed ?? Readable.Unit.fitting(wall.median.value, .seconds)
    return Table.Cell(
      "\(spreadText(wall) { unit.number($0.value) }) \(unit.name)", number: ends.lower.value, high: ends.upper.value,
      mark: wall.bounds.lower.sign, highMark: wall.bounds.upper.sign)
  }

  private static func ratio(_ ratio: SampleSummary<Double>, _ mark: String = "") -> Table.Cell {
    guard let ends = ratio.spread.ends else {
      return Table.Cell(ReadableFigure(ratio.median, .ratio, sign: ratio.bounds.median.sign, mark: mark))
    }
    let spread = " \(spreadText(ratio, Readable.ratioNumber))"
    return Table.Cell(
      ratio.bounds.median.sign + Readable.ratio(ratio.median) + mark + spread, number: ratio.median,
      mark: ratio.bounds.median.sign + mark, second: ends.lower, secondMark: ratio.bounds.lower.sign + mark,
      third: ends.upper, thirdMark: ratio.bounds.upper.sign + mark)
  }

  private static func spreadText<Value>(
    _ sample: SampleSummary<Value>, _ number: (Value) -> String
  ) -> String {
    let (low, high) = (sample.bounds.lower.sign, sample.bounds.upper.sign)
    return switch sample.spread {
    case .interval(let lower, let upper): "[\(low)\(number(lower)), \(high)\(number(upper))]"
    case .range(let lower, let upper): "min–max \(low)\(number(lower))–\(high)\(number(upper))"
    case .single: "one run"
    }
  }

  private static let oneRun = Table.Cell("one run")
}

/// The values of an axis.
private final class AxisTexts: CellTexts {
  private let values: CellAxes
  private let axis: Int
  private let isNumeric: Bool

  init(_ values: CellAxes, _ axis: Int, isNumeric: Bool) {
    (self.values, self.axis, self.isNumeric) = (values, axis, isNumeric)
  }

  func number(_ place: Int) -> Double? {
    guard isNumeric, let number = values.number(place, axis) else { return nil }
    var bytes: [UInt8] = []
    write(place, to: &bytes)
    let isPlain =
      bytes.count < 16 && bytes.first != UInt8(ascii: "0") && bytes.allSatisfy { (0x30...0x39).contains($0) }
    return isPlain ? number : JSONValue.number(asTyped: String(decoding: bytes, as: UTF8.self))
  }

  func mostWidth(_ place: Int) -> Int? { values.isPlain ? values.length(place, axis) : nil }
  func write(_ place: Int, to bytes: inout [UInt8]) { values.write(place, axis, to: &bytes) }
}
