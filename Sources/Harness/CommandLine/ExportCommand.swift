import SpeedupCore
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup export`: results in another tool's format.
struct ExportCommand: Command {
  let name = "export"
  let onlyPrints = true
  let summary = "Writes results in the format of hyperfine or Google Benchmark."
  let usage = ["DIR --format FORMAT [--out FILE]"]
  private static let names = ExportFormat.allCases.map(\.rawValue).joined(separator: " or ")
  private static let format = Option<ExportFormat?>.choice(
    "format", "FORMAT", of: ExportFormat.self, "\(names) (required)")
  private static let out = Option<String?>.path("out", "FILE", "where to", otherwise: "standard output")
  let options: [any CommandOption] = [format, out]
  let examples = [
    "speedup export speedup-out/weekly-20240131-120000 --format hyperfine --out weekly.json",
    "speedup export results.csv --format google-benchmark",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    ["", "Warm-ups are left out. What the format has no place for is named on standard error."]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let path = try parsed.operand("export takes one DIR; see: speedup export --help")
    guard let format = parsed[Self.format] else { throw InputError("export needs --format: \(Self.names)") }
    try InputPath.requireResults(path)
    let results = try ResultSet(reading: path)
    try InputPath.requireRuns(results.table, path: path)
    let source = ExportSource(results)
    var remarks: [String] = []
    if let out = parsed[Self.out] {
      try ReportOutput.tryOut(out, option: "--out", beside: [path])
      do {
        try Files.write(out) { take in
          try withoutActuallyEscaping(take) { remarks = try source.export(as: format, to: $0) }
        }
      } catch let error as SystemError {
        throw InputError("--out: \(error); name a file in a directory that is there and can be written to")
      }
    } else {
      remarks = try source.export(as: format, to: Console.write)
    }
    for remark in remarks { Console.error("speedup: \(remark)") }
    return 0
  }
}
