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
  /// How the file is called in errors.
  let path: String
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
    var lines: [Line] = []
    var package = ""
    var failures: [String] = []
    // Whether what failed in this package has been told by name.
    var isTold = false
    var results = GoLines()
    for (place, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      if let name = Self.failed(in: line) {
        lines.append(Line(number: place + 1, package: package, words: [name]))
        isTold = true
      } else if line.hasPrefix("panic: ") {
        failures.append("the benchmarks behind a \(SafeText.excerpt(String(line)))")
        isTold = true
      } else if line.hasPrefix("FAIL\t") {
        let name = line.dropFirst("FAIL\t".count).prefix { !$0.isWhitespace }
        if !isTold { failures.append("all of package \(SafeText.excerpt(String(name))), which failed") }
        isTold = false
      }
      if let words = results.result(in: line) {
        lines.append(Line(number: place + 1, package: package, words: words))
      }
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
    for line in lines {
      let words = line.words
      let name =
        (isOne ? "" : "\(line.package) ") + words[0].dropLast(words[0].hasSuffix(suffix) ? suffix.count : 0)
      guard !name.utf8.contains(0) else { throw wrong(line, "the name", name, "one without a NUL byte") }
      guard words.count > 1 else {
        rows.add(name, status: .failed, detail: "go test says FAIL")
        continue
      }
      guard let count = Int(words[1]), count >= 1 else {
        throw wrong(line, "the number of iterations", words[1], "a whole number of at least 1")
      }
      var measures = [("iterations", String(words[1]))]
      var wall: Seconds?
      for place in stride(from: 2, to: words.count - 1, by: 2) {
        let unit = words[place + 1]
        guard let value = try figure(words[place], unit, line) else {
          odd.append("\(name) \(words[place]) \(unit)")
          continue
        }
        if unit == "ns/op" {
          wall = Seconds(value * 1e-9)
        } else {
          measures.append((String(unit), JSONValue.written(value)))
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

  /// A benchmark's line, or that it failed.
  private struct Line {
    let number: Int
    let package: String
    let words: [Substring]
  }

  /// Units of Go's own, in which nothing is below 0.
  private static let ownUnits: Set<Substring> = ["ns/op", "B/op", "allocs/op", "MB/s"]

  /// What stands before a unit; nil for what is no number, and for the time of a loop that does nothing: Go tells
  /// attoseconds of it.
  /// - Throws: ``InputError`` for what can't be.
  private func figure(_ text: Substring, _ unit: Substring, _ line: Line) throws -> Double? {
    guard let value = Double(decimal: text), value.isFinite else { return nil }
    guard value >= 0 || !Self.ownUnits.contains(unit) else { throw wrong(line, unit, text, "a number of at least 0") }
    guard unit == "ns/op", value > 0 else { return value }
    guard value * 1e-9 <= RowLimits.times.upperBound else { throw wrong(line, unit, text, RowLimits.timesText) }
    return value * 1e-9 >= RowLimits.times.lowerBound ? value : nil
  }

  private func wrong(
    _ line: Line, _ what: some StringProtocol, _ value: some StringProtocol, _ expected: String
  ) -> InputError {
    InputError("\(path):\(line.number): \(what) is '\(SafeText.excerpt(String(value)))'; expected \(expected)")
  }

  /// The number of processors that go behind every name unless it is 1, such as `-8`.
  private static func suffix(of names: [Substring]) -> Substring {
    guard let dash = names.first?.lastIndex(of: "-") else { return "" }
    let suffix = names[0][dash...]
    let count = suffix.dropFirst().utf8.allSatisfy { (48..<58).contains($0) } ? Int(suffix.dropFirst()) ?? 0 : 0
    return count > 1 && names.allSatisfy { $0.hasSuffix(suffix) } ? suffix : ""
  }
}
