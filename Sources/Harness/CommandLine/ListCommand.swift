import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup list`: the workloads there are, and what one of them can be asked.
struct ListCommand: Command {
  let name = "list"
  let onlyPrints = true
  let summary = "Lists the workloads, or the variants, axes and figures of one."
  let usage = ["", "WORKLOAD"]
  let options = OutputForm.options
  let examples = ["speedup list", "speedup list weekly"]

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let output = try ReportOutput(parsed)
    if parsed.operands.count > 1 { throw InputError("list takes one workload; what is '\(parsed.operands[1])' for?") }
    if let wanted = parsed.operands.first {
      let workload = try SweepPlanner.workload(named: wanted, among: context.workloads)
      try output.print(WorkloadListing.document(of: workload))
    } else {
      try output.print(WorkloadListing.overview(context.workloads))
    }
    return 0
  }
}

enum WorkloadListing {
  /// One row a workload: name, what it does, where it comes from.
  static func overview(_ workloads: [any Workload]) -> Document {
    let rows = workloads.map { workload in
      Table.Row(
        [.init(workload.name), .init(workload.summary)],
        remarks: workload.source.isEmpty ? [] : ["source: \(workload.source)"])
    }
    return Document(
      "speedup list",
      [
        .table(
          Table(title: "workloads", showsHeader: false, remarksBelow: true, [.init("name"), .init("summary")], rows)),
        .notes(["speedup list WORKLOAD tells more."]),
      ])
  }

  /// All of one workload: its variants and what each shows, its own axes with their defaults, the axes that every
  /// workload has, and the figures of its own.
  static func document(of workload: any Workload) -> Document {
    let general = [
      ("--executor NAMES", "\(WorkerPoolKind.allCases.map(\.rawValue).joined(separator: ", ")) (default: threads)"),
      ("--cores RANGE", "by affinity mask (default: all allowed CPUs)"),
      ("--rule NAMES", "\(SizingRule.allCases.map(\.rawValue).joined(separator: ", ")) (default: \(sizing(workload)))"),
      ("--workers RANGE", "and --chunk, --threads: stronger than any rule"),
    ]
    let own = workload.parameters.map { ("--\($0.name) \(values($0))", "\($0.summary) (default: \(initial($0)))") }
    let tables = [
      table("variants (--variant; default: all)", "name", workload.variants.map { ($0.name, $0.summary) }),
      table("axes of its own", "option", own), table("axes of every workload", "option", general),
      Table(
        title: "figures of its own (columns of results.csv)", showsHeader: false, [.init("figure")],
        workload.measures.map { Table.Row([.init($0)]) }),
    ].filter { !$0.rows.isEmpty }
    let source: [Document.Block] = workload.source.isEmpty ? [] : [.paragraph(["source: \(workload.source)"])]
    return Document(
      "speedup list", title: "\(workload.name): \(workload.summary)", source + tables.map { .table($0) })
  }

  private static func table(_ title: String, _ term: String, _ rows: [(String, String)]) -> Table {
    Table(
      title: title, showsHeader: false, [.init(term), .init("meaning")],
      rows.map { Table.Row([.init($0.0), .init($0.1)]) })
  }

  private static func values(_ parameter: any WorkloadParameter) -> String {
    switch parameter.kind {
    case .count: "RANGE"
    case .choice(let names): names.joined(separator: "|")
    case .choices: "NAME+NAME"
    case .text: "TEXT"
    }
  }

  private static func initial(_ parameter: any WorkloadParameter) -> String {
    parameter.defaultText.isEmpty ? "not set" : parameter.defaultText
  }

  /// Who sizes the workers when nobody says anything. Four cores and a gigabyte stand for any machine.
  private static func sizing(_ workload: any Workload) -> String {
    let machine = SizingInput(cores: CoreCount(clamping: 4), memory: Bytes(1 << 30))
    return workload.variants.contains { workload.sizing(of: $0.name, for: machine) != nil }
      ? "what the variant prescribes" : "all"
  }
}
