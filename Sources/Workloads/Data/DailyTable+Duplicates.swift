extension DailyTable {
  /// The table without rows whose symbol and date are there again further down (the last one counts), and the
  /// report with those and with the rows out of order added. The order of the rows that are left stays.
  /// - Throws: `SystemError` when there is no memory.
  func withoutDuplicates(_ report: DataReport) throws -> (table: DailyTable, report: DataReport) {
    var report = report
    let (codes, late) = codesAndLateRows()
    guard !late.isEmpty else { return (self, report) }
    // Only a symbol with a row that is not later than all before it can have duplicates.
    let affected = Set(late.map { codes[$0] })
    var lastRow: [RowName: Int] = [:]
    for row in 0..<count where affected.contains(codes[row]) {
      lastRow[RowName(code: codes[row], date: rows.dates[row])] = row
    }
    var kept = try DailyTableBuilder(capacity: count)
    var latest: [Int32: Int32] = [:]
    for row in 0..<count {
      let date = rows.dates[row]
      if affected.contains(codes[row]) {
        guard lastRow[RowName(code: codes[row], date: date)] == row else {
          report.add(.duplicate)
          continue
        }
        if let before = latest[codes[row]], date < before { report.add(.outOfOrder) }
        latest[codes[row]] = max(date, latest[codes[row]] ?? date)
      }
      kept.appendRow(row, of: self, as: symbols[row])
    }
    return (kept.finish(longNames: longNames), report)
  }

  private struct RowName: Hashable {
    let code: Int32
    let date: Int32
  }

  /// Every row's symbol as a number, and the rows that are not later than all rows of their symbol before
  /// them.
  private func codesAndLateRows() -> (codes: [Int32], late: [Int]) {
    var dictionary = SymbolDictionary()
    var latest: [Int32] = []
    var late: [Int] = []
    let codes = [Int32](unsafeUninitializedCapacity: count) { codes, filled in
      for row in 0..<count {
        let code = dictionary.code(of: symbols[row])
        codes[row] = Int32(code)
        if code == latest.count { latest.append(.min) }
        if rows.dates[row] <= latest[code] { late.append(row) } else { latest[code] = rows.dates[row] }
      }
      filled = count
    }
    return (codes, late)
  }
}
