import SpeedupCore
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup export`: results in another tool's format.
enum ExportCommand: Command {
  package static let name = "export"
  static let summary = "Writes results in the format of hyperfine or Google Benchmark."
  static let usage = ["DIR --format FORMAT [--out FILE]"]
  static let options = [
    Option(
      name: "format", kind: .value("FORMAT"),
      help: InteropFormat.allCases.map(\.rawValue).joined(separator: " or ") + " (required)"),
    Option(name: "out", kind: .value("FILE"), help: "where to (default: standard output)"),
  ]
  static let examples = [
    "speedup export speedup-out/weekly-20240131-120000 --format hyperfine --out weekly.json",
    "speedup export results.csv --format google-benchmark",
  ]

  static func notes(_ workloads: [any Workload]) -> [String] {
    ["", "Warm-ups are left out. What the format has no place for is named on standard error."]
  }

  package static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32 {
    let parsed = try ParsedOptions(arguments, options: options, command: name)
    guard let path = parsed.operands.first, parsed.operands.count == 1 else {
      throw InputError("export takes one DIR; see: speedup export --help")
    }
    let names = InteropFormat.allCases.map(\.rawValue)
    guard let text = parsed.value("format") else {
      throw InputError("export needs --format: \(names.joined(separator: " or "))")
    }
    guard let format = InteropFormat(rawValue: text) else {
      let near = NearestName.of(text, among: names).map { "; did you mean \($0)?" } ?? ""
      throw InputError("--format: there is no '\(text)'\(near) There are: \(names.joined(separator: ", "))")
    }
    let exported = try ExportSource(ResultSet(reading: path)).exported(as: format)
    if let out = try parsed.path("out") {
      try Files.write(out, exported.text)
    } else {
      try Console.write(exported.text)
    }
    for remark in exported.remarks { Console.error("speedup: \(remark)") }
    return 0
  }
}
