import FoundationEssentials
import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup chart`: draws a sweep's results, and prints their table.
struct ChartCommand: Command {
  let name = "chart"
  let summary = "Draws the charts of a sweep's results as SVG and PNG (needs gnuplot)."
  let usage = ["DIR [--at AXIS=VALUE,...] [--series AXIS] [--measure NAMES] [OPTIONS]", "DIR --table [OPTIONS]"]
  private static let sizeAxis = Option<String?>.text(
    "size-axis", "NAME", "the axis that is the size of the work", otherwise: "found")
  private static let measure = Option<[String]>.texts(
    "measure", "NAMES", "figures of the workload's own to draw too, such as locked_failures")
  private static let at = Option<[AxisValue]>(
    "at", .list("AXIS=VALUE"), "draw only the cells with these values", default: [],
    written: "where an axis must have one value: that of the fastest cell"
  ) { try $0.map { try AxisValue(option: "at", $0) } }
  private static let series = Option<String?>.text(
    "series", "AXIS", "the axis by which lines are told apart", otherwise: "all axes that vary and are no resource")
  private static let title = Option<String?>.text(
    "title", "TEXT", "the title of every chart", otherwise: "what the chart shows, or found")
  private static let table = Option<Bool>.flag("table", "print the table of the results, draw nothing")
  let options: [any CommandOption] =
    [sizeAxis, at, series, measure, title, SweepOptions.reference, table] + TableOptions.all + OutputForm.options
  let examples = [
    "speedup chart results/weekly/sizes", "speedup chart results/weekly/chunks --at workers=2 --size-axis chunk",
    "speedup chart results/weekly/chunks --series chunk --title 'Small chunks cost'",
    "speedup chart speedup-out/weekly-20240131-120000 --reference variant=filter,cores=1",
  ]

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let path = try parsed.operand("chart takes one directory of a sweep, such as results/weekly/sizes")
    try InputPath.requireResults(path)
    let output = try ReportOutput(parsed)
    guard output.form == .text || parsed[Self.table] else {
      throw InputError("--\(output.form.rawValue): goes with --table")
    }
    if !parsed[Self.table], let stray = TableOptions.all.first(where: { parsed.names.contains($0.name) }) {
      throw InputError("--\(stray.name): goes with --table")
    }
    let drawing = [Self.sizeAxis.name, Self.at.name, Self.series.name, Self.measure.name, Self.title.name]
    if parsed[Self.table], let idle = drawing.first(where: parsed.names.contains) {
      throw InputError("--\(idle): has no effect with --table, which draws nothing; leave it out")
    }
    let plan = try SweepDirectory.plan(path)
    var options = ChartOptions()
    options.sizeAxis = parsed[Self.sizeAxis]
    let own = (plan?.surroundings.figures ?? []).map(\.name).filter { !parsed[Self.measure].contains($0) }
    options.measures = parsed[Self.measure] + own
    let summary = SummaryOptions(parsed, of: name, plan: plan)
    let table = try SweepDirectory.table(path, of: plan, keeping: parsed[Self.table] ? summary.kept : options.kept)
    try InputPath.requireRuns(table, path: path)
    let machine = try SweepDirectory.machine(path)
    let fitness = machine?.fitness(for: plan)
    let title = plan?.title ?? path
    let choice = try Self.reference(parsed[SweepOptions.reference], table, plan)
    if parsed[Self.table] {
      let document = try summaryDocument(
        of: table, title: title, reference: choice, marks: SweepShortfall(table, of: plan)?.marks ?? [:], summary)
      try output.print(document.noting(fitness))
      return 0
    }
    guard Files.isDirectory(path) else {
      throw InputError("\(path): a file has no place for charts; name its directory, or print --table")
    }
    // A line is a command, whatever its places are filled with.
    let names = plan?.commandNames ?? [:]
    func named(_ values: [AxisValue]) -> [AxisValue] {
      values.map { value in
        guard value.name == CommandAxis.name else { return value }
        let cell = plan?.cells.first { $0.values.contains(value) }
        return cell.flatMap { names[$0.index] }.map { AxisValue(value.name, $0) } ?? value
      }
    }
    options.reference = if case .fixed(let values) = choice { .fixed(named(values)) } else { choice }
    let axes = ResultAxes(cells: table.records.cellAxes).names
    options.at = named(parsed[Self.at].flatMap { $0.split(at: axes) })
    options.seriesAxis = parsed[Self.series]
    options.title = parsed[Self.title]
    options.fitness = fitness
    options.shortfall = SweepShortfall(table, of: plan)?.note
    options.machine = machine?.line ?? ""
    options.day = machine?.state.day
    options.commit = machine?.state.commit
    let selection = try charts(for: SweepDirectory.byCommand(table, plan), title: title, options: options)
    for left in selection.leftOut { Console.error(SafeText.line("not drawn: \(left.chart): \(left.reason)")) }
    guard !selection.charts.isEmpty else { throw InputError("\(path): nothing to draw") }
    do {
      for file in try ChartWriter.write(selection.charts, to: path) { try Console.write("\(file.svg)\n\(file.png)\n") }
      return 0
    } catch let error as ChartError {
      Console.error("speedup: \(error)")
      return 3
    }
  }

  /// The reference that is asked for, else that of the plan.
  /// - Throws: ``InputError`` for a text that names none.
  static func reference(_ text: String?, _ table: ResultTable, _ plan: SweepPlan?) throws -> ReferenceChoice {
    if let text {
      guard table.records.isEmpty || !table.records.evidences.allSatisfy(\.hasNoComparison) else {
        throw InputError(
          "--reference: has no effect here: these results are \(Evidence.weakest(table.records.evidences).rawValue), "
            + "and have no speed-up; leave it out")
      }
      return try ReferenceChoice(parsing: text, cells: table.records.cellAxes)
    }
    // The sweep may have been stopped before its reference had a run.
    return try plan?.reference.map { text in
      try ReferenceChoice(parsing: text, cells: plan?.cells.rowsOfAllValues ?? [])
    } ?? .automatic
  }
}
