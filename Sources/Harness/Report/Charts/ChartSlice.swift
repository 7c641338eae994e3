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

  /// The axis by which series are told apart where one was chosen; nil: all that vary and say what was done.
  private let chosenSeries: String?
  /// The axis that says how much work there is: slices are compared at its largest size.
  private let sizeAxis: String?

  init(_ grid: ChartGrid) {
    cells = grid.cells
    held = grid.held
    chosenSeries = grid.seriesAxis
    sizeAxis = grid.sizeAxis
  }

  /// The axes of the cells that are left.
  var axes: ResultAxes { ResultAxes(cells: cells.map(\.axes)) }

  /// Whether an axis still has more than one value.
  func varies(_ axis: String) -> Bool { axes.values(of: axis).count > 1 }

  /// Keeps the cells of the largest size. Nothing happens to an axis that doesn't vary.
  mutating func holdLargest(_ axis: String) {
    guard varies(axis) else { return }
    let values = ResultAxes.sorted(axes.values(of: axis))
    keep(axis, at: axes.numbers(of: axis) != nil ? values[values.count - 1] : values[0])
  }

  /// Keeps the cells with the value of an axis that has the fastest cell, of those with cores of their own and those that
  /// ``CellSummary/canBeFastest`` where there are some, at the largest size; the first value where no cell has a time. Nothing happens to an axis that doesn't vary.
  mutating func holdBest(_ axis: String) {
    guard varies(axis) else { return }
    let values = ResultAxes.sorted(axes.values(of: axis))
    var compared = cells.filter { $0.wall?.bounds.median == .exact }
    let owned = compared.filter { $0.evidence != .oversubscribed }
    if !owned.isEmpty { compared = owned }
    let known = compared.filter(\.canBeFastest)
    if !known.isEmpty { compared = known }
    if let sizeAxis, let largest = compared.compactMap({ $0.axes.number(of: sizeAxis) }).max() {
      compared = compared.filter { $0.axes.number(of: sizeAxis) == largest }
    }
    let times = values.map { value in
      compared.filter { $0.axes.value(of: axis) == value }.compactMap { $0.wall?.median.value }.min()
    }
    guard let fastest = times.compactMap({ $0 }).min(), let best = times.firstIndex(of: fastest) else {
      return keep(axis, at: values[0])
    }
    let before = held.count
    keep(axis, at: values[best])
    // Where all are alike, none is the fastest.
    if times.contains(where: { $0 ?? fastest != fastest }), held.count > before { held[before] += " (fastest)" }
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

  /// Holds the axes of parallelism at their best, one after the other, until every series has one cell for each value
  /// of `x`, and before them those that no series is told apart by. Axes that only follow another one (workers set to
  /// the cores, say) stay as they are.
  mutating func makeUnique(over x: String) {
    let series = seriesAxes(over: x)
    for axis in axes.varying where axis != x && !series.contains(axis) && !ParallelAxes.contains(axis) {
      holdBest(axis)
    }
    for axis in ["workers", "cores", "chunk", "executor", "rule", "threads"]
    where axis != x && !series.contains(axis) && varies(axis) && !isUnique(over: x) {
      if axis == "workers", x == "cores", everyCoreCountHasItsWorkers {
        keep("workers=cores") { $0.axes.value(of: "workers") == $0.axes.value(of: "cores") }
      } else {
        holdBest(axis)
      }
    }
  }

  private var everyCoreCountHasItsWorkers: Bool {
    let equal = cells.filter { $0.axes.value(of: "workers") == $0.axes.value(of: "cores") }
    return Set(equal.map { $0.axes.value(of: "cores") }) == Set(cells.map { $0.axes.value(of: "cores") })
  }

  private func isUnique(over x: String) -> Bool {
    let series = seriesAxes(over: x)
    let places = cells.map { cell in cell.axes.filter { $0.name == x || series.contains($0.name) } }
    return Set(places).count == places.count
  }

  /// The axes by which the series are told apart when `x` is the horizontal axis.
  func seriesAxes(over x: String) -> [String] {
    if let chosenSeries, chosenSeries != x { return varies(chosenSeries) ? [chosenSeries] : [] }
    return axes.varying.filter { $0 != x && !ParallelAxes.contains($0) }
  }

  /// The cells by series, each with the label of its legend entry, in the order of the grid.
  func series(over x: String) -> [(label: String, cells: [CellSummary])] {
    let names = seriesAxes(over: x)
    var order: [[AxisValue]] = []
    var groups: [[AxisValue]: [CellSummary]] = [:]
    for cell in cells {
      let values = cell.axes.filter { names.contains($0.name) }
      if groups[values] == nil { order.append(values) }
      groups[values, default: []].append(cell)
    }
    return order.map { ($0.isEmpty ? "measured" : $0.label(of: names), groups[$0]!) }
  }
}

extension CellSummary {
  /// Whether it may be called the fastest: its median is more than a bound, and no run ended early by failing.
  var canBeFastest: Bool { !hasFailures && wall?.bounds.median == .exact }
}

extension ChartPoint {
  /// The point of a summary: its median, with its spread as the error bar, which ends at what killed runs had at least.
  init<Value>(x: Double, _ sample: SampleSummary<Value>, isFilled: Bool) {
    let bar = sample.spread.ends.map { $0.lower.amount...$0.upper.amount }
    self.init(x: x, y: sample.median.amount, bar: bar, isFilled: isFilled, sign: sample.bounds.median.sign)
  }
}
