import SpeedupCore

/// The columns of `pairs.csv`. Builds of a side are counted from 0. Times are in seconds, sizes in bytes; an empty field means "not measured".
package enum GatePairColumns {
  /// The header, in order.
  /// - Parameter own: the program's own figures.
  package static func header(_ own: [DeclaredFigure] = []) -> [String] {
    let side = ["status", "detail"] + Metric.columns.compactMap(\.column) + own.map(\.name)
    return ["cell", "label", "round", "base_build", "new_build", "first"] + side.map { "base_\($0)" }
      + side.map { "new_\($0)" }
  }

  package static func fields(of pair: GatePair, label: String, _ own: [DeclaredFigure] = []) -> [String] {
    [String(pair.cell), label, String(pair.round), String(pair.baseBuild), String(pair.newBuild), pair.first.rawValue]
      + [pair.base, pair.new].flatMap { result in
        [result.status.rawValue, result.detail]
          + (Metric.columns + own.map(Metric.own)).map(result.figures.field)
      }
  }
}
