import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup table`: the table of a sweep's results, or several results side by side.
struct TableCommand: Command {
  let name = "table"
  let onlyPrints = true
  let summary = "Prints the table of results, sorted and chosen as you like, or of several side by side."
  let usage = ["DIR [DIR ...] [--sort COLUMN] [--top N] [--where AXIS=VALUE] [--export FILE]"]
  private static let measure = Option<[String]>.texts(
    "measure", "NAMES", "figures of the workload's own to show too, such as locked_failures")
  let options: [any CommandOption] =
    TableOptions.all + [measure, SweepOptions.reference] + OutputForm.options
  let examples = [
    "speedup table results/weekly/sizes --where symbols=1600 --sort wall",
    "speedup table monday tuesday wednesday --export week.md",
  ]

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    guard let first = parsed.operands.first else {
      throw InputError("table takes one directory of a sweep or several, such as results/weekly/sizes")
    }
    let output = try ReportOutput(parsed)
    for path in parsed.operands { try InputPath.requireResults(path) }
    guard parsed.operands.count == 1 else {
      let ofOne: [any CommandOption] = [TableOptions.sort, TableOptions.top, SweepOptions.reference, Self.measure]
      if let stray = ofOne.first(where: { parsed.names.contains($0.name) }) {
        throw InputError(
          "--\(stray.name): goes with one result; of several the wall times stand side by side, in the first's order")
      }
      let results = try parsed.operands.map { path in
        let result = try ResultSet(reading: path, keeping: SummaryOptions().kept)
        try InputPath.requireRuns(result.table, path: path)
        return result
      }
      try output.print(
        try sideBySide(
          results, marks: results.map { SweepShortfall($0.table, of: $0.plan)?.marks ?? [:] },
          conditions: parsed[TableOptions.condition], timeUnit: parsed[TableOptions.timeUnit]))
      return 0
    }
    let plan = try SweepDirectory.plan(first)
    var options = SummaryOptions(parsed, of: name, plan: plan)
    let known = Set(options.figures.map(\.name))
    let more = parsed[Self.measure].filter { !known.contains($0) }
    options.figures += more.map { DeclaredFigure(name: $0) }
    let table = try SweepDirectory.table(first, of: plan, keeping: options.kept)
    try InputPath.requireRuns(table, path: first)
    for name in more {
      guard table.columns.measures.contains(name) else {
        throw InputError.unknown(name, kind: "figure", among: table.columns.measures, at: "--measure")
      }
      guard table.records.columns.hasMeasure(name) else {
        throw InputError("--measure: '\(name)' was not measured in any run; leave it out")
      }
      guard table.records.columns.hasNumber(ofMeasure: name) else {
        throw InputError("--measure: '\(name)' is a text in every run, and columns are of numbers; leave it out")
      }
    }
    let document = try summaryDocument(
      of: table, title: plan?.title ?? first,
      reference: try ChartCommand.reference(parsed[SweepOptions.reference], table, plan),
      marks: SweepShortfall(table, of: plan)?.marks ?? [:], options)
    try output.print(document.noting(try SweepDirectory.machine(first)?.fitness(for: plan)))
    return 0
  }
}
