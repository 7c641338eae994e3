import SpeedupCore

/// The columns of `pairs.csv`. Times are in seconds, sizes in bytes; an empty field means "not measured".
package enum GatePairColumns {
  /// The header, in order.
  package static var header: [String] {
    let side = ["status", "detail"] + Metric.columns.compactMap(\.column)
    return ["cell", "label", "round", "first"] + side.map { "base_\($0)" } + side.map { "new_\($0)" }
  }

  /// The fields of one pair, in the header's order.
  package static func fields(of pair: GatePair, label: String) -> [String] {
    [String(pair.cell), label, String(pair.round), pair.first.rawValue]
      + [pair.base, pair.new].flatMap { result in
        [result.status.rawValue, result.detail]
          + Metric.columns.map(result.figures.field)
      }
  }
}
