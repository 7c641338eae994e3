import SpeedupCore

/// Figures of other tools' files, by the limits that rows have: what no row can hold could not be read again.
extension JSONCursor {
  /// A time.
  /// - Parameters:
  ///   - text: what is expected, such as `a time in ns`.
  ///   - unit: the seconds that 1 stands for.
  /// - Throws: ``InputError`` when it is none, or beyond ``RowLimits``.
  func time(_ text: String = "a finite time in seconds", unit: Double = 1) throws -> Seconds {
    let seconds = try amount(text) * unit
    guard seconds == 0 || RowLimits.times.contains(seconds) else { throw wrong(RowLimits.timesText) }
    return Seconds(seconds)
  }

  /// A size in bytes, fractions rounded.
  /// - Throws: ``InputError`` when it is none, or beyond ``RowLimits``.
  func size() throws -> Bytes {
    let bytes = try amount("a size in bytes").rounded()
    guard bytes <= Double(RowLimits.mostUnits) else { throw wrong("a size of \(RowLimits.unitsText) bytes") }
    return Bytes(Int64(bytes))
  }
}

extension ImportedResults {
  /// Refuses what the reader of rows would refuse, before anything is written.
  /// - Throws: ``InputError`` with the file, the row as it would be written, value and fix.
  func requireReadable(_ file: String) throws {
    _ = try ResultTable(parsing: Array(table.text.utf8), path: "\(file), as results.csv", plan: plan)
  }
}
