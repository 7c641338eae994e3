import SpeedupCore

/// Reads what `go test -bench` prints (tried with Go 1.19). A benchmark is a cell, a line is a row: with `-count 10` a
/// benchmark has ten.
///
/// | Go                            | here                                                                |
/// |-------------------------------|---------------------------------------------------------------------|
/// | name, `pkg:` before it        | axis `name`, without the suffix that all lines share, such as `-8`; |
/// |                               | with the package where there are several                            |
/// | `ns/op`                       | `wall_seconds` of one iteration                                     |
/// | iterations, `B/op`, any other | figures `iterations`, `B/op`, ...                                   |
/// | `--- FAIL: NAME`              | a failed row                                                        |
/// | `panic:`, `FAIL pkg`          | said, since what was to follow has no row                           |
/// | `goos`, `goarch`, `cpu`       | kept in sweep.json                                                  |
struct GoImport {
  let text: String
  var origin: ImportedOrigin

  /// Whether a file looks like this.
  static func matches(_ text: String) -> Bool {
    var lines = GoLines()
    return text.split(whereSeparator: \.isNewline).contains { lines.result(in: $0) != nil || failed(in: $0) != nil }
  }

  /// The benchmark that a line says failed; nil for any other line.
  private static func failed(in line: Substring) -> Substring? {
    guard let mark = line.firstRange(of: "--- FAIL: Benchmark") else { return nil }
    return line[mark.lowerBound...].dropFirst("--- FAIL: ".count).prefix { !$0.isWhitespace }
  }

  /// The whole file.
  /// - Throws: ``InputError`` naming the line and its fault.
  func results() throws -> ImportedResults {
    var origin = origin
    var lines: [(package: String, words: [Substring])] = []
    var package = ""
    var failures: [String] = []
    // Whether what failed in this package has been told by name.
    var isTold = false
    var results = GoLines()
    for line in text.split(whereSeparator: \.isNewline) {
      if let name = Self.failed(in: line) {
        lines.append((package, [name]))
        isTold = true
      } else if line.hasPrefix("panic: ") {
        failures.append("the benchmarks behind a \(SafeText.excerpt(String(line)))")
        isTold = true
      } else if line.hasPrefix("FAIL\t") {
        let name = line.dropFirst("FAIL\t".count).prefix { !$0.isWhitespace }
        if !isTold { failures.append("all of package \(SafeText.excerpt(String(name))), which failed") }
        isTold = false
      }
      if let words = results.result(in: line) { lines.append((package, words)) }
      let parts = line.split(separator: ":", maxSplits: 1).map { String($0.drop { $0 == " " }) }
      guard parts.count == 2, ["goos", "goarch", "cpu", "pkg"].contains(parts[0]) else { continue }
      if parts[0] == "pkg" { package = parts[1] }
      origin.context[parts[0]] = parts[1]
    }
    let measured = lines.filter { $0.words.count > 1 }
    let suffix = Self.suffix(of: (measured.isEmpty ? lines : measured).map { $0.words[0] })
    let isOne = Set(lines.map(\.package)).count <= 1
    var rows = ImportedRows()
    // Figures that are no time or no number; Go takes whatever a benchmark reports.
    var odd: [String] = []
    for (package, words) in lines {
      let name = (isOne ? "" : "\(package) ") + words[0].dropLast(words[0].hasSuffix(suffix) ? suffix.count : 0)
      guard words.count > 1 else {
        rows.add(name, status: .failed, detail: "go test says FAIL")
        continue
      }
      var measures = [("iterations", String(words[1]))]
      var wall: Seconds?
      for place in stride(from: 2, to: words.count - 1, by: 2) {
        let isTime = words[place + 1] == "ns/op"
        guard let value = Double(decimal: words[place]), value.isFinite, value >= 0 || !isTime else {
          odd.append("\(name) \(words[place]) \(words[place + 1])")
          continue
        }
        if isTime {
          wall = Seconds(value * 1e-9)
        } else {
          measures.append((String(words[place + 1]), JSONValue.written(value)))
        }
      }
      rows.add(name, wall: wall, measures: measures)
    }
    let left =
      odd.isEmpty
      ? []
      : [
        "\(Counted.text(odd.count, "figure")) left empty, since no time or number is in "
          + (odd.count == 1 ? "it" : "them") + ": \(SafeText.excerpt(odd.joined(separator: "; ")))"
      ]
    return rows.results(
      origin, remarks: ["Go records wall time of an iteration; CPU time is not measured"] + left, failures: failures)
  }

  /// The number of processors that go behind every name unless it is 1, such as `-8`.
  private static func suffix(of names: [Substring]) -> Substring {
    guard let dash = names.first?.lastIndex(of: "-") else { return "" }
    let suffix = names[0][dash...]
    return Int(suffix.dropFirst()) != nil && names.allSatisfy { $0.hasSuffix(suffix) } ? suffix : ""
  }
}
