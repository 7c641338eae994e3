import FoundationEssentials
import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup chart`: draws a sweep's results, and prints their table.
enum ChartCommand: Command {
  package static let name = "chart"
  static let summary = "Draws the charts of a sweep's results as SVG and PNG (needs gnuplot)."
  static let usage = ["DIR [--size-axis NAME] [--measure NAMES] [--reference AXIS=VALUE,...] [--table [--csv]]"]
  static let options = [
    Option(name: "size-axis", kind: .value("NAME"), help: "the axis that is the size of the work (default: found)"),
    Option(name: "measure", kind: .value("NAMES"), help: "figures of the workload's own to draw too, such as locked_failures"),
    Option(name: "reference", kind: .value("AXIS=VALUE,..."), help: "the cell that speed-ups are against"),
    Option(name: "table", kind: .flag, help: "print the table of the results, draw nothing"),
  ] + OutputForm.options
  static let examples = [
    "speedup chart results/weekly/sizes", "speedup chart speedup-out/weekly-20240131-120000 --reference variant=filter,cores=1",
  ]

  package static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32 {
    let parsed = try ParsedOptions(arguments, options: options, command: name)
    guard let path = parsed.operands.first, parsed.operands.count == 1 else {
      throw InputError("chart takes one directory of a sweep, such as results/weekly/sizes")
    }
    let form = try OutputForm(parsed)
    guard form == .text || parsed.has("table") else { throw InputError("--\(form.rawValue): goes with --table") }
    let table = try SweepDirectory.table(path)
    let plan = try SweepDirectory.plan(path)
    let title = plan?.title ?? path
    var choice = ReferenceChoice.automatic
    if let text = parsed.value("reference") {
      choice = try ReferenceChoice(parsing: text, cells: table.records.map(\.axes))
    } else if let plan, let text = plan.reference {
      // The sweep may have been stopped before its reference had a run.
      choice = try ReferenceChoice(parsing: text, cells: plan.cells.map(\.values))
    }
    if parsed.has("table") {
      try form.print(summaryDocument(of: table, title: title, reference: choice))
      return 0
    }
    guard Files.isDirectory(path) else {
      throw InputError("\(path): a file has no place for charts; name its directory, or print --table")
    }
    var options = ChartOptions()
    options.sizeAxis = parsed.value("size-axis")
    options.reference = choice
    options.measures = parsed.value("measure")?.split(separator: ",").map(String.init) ?? []
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
