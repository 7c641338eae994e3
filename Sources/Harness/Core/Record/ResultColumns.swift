/// The columns of `results.csv`: a fixed front, one column an axis, the fixed figures, and the workload's own
/// figures. Times are in seconds, sizes in bytes; an empty field means "not measured".
public struct ResultColumns: Sendable, Equatable {
  /// Names of the axes, in order.
  public let axes: [String]
  /// Names of the workload's own figures, in order.
  public let measures: [String]

  /// The columns for a grid with these axes and a workload with these measures.
  public init(axes: [String], measures: [String]) {
    self.axes = axes
    self.measures = measures
  }

  package static let front = ["cell", "block", "position", "warmup"]
  package static let outcome = ["core_mode", "mask", "status", "detail"]
  /// The header, in order. Axes are prefixed with nothing; a workload's figures neither.
  public var header: [String] {
    Self.front + axes + Self.outcome + Metric.columns.compactMap(\.column) + ["digest"] + measures
  }

  /// The first name that two columns have, such as an axis called `items`: such a table could not be read back.
  package var ambiguous: String? {
    var seen: Set<String> = []
    return header.first { !seen.insert($0).inserted }
  }

  /// What tables call their figures in JSON and CSV; an axis or a figure of that name would be there twice.
  package static let tableKeys: Set<String> = [
    "wall_s", "cpu_s", "runs", "runs_ok", "peak_memory_bytes", "memory_without_cache_bytes", "largest_memory_bytes",
    "speed_up", "efficiency", "cpu_ratio", "load_kind", "items_per_s", "remark",
  ]

  /// Whether tables have a column of that name of their own, or one made from it.
  package static func isTableKey(_ name: String) -> Bool {
    let ends = ["_low", "_high", "_mark"].filter(name.hasSuffix)
    return ([name] + ends.map { String(name.dropLast($0.count)) }).contains(where: tableKeys.contains)
  }

  /// The fields of one record, in the header's order.
  public func fields(of record: RunRecord) -> [String] {
    let byName = Dictionary(record.axes.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let front = [
      String(record.cell), String(record.block), String(record.position), record.warmup ? "1" : "0",
    ]
    let outcome = [
      record.evidence.rawValue, record.mask ?? "", record.status.rawValue, record.detail,
    ]
    return front + axes.map { byName[$0] ?? "" } + outcome
      + Metric.columns.map(record.figures.field) + [record.digest ?? ""]
      + measures.map { record.measures[$0] ?? "" }
  }
}

/// A number in plain decimals: what spreadsheets and awk read everywhere. Nanosecond resolution, which is
/// what our own clocks have; attoseconds where nanoseconds would lose more than a millionth of the value, as
/// they do to the times per iteration of other tools.
package func decimal(_ value: Double) -> String {
  let nanos = (value * 1e9).rounded()
  guard abs(nanos) < 9e18 else { return String(value) }
  let isFiner = abs(value * 1e9 - nanos) > 1e-6 * abs(value * 1e9)
  let (places, scaled) = isFiner ? (18, (value * 1e18).rounded()) : (9, nanos)
  let digits = String(Int64(scaled).magnitude)
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  return "\(scaled < 0 ? "-" : "")\(padded.dropLast(places)).\(padded.suffix(places))"
}
