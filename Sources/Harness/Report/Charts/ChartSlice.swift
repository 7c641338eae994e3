import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

/// The cells that one chart shows, and what was held to get from the whole grid to them.
struct ChartSlice {
  private(set) var cells: [CellSummary]
  /// The held axes with their values, such as `symbols=1600`, for the chart's subtitle.
  private(set) var held: [String] = []

  /// The most series that can still be told apart.
  static let mostSeries = ChartPalette.series.count

  init(_ cells: [CellSummary]) { self.cells = cells }

  /// The axes of the cells that are left.
  var axes: ResultAxes { ResultAxes(cells: cells.map(\.axes)) }

  /// Whether an axis still has more than one value.
  func varies(_ axis: String) -> Bool { axes.values(of: axis).count > 1 }

  /// Keeps the cells with the largest (or smallest) number on an axis, or the first value where not all are
  /// numbers. Nothing happens to an axis that doesn't vary.
  mutating func hold(_ axis: String, largest: Bool = false) {
    guard varies(axis) else { return }
    let values = ResultAxes.sorted(axes.values(of: axis))
    let isNumeric = axes.numbers(of: axis) != nil
    keep(axis, at: largest && isNumeric ? values[values.count - 1] : values[0])
  }

  /// Keeps the cells with this value on an axis. Axes that follow it (cores set to the workers, say) are then
  /// held too.
  mutating func keep(_ axis: String, at value: String) {
    let before = axes.varying
    cells = cells.filter { $0.axes.value(of: axis) == value }
    held += axes.constant.filter { before.contains($0.name) }.map { [$0].text }
  }

  /// Keeps the cells that meet a condition, which is named among the held values.
  mutating func keep(_ condition: String, where isKept: (CellSummary) -> Bool) {
    cells = cells.filter(isKept)
    held.append(condition)
  }

  /// Holds the axes of parallelism, one after the other, until every series has one cell for each value of
  /// `x`. Axes that only follow another one (workers set to the cores, say) stay as they are.
  mutating func makeUnique(over x: String, largestWorkers: Bool) {
    for axis in ["workers", "cores", "chunk", "executor", "rule", "threads"]
    where axis != x && varies(axis) && !isUnique(over: x) {
      if axis == "workers", x == "cores", everyCoreCountHasItsWorkers {
        keep("workers=cores") { $0.axes.value(of: "workers") == $0.axes.value(of: "cores") }
      } else {
        hold(axis, largest: axis == "workers" && largestWorkers)
      }
    }
  }

  private var everyCoreCountHasItsWorkers: Bool {
    let equal = cells.filter { $0.axes.value(of: "workers") == $0.axes.value(of: "cores") }
    return Set(equal.map { $0.axes.value(of: "cores") }) == Set(cells.map { $0.axes.value(of: "cores") })
  }

  private func isUnique(over x: String) -> Bool {
    let places = cells.map { cell in cell.axes.filter { $0.name == x || !ParallelAxes.contains($0.name) } }
    return Set(places).count == places.count
  }

  /// The axes by which the series are told apart when `x` is the horizontal axis.
  func seriesAxes(over x: String) -> [String] {
    axes.varying.filter { $0 != x && !ParallelAxes.contains($0) }
  }

  /// The cells by series, each with the label of its legend entry, in the order of the grid.
  func series(over x: String) -> [(label: String, cells: [CellSummary])] {
    let names = seriesAxes(over: x)
    var order: [[String]] = []
    var groups: [[String]: [CellSummary]] = [:]
    for cell in cells {
      let values = names.map { cell.axes.value(of: $0) ?? "" }
      if groups[values] == nil { order.append(values) }
      groups[values, default: []].append(cell)
    }
    return order.map { ($0.isEmpty ? "measured" : $0.joined(separator: " · "), groups[$0]!) }
  }
}

extension ChartPoint {
  /// The point of a summary: its median, with its spread as the error bar, which ends at what killed runs had at least.
  init<Value>(x: Double, _ sample: SampleSummary<Value>, isFilled: Bool) {
    let bar = sample.spread.ends.map { $0.lower.amount...$0.upper.amount }
    self.init(x: x, y: sample.median.amount, bar: bar, isFilled: isFilled, sign: sample.bounds.median.sign)
  }
}

extension [ChartSeries] {
  /// The places of all points on the horizontal axis.
  var xs: [Double] { flatMap { $0.points.map(\.x) } }

  /// All heights that the points and their error bars take up.
  var heights: [Double] {
    flatMap(\.points).flatMap { point in
      [point.y] + (point.bar.map { [$0.lowerBound, $0.upperBound] } ?? [])
    }
  }
}
