import SpeedupCore
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup trace`: what a run's tasks were.
struct TraceCommand: Command {
  enum TaskFormat: String, CaseIterable, Sendable { case json, chrome }

  let name = "trace"
  let summary = "Shows the tasks of a traced run, Chrome's trace events, or a Spark event log."
  let usage = ["FILE [--format json|chrome]", "DIR"]
  private static let format = Option<TaskFormat?>.choice(
    "format", "json|chrome", of: TaskFormat.self,
    "print the tasks: JSON, one a line, or Chrome trace events for Perfetto",
    otherwise: "a table of the phases")
  let options: [any CommandOption] = [format] + OutputForm.options
  let examples = [
    "speedup sweep weekly --cores 2 --workers 2 --trace --out traced",
    "speedup trace traced",
    "speedup trace traced/traces/cell-0-block-1.trace",
    "speedup trace traced/traces/cell-0-block-1.trace --format chrome > trace.json",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "", "FILE is a trace of sweep --trace, Chrome trace events, a Spark event log, or lines that a program wrote:",
      "phase start end [cpu [worker [delay]]], seconds, into the file that $SPEEDUP_TRACE names; lock:NAME asked start end",
      "[worker] where one of them held a lock; #cpus LIST [QUOTA] for the CPUs it may use. DIR: a list of its traces.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let path = try parsed.operand(
      "trace takes one file, such as traced/traces/cell-0-block-1.trace, or one directory of a sweep")
    guard Files.exists(path) else {
      throw InputError("\(InputPath.missing(path)); name a trace, or a directory that sweep --trace made")
    }
    let output = try ReportOutput(parsed)
    let format = parsed[Self.format]
    if let format, output.form != .text {
      throw InputError("--format \(format.rawValue) and --\(output.form.rawValue): choose one")
    }
    if let format, output.writesFiles {
      throw InputError(
        "--export: has no effect with --format \(format.rawValue), which prints the tasks; redirect the output, or leave one out"
      )
    }
    if Files.isDirectory(path), try Files.rolledLog(path).isEmpty {
      guard format == nil else { throw InputError("--format: goes with one trace; name a file of \(path)") }
      try output.print(try list(path), width: widthOfLogs)
      return 0
    }
    let source = try TraceSource(reading: path)
    switch format {
    case nil: try output.print(TraceDocument.document(source.head, try source.summary()), width: widthOfLogs)
    case .json: try TraceExport.jsonLines(source) { try Console.write($0) }
    case .chrome: try TraceExport.chrome(source) { try Console.write($0) }
    }
    return 0
  }

  private func list(_ path: String) throws -> Document {
    let folder = Files.isDirectory("\(path)/traces") ? "\(path)/traces" : path
    let names = try Files.names(in: folder).filter { $0.hasSuffix(".trace") }
    guard !names.isEmpty else {
      throw InputError("\(path): holds no traces; make some with: speedup sweep ... --trace --out DIR")
    }
    return TraceDocument.list(
      folder,
      try names.map { name in
        let source = try TraceSource(reading: "\(folder)/\(name)")
        let tasks = try source.totals().filter { !$0.isSerial }.reduce(0) { $0 + $1.tasks }
        var head = source.head
        head.phases = []
        return (name, head, tasks)
      })
  }
}
