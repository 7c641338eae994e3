@testable import SpeedupReport
@testable import SpeedupSystem

/// Real files of other tools in Fixtures/interop.
enum InteropFixture: String, CaseIterable {
  case hyperfinePlain = "hyperfine-plain"
  case hyperfineParameters = "hyperfine-parameters"
  case hyperfineFailures = "hyperfine-failures"
  case googleBenchmark = "google-benchmark"
  case googleBenchmarkInterleaved = "google-benchmark-interleaved"
  case googleBenchmarkAggregates = "google-benchmark-aggregates"

  case pyperf
  case pytestBenchmark = "pytest-benchmark"
  case go

  var name: String { self == .go ? "go.txt" : "\(rawValue).json" }

  func bytes() throws -> [UInt8] {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    return try Files.read("/\(root)/Fixtures/interop/\(name)")
  }

  func results() throws -> ImportedResults { try ImportedResults(reading: try bytes(), name: name) }
}

extension ExportSource {
  /// Imported results as they would be exported from their directory.
  init(_ results: ImportedResults) {
    self.init(table: results.table, plan: results.plan, machine: results.machine)
  }
}
