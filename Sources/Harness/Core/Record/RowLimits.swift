/// What a row's figures may be: no time, size or count of a run is beyond these.
package enum RowLimits {
  /// In seconds; besides them 0.
  package static let times = 1e-15...1e10
  package static let timesText = "a time of at least 1e-15 s and at most 1e10 s, which is 317 years"
  /// Of sizes in bytes and of counts.
  package static let mostUnits = Int64(1) << 60
  package static let unitsText = "at most 2^60"
  /// Largest number of a cell, a block or a position.
  package static let largest = 1_000_000_000
}
