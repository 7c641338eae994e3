import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// `speedup list`: the workloads there are, and what one of them can be asked.
struct ListCommand: Command {
  let name = "list"
  let summary = "Lists the workloads, or the variants, axes and figures of one."
  let usage = ["", "WORKLOAD"]
  let examples = ["speedup list", "speedup list weekly"]

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    if parsed.operands.count > 1 { throw InputError("list takes one workload; what is '\(parsed.operands[1])' for?") }
    if let wanted = parsed.operands.first {
      let workload = try SweepPlanner.workload(named: wanted, among: context.workloads)
      try Console.write(WorkloadListing.text(of: workload))
    } else {
      try Console.write(WorkloadListing.overview(context.workloads))
    }
    return 0
  }
}

/// What is said of workloads; pure text.
enum WorkloadListing {
  /// One line a workload: name, what it does, where it comes from.
  static func overview(_ workloads: [any Workload]) -> String {
    var lines: [String] = []
    for workload in workloads {
      lines.append(contentsOf: column([(workload.name, workload.summary)], width: widest(workloads.map(\.name))))
      if !workload.source.isEmpty {
        lines.append(contentsOf: column([("", "source: \(workload.source)")], width: widest(workloads.map(\.name))))
      }
    }
    lines += ["", "speedup list WORKLOAD tells more."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// All of one workload: its variants and what each shows, its own axes with their defaults, the axes that every
  /// workload has, and the figures of its own.
  package static func text(of workload: any Workload) -> String {
    var lines = ["\(workload.name): \(workload.summary)"]
    if !workload.source.isEmpty { lines.append("source: \(workload.source)") }
    lines += ["", "variants (--variant; default: all)"]
    lines += column(workload.variants.map { ($0.name, $0.summary) })
    if !workload.parameters.isEmpty {
      lines += ["", "axes of its own"]
      lines += column(workload.parameters.map { ("--\($0.name) \(values($0))", "\($0.summary) (default: \(initial($0)))") })
    }
    lines += ["", "axes of every workload"]
    lines += column([
      ("--executor NAMES", "\(WorkerPoolKind.allCases.map(\.rawValue).joined(separator: ", ")) (default: threads)"),
      ("--cores RANGE", "by affinity mask (default: all allowed CPUs)"),
      ("--rule NAMES", "\(SizingRule.allCases.map(\.rawValue).joined(separator: ", ")) (default: \(sizing(workload)))"),
      ("--workers RANGE", "and --chunk, --threads: stronger than any rule"),
    ])
    if !workload.measures.isEmpty {
      lines += ["", "figures of its own, as columns of results.csv"]
      lines += workload.measures.map { "  \($0)" }
    }
    return lines.joined(separator: "\n") + "\n"
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

  private static func widest(_ names: [String]) -> Int { names.map(\.count).max() ?? 0 }

  /// Names and what they mean, one below the other; a name too wide for its column has a line of its own.
  private static func column(_ rows: [(String, String)], width: Int? = nil) -> [String] {
    let width = width ?? min(30, widest(rows.map(\.0)))
    return rows.flatMap { name, meaning -> [String] in
      let blank = String(repeating: " ", count: width)
      guard name.count <= width else { return ["  \(name)", "  \(blank)  \(meaning)"] }
      return ["  \(name)\(blank.dropFirst(name.count))  \(meaning)"]
    }
  }
}
