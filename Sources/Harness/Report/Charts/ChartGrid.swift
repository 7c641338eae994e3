import SpeedupCore
import SpeedupJudge

/// The cells of a grid with what all charts need to know of it.
package struct ChartGrid {
  let cells: [CellSummary]
  let axes: ResultAxes
  /// What the results are of, where that is short: it begins every title.
  private let title: String
  /// The same where it is long, as a command line is: it begins every subtitle.
  private let subject: String
  /// The machine, its fitness, and what was measured when: the last line of every chart.
  let machine: String
  /// What all cells have in common because it was asked for, such as `chunk=8`.
  let held: [String]
  /// The axis by which lines are told apart where one was chosen.
  let seriesAxis: String?
  /// The axis that is the size of the work: of the axes that vary, are sizes (``ResultAxes/isSize(_:)``), and say what the
  /// work is, the one with the most values; nil when there is none.
  let sizeAxis: String?

  /// - Throws: ``InputError`` naming the option that names no axis, or no value, of the grid.
  init(all: [CellSummary], title: String, options: ChartOptions) throws {
    let whole = ResultAxes(cells: all.map(\.axes))
    func require(_ axis: String, _ option: String) throws {
      if !whole.names.contains(axis) {
        let names = whole.names.joined(separator: ", ")
        throw InputError(SafeText.line("--\(option): no axis '\(axis)' in these results; the axes are: \(names)"))
      }
    }
    for wanted in options.at {
      try require(wanted.name, "at")
      let values = ResultAxes.sorted(whole.values(of: wanted.name))
      guard values.containsExactly(wanted.value) else {
        throw InputError(
          SafeText.line(
            "--at: no cell has \([wanted].text); the values of \(wanted.name) are: \(values.joined(separator: ", "))"))
      }
    }
    cells = all.filter { cell in options.at.allSatisfy { $0.value.isExactly(cell.axes.value(of: $0.name)) } }
    guard !cells.isEmpty else {
      throw InputError(SafeText.line("--at: no cell has all of \(options.at.text); choose values that some cell has"))
    }
    held = options.at.map { [$0].text }
    if let axis = options.seriesAxis {
      try require(axis, "series")
      guard ResultAxes(cells: cells.map(\.axes)).varying.contains(axis) else {
        throw InputError(SafeText.line("--series: \(axis) has one value here, so it tells nothing apart; leave it out"))
      }
    }
    seriesAxis = options.seriesAxis
    // A name, not a command line.
    let isShort = title.count <= 24 && !title.contains(" ")
    (self.title, subject) = isShort ? (title, "") : ("", title.allSatisfy(\.isWhitespace) ? "" : title)
    machine = ChartNotes.footer(options)
    let axes = ResultAxes(cells: cells.map(\.axes))
    self.axes = axes
    if let chosen = options.sizeAxis {
      try require(chosen, "size-axis")
      guard Self.isPositive(chosen, axes) else {
        throw InputError(
          "--size-axis: not all values of '\(chosen)' are numbers above 0; choose another axis")
      }
      sizeAxis = chosen
    } else {
      let sizes = axes.varying.filter {
        !ParallelAxes.contains($0) && $0 != "variant" && axes.isSize($0)
      }
      let most = sizes.map { axes.values(of: $0).count }.max()
      // Where nothing else says how much there is, the rows taken at once are a size too.
      let chunk = !axes.varying.contains("workers") && axes.varying.contains("chunk") && Self.isPositive("chunk", axes)
      sizeAxis = sizes.first { axes.values(of: $0).count == most } ?? (chunk ? "chunk" : nil)
    }
  }

  private static func isPositive(_ axis: String, _ axes: ResultAxes) -> Bool {
    axes.numbers(of: axis).map { $0.allSatisfy { $0 > 0 } } ?? false
  }

  /// Whether the values of an axis are names, each of which has a bar: of the work's axes all that are no sizes.
  func isNamed(_ axis: String) -> Bool {
    ParallelAxes.contains(axis) ? axes.numbers(of: axis) == nil : axis != sizeAxis && !axes.isSize(axis)
  }

  /// The axis over which speed-ups are drawn: cores where they vary, else workers, else threads; nil when none does.
  var scalingAxis: String? {
    ParallelAxes.resources.first { axis in
      axes.varying.contains(axis) && Self.isPositive(axis, axes)
    }
  }

  /// `TITLE: WHAT`, or only what when there is no short title.
  func heading(_ what: String) -> String { title.isEmpty ? what : "\(title): \(what)" }

  /// The heading of a chart that found something, where that fits into two lines; else what the chart shows.
  func heading(finding: String?, _ what: String) -> String {
    guard let finding, finding.count + title.count <= 140 else { return heading(what) }
    return heading(finding)
  }

  /// A subtitle behind what was measured where no title says that.
  func under(_ text: String) -> String { subject.isEmpty ? text : "\(subject) · \(text)" }
}
