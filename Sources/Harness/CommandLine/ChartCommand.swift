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
  let usage = ["DIR [--size-axis NAME] [--measure NAMES] [--reference AXIS=VALUE,...] [--table [--csv]]"]
  private static let sizeAxis = Option<String?>.text(
    "size-axis", "NAME", "the axis that is the size of the work", otherwise: "found")
  private static let measure = Option<[String]>.texts(
    "measure", "NAMES", "figures of the workload's own to draw too, such as locked_failures")
  private static let table = Option<Bool>.flag("table", "print the table of the results, draw nothing")
  let options: [any CommandOption] = [sizeAxis, measure, SweepOptions.reference, table] + OutputForm.options
  let examples = [
    "speedup chart results/weekly/sizes",
    "speedup chart speedup-out/weekly-20240131-120000 --reference variant=filter,cores=1",
  ]

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    guard let path = parsed.operands.first, parsed.operands.count == 1 else {
      throw InputError("chart takes one directory of a sweep, such as results/weekly/sizes")
    }
    try InputPath.requireResults(path)
    let form = try OutputForm(parsed)
    if parsed[Self.table], let idle = [Self.sizeAxis.name, Self.measure.name].first(where: parsed.names.contains) {
      throw InputError("--\(idle): has no effect with --table, which draws nothing; leave it out")
    }
    guard form == .text || parsed[Self.table] else { throw InputError("--\(form.rawValue): goes with --table") }
    let table = try SweepDirectory.table(path)
    guard !table.records.isEmpty else {
      throw InputError("\(path): it holds a header and no run; name results with runs")
    }
    let plan = try SweepDirectory.plan(path)
    let fitness = try SweepDirectory.machine(path)?.state.fitness
    let title = plan?.title ?? path
    var choice = ReferenceChoice.automatic
    if let text = parsed[SweepOptions.reference] {
      choice = try ReferenceChoice(parsing: text, cells: table.records.map(\.axes))
    } else if let plan, let text = plan.reference {
      // The sweep may have been stopped before its reference had a run.
      choice = try ReferenceChoice(parsing: text, cells: plan.cells.map(\.values))
    }
    if parsed[Self.table] {
      try form.print(summaryDocument(of: table, title: title, reference: choice).noting(fitness))
      return 0
    }
    guard Files.isDirectory(path) else {
      throw InputError("\(path): a file has no place for charts; name its directory, or print --table")
    }
    var options = ChartOptions()
    options.sizeAxis = parsed[Self.sizeAxis]
    options.reference = choice
    options.measures = parsed[Self.measure]
    options.fitness = fitness
    options.machine = try SweepDirectory.machine(path)?.line ?? ""
    let selection = try charts(for: table, title: title, options: options)
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
}
