import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup import`: another tool's results as a results directory.
struct ImportCommand: Command {
  let name = "import"
  let summary = "Makes a results directory from another tool's file, to be compared and charted."
  let usage = ["FILE --out DIR"]
  private static let out = Option<String?>.path("out", "DIR", "the directory to make (required)")
  let options: [any CommandOption] = [out]
  let examples = [
    "speedup import bench.json --out results/bench",
    "speedup import google-benchmark.json --out results/main",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "", "FILE is what 'hyperfine --export-json', a Google Benchmark program with",
      "'--benchmark_out_format=json', 'pyperf -o', 'pytest --benchmark-json' or 'go test -bench' wrote, or",
      "criterion's target/criterion/NAME/new/sample.json; which of them is seen from its content. Commands in",
      "it are labels: nothing in an imported file is ever run. What the file does not tell stays empty.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let file = try parsed.operand("import takes one FILE; see: speedup import --help")
    guard let out = parsed[Self.out] else {
      throw InputError("import needs --out DIR, the directory to make")
    }
    try InputPath.requireFolder(out, option: Self.out.name)
    guard Files.exists(file) else {
      throw InputError("\(InputPath.missing(file)); name the file that the other tool wrote")
    }
    if let kind = Files.oddKind(file) {
      throw InputError("'\(file)' is no regular file but \(kind); write what it holds to a file and name that")
    }
    let bytes: [UInt8]
    do { bytes = try Files.read(file) } catch { throw InputError("\(error)") }
    let results = try ImportedResults(reading: bytes, name: file)
    try SweepDirectory.store(
      ResultSet(name: file, table: results.table, plan: results.plan, machine: results.machine), in: out)
    for remark in results.remarks { Console.error("speedup: \(remark)") }
    let cells = Set(results.table.records.map(\.cell)).count
    let runs = Counted.text(results.table.records.count, "run")
    Console.error("speedup: \(runs) of \(Counted.text(cells, "cell")) in \(out)")
    for failure in results.failures { Console.error(SafeText.line("speedup: not measured: \(failure)")) }
    return results.failures.isEmpty ? 0 : 3
  }
}
