import SpeedupKit

/// The rows of `runs.csv`, held against what the sittings that wrote it were about.
struct ClaimRows {
  /// One a row, in the order of the file, the header left out.
  let digests: [String]

  /// The digests of a file's rows.
  init(_ bytes: [UInt8]) { digests = Self.lines(bytes).map(Self.digest) }

  /// Refuses rows that no sitting here can have written.
  /// - Parameters:
  ///   - path: how the file is called in errors.
  ///   - names: what all runs of these sittings are called; nil: not known.
  ///   - noted: the rows as the latest sitting left them, if it came to its end; others may follow.
  /// - Throws: ``InputError`` with path, line, value and fix.
  static func check(_ bytes: [UInt8], path: String, names: Set<String>?, noted: [String]) throws {
    let lines = Self.lines(bytes)
    for (place, digest) in noted.enumerated() {
      guard lines.indices.contains(place), Self.digest(lines[place]) == digest else {
        let what = lines.indices.contains(place) ? "was changed" : "is missing, or one before it,"
        // The header is line 1.
        throw InputError(
          "\(path):\(place + 2): \(what) since the last sitting; restore the file, or name another directory by --out")
      }
    }
    try checkRuns(bytes, path, names)
  }

  private static func checkRuns(_ bytes: [UInt8], _ path: String, _ names: Set<String>?) throws {
    var reader = CSV.Reader(bytes)
    guard let header = try? reader.next(), let name = header.fields.firstIndex(of: "run"),
      let block = header.fields.firstIndex(of: "block"), let mode = header.fields.firstIndex(of: "core_mode"),
      let warmup = header.fields.firstIndex(of: "warmup")
    else { return }
    var lines: [[String]: Int] = [:]
    // What is no row has been refused before.
    while let row = try? reader.next(), row.fields.count == header.fields.count {
      let run = row.fields[name]
      func refusal(_ what: String) -> InputError { InputError("\(path):\(row.line): \(what)") }
      if let names, !names.contains(run) {
        throw refusal("the run '\(SafeText.excerpt(run))' is of no claim of these sittings; delete the row")
      }
      if let first = lines.updateValue(row.line, forKey: [run, row.fields[block]]) {
        throw refusal(
          "round \(row.fields[block]) of '\(SafeText.excerpt(run))' stands in line \(first) too; a run has one row, so delete one"
        )
      }
      if row.fields[warmup] != "0" { throw refusal("warmup is 1, and runs of claims have no such rows; delete it") }
      if row.fields[mode] == Evidence.imported.rawValue {
        throw refusal("core_mode is 'imported', and runs of claims are made here; delete the row")
      }
    }
  }

  private static func lines(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    Array(bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropFirst().dropLast())
  }

  private static func digest(_ line: ArraySlice<UInt8>) -> String {
    var digest = Digest()
    for byte in line { digest.add(UInt64(byte)) }
    return digest.text
  }
}
