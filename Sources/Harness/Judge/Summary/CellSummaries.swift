import SpeedupCore

/// The summaries of a table's cells, in the order of their numbers, each compared with its reference: a collection of
/// ``CellSummary`` that holds them by column, since a table may have a million cells.
package struct CellSummaries: Sendable, RandomAccessCollection {
  let columns: SummaryColumns
  /// The cells that are wanted; nil: all.
  private let chosen: [Int32]?

  init(_ columns: SummaryColumns, chosen: [Int32]?) { (self.columns, self.chosen) = (columns, chosen) }

  init(of table: ResultTable, reference: ReferenceChoice) {
    self.init(SummaryColumns(ResultCells(table.records), reference), chosen: nil)
  }

  /// The same for one of several threads: objects that all have in common would be counted by all at once.
  package var apart: CellSummaries { CellSummaries(SummaryColumns(apart: columns), chosen: chosen) }

  package var startIndex: Int { 0 }
  package var endIndex: Int { chosen?.count ?? columns.cells.count }
  package subscript(index: Int) -> CellSummary { CellSummary(columns, place(index)) }

  private func place(_ index: Int) -> Int { chosen.map { Int($0[index]) } ?? index }

  package func ofCells(where isWanted: ([AxisValue]) -> Bool) -> CellSummaries {
    let wanted = indices.filter { isWanted(columns.cells.axes(place($0))) }
    return CellSummaries(columns, chosen: wanted.map { Int32(place($0)) })
  }

  /// The methods by which a peak of theirs was had, sorted.
  package func methods(of metric: Metric) -> [String] {
    let records = columns.cells.records.columns
    let numbers = records.methodNumbers(of: metric)
    guard !numbers.isEmpty else { return [] }
    let peaks = metric == .memory ? records.figure(.memory) : nil
    var (found, last) = ([UInt32: Int](), UInt32(0))
    for index in indices {
      for run in 0..<columns.cells.rowCount(place(index)) {
        let row = columns.cells.row(place(index), run)
        let number = numbers[row]
        guard number != 0, number != last, columns.cells.records.status(row) == .ok,
          // A method of another peak says nothing of one that is not there.
          peaks == nil || peaks?[row] != nil
        else { continue }
        last = number
        found[last] = row
      }
    }
    return found.values.compactMap { records.method(of: metric, $0) }.sorted()
  }

  /// Whether some run tells the method by which a figure was had.
  package func tellsMethods(of metric: Metric) -> Bool {
    !columns.cells.records.columns.methodNumbers(of: metric).isEmpty
  }

  package var runCount: Int { indices.reduce(0) { $0 + columns.cells.rowCount(place($1)) } }

  /// What may be found in some of them: what is not here need not be looked for in a million.
  package var mayHave: Findings {
    var found = Findings()
    let samples = columns.samples
    if !samples.trouble.isEmpty { found.insert(.failures) }
    if !samples.remarked.isEmpty { found.insert(.remarks) }
    if samples.hasDisturbed { found.insert(.disturbance) }
    if samples.hasSeveralRuns { found.insert(.spread) }
    if !columns.loads.isEmpty { found.insert(.loads) }
    if columns.hasComparisons { found.insert(.comparisons) }
    if samples.evidence.contains(.oversubscribed) { found.insert(.oversubscription) }
    if samples.isMeasured(.instructions) { found.insert(.instructions) }
    if samples.isMeasured(.itemRate) { found.insert(.items) }
    return found
  }

  package struct Findings: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    package static let failures = Findings(rawValue: 1)
    package static let remarks = Findings(rawValue: 2)
    package static let disturbance = Findings(rawValue: 4)
    /// More than one run of a cell.
    package static let spread = Findings(rawValue: 8)
    package static let loads = Findings(rawValue: 16)
    /// A reference that is another cell.
    package static let comparisons = Findings(rawValue: 32)
    package static let oversubscription = Findings(rawValue: 64)
    package static let instructions = Findings(rawValue: 128)
    package static let items = Findings(rawValue: 256)
  }

  /// Whether some run may have a figure of the program's own.
  package func mayHave(measure name: String) -> Bool { columns.measureNames.contains(name) }

  /// The axis values of all cells of the table, by ``CellSummary/place``.
  package var axesByPlace: CellAxes { columns.axes }

  package var axes: CellAxes { chosen == nil ? columns.axes : CellAxes(map(\.axes)) }
}

/// The summary of every cell, in the order of the cells' numbers, each compared with its reference cell.
package func summaries(of table: ResultTable, reference: ReferenceChoice = .automatic) -> CellSummaries {
  CellSummaries(of: table, reference: reference)
}
