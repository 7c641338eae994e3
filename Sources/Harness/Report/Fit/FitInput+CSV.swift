import SpeedupCore
import SpeedupStatistics

extension FitInput {
  /// Whether a header is that of a results file of ours.
  package static func isResults(_ header: [String]) -> Bool { header.starts(with: ResultColumns.front) }

  /// The points of any CSV with a header: columns x and y, columns of text that tell series apart, and where there are
  /// columns `status` and `core_mode`, only rows that say `ok` and are not oversubscribed. Rows at one x are put together
  /// by their median.
  /// - Throws: ``InputError`` with path, line, value and fix.
  package init(csv bytes: [UInt8], _ request: FitRequest, path: String) throws {
    var reader = CSV.Reader(bytes)
    func next() throws -> CSV.Record? {
      do { return try reader.next() } catch {
        throw InputError("\(path):\(error.line): \(error.problem); fix the row, or delete it")
      }
    }
    guard let header = try next()?.fields else {
      throw InputError("\(path): empty; expected a header line with columns")
    }
    func place(_ name: String, _ option: String) throws -> Int {
      guard let place = header.firstIndex(of: name) else {
        throw InputError.unknown(name, among: header, at: "\(path): \(option)")
      }
      guard header.lastIndex(of: name) == place else {
        throw InputError("\(path):1: two columns are called '\(SafeText.excerpt(name))'; rename one")
      }
      return place
    }
    guard !request.usesDisturbed else {
      throw InputError(
        "--disturbed: goes with a sweep's results; a plain CSV does not tell which rows were; leave it out")
    }
    let (x, y) = (try place(request.x, "--x"), try place(request.y, "--y"))
    let weight = try request.weights.map { try place($0, "--weights") }
    let kept = Dictionary(
      try request.kept.map { ($0.name, try place($0.name, "--where")) }, uniquingKeysWith: { first, _ in first })
    var seen: [String: [String]] = [:]
    let (status, mode) = (header.firstIndex(of: "status"), header.firstIndex(of: "core_mode"))
    var rows: [CSV.Record] = []
    var (empty, ended, crowded, imported) = (0, 0, 0, 0)
    while let row = try next() {
      guard row.fields.count == header.count else {
        throw InputError(
          "\(path):\(row.line): \(row.fields.count) fields where the header has \(header.count); fix the row")
      }
      for (name, column) in kept where !row.fields[column].isExactly(seen[name]?.last) {
        seen[name, default: []].append(row.fields[column])
      }
      guard request.keeps({ kept[$0].map { row.fields[$0] } }) else { continue }
      if let status, row.fields[status] != "ok" { ended += 1; continue }
      if let mode, !row.fields[mode].isEmpty {
        guard let evidence = Evidence(field: row.fields[mode]) else {
          throw InputError(
            "\(path):\(row.line): core_mode is '\(SafeText.excerpt(row.fields[mode]))'; expected "
              + Evidence.allCases.map(\.rawValue).joined(separator: ", "))
        }
        if evidence == .oversubscribed || evidence.isModelled { crowded += 1; continue }
      }
      if row.fields[y].isEmpty { empty += 1; continue }
      if let mode, Evidence(field: row.fields[mode]) == .imported { imported += 1 }
      rows.append(row)
    }
    try request.checkKept({ seen[$0] ?? [] }, in: path)
    func number(_ row: CSV.Record, _ place: Int) throws -> Double {
      guard let value = Double(decimal: row.fields[place]), value.isFinite, value > 0 else {
        throw InputError(
          "\(path):\(row.line): \(header[place]) is '\(SafeText.excerpt(row.fields[place]))'; expected a number above 0"
        )
      }
      return value
    }
    for column in header.indices where ![x, y, weight].contains(column) {
      var spellings = Spellings()
      for row in rows { _ = try spellings.insert(row.fields[column], at: "\(path):\(row.line): \(header[column])") }
    }
    // A column of text that varies is what series are told apart by; numbers may be anything, and are not.
    let axes = header.indices.filter { column in
      ![x, y, weight, status, mode].contains(column)
        && rows.contains { !$0.fields[column].isExactly(rows[0].fields[column]) }
        && rows.contains { Double(decimal: $0.fields[column]) == nil }
    }
    var groups: [(label: String, x: Double, ys: [Double], weights: [Double])] = []
    for row in rows {
      let label = axes.map { "\(header[$0])=\(row.fields[$0])" }.joined(separator: " ")
      let (there, height) = (try number(row, x), try number(row, y))
      try FitRange.requireX(there, request.x, at: "\(path):\(row.line)", text: row.fields[x])
      try FitRange.requireY(height, request.y, at: "\(path):\(row.line)", text: row.fields[y])
      let counts = try weight.map { try number(row, $0) } ?? 1
      if let weight {
        try FitRange.requireY(counts, header[weight], at: "\(path):\(row.line)", text: row.fields[weight])
      }
      if let known = groups.firstIndex(where: { $0.x == there && $0.label.isExactly(label) }) {
        groups[known].ys.append(height)
        groups[known].weights.append(counts)
      } else {
        groups.append((label, there, [height], [counts]))
      }
    }
    for group in groups {
      let bar = group.ys.count > 1 ? group.ys.min()!...group.ys.max()! : nil
      let total = group.weights.reduce(0, +)
      add(
        Point(
          point: CurvePoint(
            x: group.x, y: try weightedMedian(group.ys, weights: group.weights), weight: weight == nil ? 1 : total),
          bar: bar,
          count: group.ys.count,
          rows: zip(group.ys, group.weights).map { CurvePoint(x: group.x, y: $0, weight: $1) }), to: group.label)
    }
    note(imported: imported, "row")
    if ended > 0 { leftOut.append("\(Counted.text(ended, "row")) whose status is not ok") }
    if crowded > 0 { leftOut.append("\(Counted.text(crowded, "row")) oversubscribed, simulated or fitted") }
    if empty > 0 { leftOut.append("\(Counted.text(empty, "row")) without \(request.y)") }
    self = try checked(path, request, axes: axes.map { header[$0] })
  }
}
