import SpeedupCore
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup detect`: what this machine is, and what every sizing rule answers here.
struct DetectCommand: Command {
  let name = "detect"
  let onlyPrints = true
  let summary = "Shows this machine's CPUs, memory and tools, and what every sizing rule answers."
  let usage = ["[--cores N] [--memory SIZE] [--jobs N] [--worker-memory SIZE] [--json]"]
  private static let cores = Option<CoreCount?>.value(
    "cores", "N", "ask the sizing rules for N cores", otherwise: "this machine's",
    expected: "a core count of at least 1")
  private static let memory = Option<Bytes?>.memory(
    "memory", "and for this much memory, such as 64G", otherwise: "this machine's")
  /// As many as masks have bits for.
  private static let mostCores = 65_536
  private static let jobs = Option<Int?>.count(
    "jobs", "N", atLeast: 1, "and for N jobs at once (blas-003), else 8 or the cores, where they are fewer")
  private static let workerMemory = Option<Bytes?>.memory(
    "worker-memory", "and for workers that take this much memory each (cap-8)", otherwise: "unknown", example: "2G")
  private static let chart = Option<String?>.path(
    "chart", "DIR", "draw what the rules start on 1 to 252 cores there (needs gnuplot)")
  let options: [any CommandOption] = [cores, memory, jobs, workerMemory, chart] + OutputForm.options
  let examples = [
    "speedup detect", "speedup detect --cores 252 --memory 1T",
    "speedup detect --cores 252 --jobs 63 --worker-memory 4G",
    "speedup detect --cores 64 --memory 64G --chart pictures",
  ]

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    if let stray = parsed.operands.first { throw InputError("detect takes no operand; what is '\(stray)' for?") }
    let output = try ReportOutput(parsed)
    if let cores = parsed[Self.cores], cores.value > Self.mostCores {
      throw InputError("--cores: \(cores.value) is above \(Self.mostCores)")
    }
    let report = detectReport(
      facts: gatherFacts(toolVersions: true),
      cores: parsed[Self.cores], memory: parsed[Self.memory], jobs: parsed[Self.jobs],
      workerMemory: parsed[Self.workerMemory])
    try output.print(report.document) { try JSONFile.text(of: report) }
    guard let directory = parsed[Self.chart] else { return 0 }
    return try ChartWriter.draw([report.rulesChart], in: directory) ?? 0
  }
}
