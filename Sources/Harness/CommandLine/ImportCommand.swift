import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup import`: another tool's results as a results directory.
enum ImportCommand: Command {
  package static let name = "import"
  static let summary = "Makes a results directory from another tool's file, to be compared and charted."
  static let usage = ["FILE --out DIR"]
  static let options = [Option(name: "out", kind: .value("DIR"), help: "the directory to make (required)")]
  static let examples = [
    "speedup import bench.json --out results/bench",
    "speedup import google-benchmark.json --out results/main",
  ]

  static func notes(_ workloads: [any Workload]) -> [String] {
    [
      "", "FILE is what 'hyperfine --export-json' or a Google Benchmark program with",
      "'--benchmark_out_format=json' wrote; which of them is seen from its content. Commands in it are",
      "labels: nothing in an imported file is ever run. What the file does not tell stays empty.",
    ]
  }

  package static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32 {
    let parsed = try ParsedOptions(arguments, options: options, command: name)
    guard let file = parsed.operands.first, parsed.operands.count == 1 else {
      throw InputError("import takes one FILE; see: speedup import --help")
    }
    guard let out = try parsed.path("out") else {
      throw InputError("import needs --out DIR, the directory to make")
    }
    let bytes: [UInt8]
    do { bytes = try Files.read(file) } catch { throw InputError("\(error)") }
    let results = try ImportedResults(reading: bytes, name: file)
    try SweepDirectory.store(
      ResultSet(name: file, table: results.table, plan: results.plan, machine: results.machine), in: out)
    for remark in results.remarks { Console.error("speedup: \(remark)") }
    let cells = Set(results.table.records.map(\.cell)).count
    Console.error("speedup: \(results.table.records.count) runs of \(cells) cells in \(out)")
    return 0
  }
}
