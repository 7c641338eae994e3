import SpeedupCore

/// Results of another tool in this harness's terms.
package struct ImportedResults: Sendable, Equatable {
  package var origin: ImportedOrigin
  package var table: ResultTable
  /// What the file says of the machine; what it does not say is unknown.
  package var machine: MachineFingerprint
  /// What could not be carried over, one line each.
  package var remarks: [String]
  /// What was to be measured and has no row, one line each.
  package var failures: [String]

  /// Reads a file of a known tool. `name` is the file's name, for messages and the origin.
  /// - Throws: ``InputError`` naming file, line, place and value.
  package init(reading bytes: [UInt8], name: String) throws {
    try self.init(parsing: bytes, name: name)
    try requireReadable(name)
  }

  private init(parsing bytes: [UInt8], name: String) throws {
    let base = name.split(separator: "/").last.map(String.init) ?? name
    func origin(_ format: InteropFormat) -> ImportedOrigin {
      ImportedOrigin(format: format, file: base, digest: Digest.text(of: bytes))
    }
    // The one that is no JSON.
    let first = bytes.first { !$0.isSpace }
    if first != UInt8(ascii: "{"), first != UInt8(ascii: "[") {
      let text = String(decoding: bytes, as: UTF8.self)
      if GoImport.matches(text) {
        self = try GoImport(text: text, path: name, origin: origin(.go)).results()
        return
      }
    }
    let file = try JSONCursor(reading: bytes, file: name, exact: true)
    let format = try InteropFormat.recognised(in: file)
    let origin = origin(format)
    switch format {
    case .hyperfine: self = try HyperfineImport(file: file, origin: origin).results()
    case .googleBenchmark: self = try GoogleBenchmarkImport(file: file, origin: origin).results()
    case .pyperf: self = try PyperfImport(file: file, origin: origin).results()
    case .pytestBenchmark: self = try PytestBenchmarkImport(file: file, origin: origin).results()
    case .criterion: self = try CriterionImport(file: file, origin: origin, path: name).results()
    case .go: throw InputError("\(name): what 'go test -bench' prints is no JSON; name the text that it printed")
    }
  }

  package init(
    origin: ImportedOrigin, table: ResultTable, machine: MachineFingerprint, remarks: [String], failures: [String] = []
  ) {
    self.origin = origin
    self.table = table
    self.machine = machine
    self.remarks = remarks
    self.failures = failures
  }

  /// The plan that stands for them in `sweep.json`. Nothing in it can be run: the subject is no program.
  package var plan: SweepPlan {
    var first: [Int: RunRecord] = [:]
    for record in table.records where first[record.cell] == nil { first[record.cell] = record }
    let cells = first.sorted { $0.key < $1.key }.map { index, record in
      PlannedCell(index: index, values: record.axes)
    }
    let axes = table.columns.axes.enumerated().map { place, name in
      Axis(name, cells.map { $0.values[place].value }.distinctTexts)
    }
    let passes = (table.records.map(\.block).max() ?? -1) + 1
    return SweepPlan(
      subjects: [Subject(.imported(origin))], axes: axes, repeats: passes, warmups: 0, seed: 0,
      measures: table.columns.measures, cells: cells)
  }

  /// Names for axes or figures of a foreign file that don't collide with those of a results file: where they
  /// would, `prefix` is put in front.
  package static func free(_ name: String, prefix: String, taken: Set<String>) -> String {
    taken.contains(name) ? prefix + name : name
  }
}

extension UInt8 {
  fileprivate var isSpace: Bool { self == 32 || (9...13).contains(self) }
}
