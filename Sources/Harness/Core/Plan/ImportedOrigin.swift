/// Where imported results come from. They can be compared, charted and exported, and never run: a command
/// text in a file that someone sent is a label, nothing more.
package struct ImportedOrigin: Sendable, Codable, Equatable {
  package var format: InteropFormat
  /// The file's name without its directory.
  package var file: String
  package var digest: String
  /// What the file says of its making, such as `host_name` and `date`, as text.
  package var context: [String: String] = [:]

  package init(format: InteropFormat, file: String, digest: String) {
    self.format = format
    self.file = file
    self.digest = digest
  }

  /// Such as `imported from hyperfine: bench.json`.
  package var title: String { SafeText.excerpt("imported from \(format.rawValue): \(file)") }

  /// Why a plan of this origin can't be carried out.
  package var refusal: InputError {
    InputError(
      "results \(title) hold no program to run; nothing in them is ever run; start a sweep of your own")
  }
}

/// A tool's format that results are read from.
package enum InteropFormat: String, Sendable, Codable, CaseIterable {
  /// What `hyperfine --export-json` writes.
  case hyperfine
  /// What a Google Benchmark program writes with `--benchmark_out_format=json`.
  case googleBenchmark = "google-benchmark"
  /// What `pyperf -o FILE` writes.
  case pyperf
  /// What `pytest --benchmark-json=FILE` writes.
  case pytestBenchmark = "pytest-benchmark"
  /// What `go test -bench` prints.
  case go
  /// What criterion keeps as `sample.json`.
  case criterion

  /// The format of a JSON file by what is at its top.
  /// - Throws: ``InputError`` when it is none.
  package static func recognised(in file: JSONCursor) throws -> InteropFormat {
    if try file.optional("results") != nil { return .hyperfine }
    if try file.optional("iters") != nil, try file.optional("times") != nil { return .criterion }
    if let benchmarks = try file.optional("benchmarks") {
      // Of what is no list its own reader complains.
      guard case .array = benchmarks.value.content else { return .googleBenchmark }
      let first = try benchmarks.elements().first
      guard let first, case .object = first.value.content else { return .googleBenchmark }
      if try first.optional("runs") != nil { return .pyperf }
      return try first.optional("stats") != nil ? .pytestBenchmark : .googleBenchmark
    }
    throw file.problem(
      "has neither 'results' (hyperfine) nor 'benchmarks' (Google Benchmark, pyperf, pytest-benchmark) nor 'iters' "
        + "(criterion)")
  }
}

/// A tool's format that results are written in.
package enum ExportFormat: String, Sendable, CaseIterable {
  /// That of `hyperfine --export-json`.
  case hyperfine
  case googleBenchmark = "google-benchmark"
}
