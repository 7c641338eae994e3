import SpeedupCore
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup detect`: what this machine is, and what every sizing rule answers here.
enum DetectCommand: Command {
  package static let name = "detect"
  static let summary = "Shows this machine's CPUs, memory and tools, and what every sizing rule answers."
  static let usage = ["[--cores N] [--memory SIZE] [--json]"]
  static let options = [
    Option(name: "cores", kind: .value("N"), help: "ask the sizing rules for N cores instead of this machine's"),
    Option(name: "memory", kind: .value("SIZE"), help: "and for this much memory, such as 64G"),
  ] + OutputForm.options
  static let examples = ["speedup detect", "speedup detect --cores 252 --memory 1T"]

  package static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32 {
    let parsed = try ParsedOptions(arguments, options: options, command: name)
    if let stray = parsed.operands.first { throw InputError("detect takes no operand; what is '\(stray)' for?") }
    let form = try OutputForm(parsed)
    let report = detectReport(
      facts: gatherFacts(toolVersions: true),
      cores: try parsed.read("cores", as: CoreCount.self, "a core count of at least 1"),
      memory: try parsed.read("memory", as: Bytes.self, "a size such as 64G"))
    try form.print(report.document) { try JSONFile.text(of: report) }
    return 0
  }
}
