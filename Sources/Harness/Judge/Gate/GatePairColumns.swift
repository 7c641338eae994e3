import SpeedupCore

/// The columns of `pairs.csv`. Times are in seconds, sizes in bytes; an empty field means "not measured".
package enum GatePairColumns {
  private static let figures = [
    "wall_seconds", "user_seconds", "system_seconds", "peak_memory_bytes", "run_delay_seconds",
    "steal_seconds", "cpu_pressure_seconds", "instructions",
  ]

  /// The header, in order.
  package static var header: [String] {
    let side = ["status", "detail"] + figures
    return ["cell", "label", "round", "first"] + side.map { "base_\($0)" } + side.map { "new_\($0)" }
  }

  /// The fields of one pair, in the header's order.
  package static func fields(of pair: GatePair, label: String) -> [String] {
    [String(pair.cell), label, String(pair.round), pair.first.rawValue]
      + [pair.base, pair.new].flatMap { result in
        [result.status.rawValue, result.detail]
          + figures.map { name in
            ResultColumns.figures.first { $0.name == name }?.text(result.figures) ?? ""
          }
      }
  }
}
