import SpeedupCore
import SpeedupStatistics

extension CellRows {
  /// What a figure of a run that was killed at a limit is at least known to have been; nil: nothing.
  func reached(_ metric: Metric, _ row: Int) -> Double? {
    let value = columns.value(metric, row)
    guard metric == .wall, let limit = columns.status(row).limitReached(columns.detail(row))?.value else {
      return value
    }
    return Swift.max(value ?? limit, limit)
  }

  /// A figure of every run that ended well or was killed at a limit, by block. A block resumed after a crash may hold a
  /// run twice; the first counts.
  func byBlock(_ metric: Metric) -> BlockValues {
    let (rows, records, figure) = (rows, records, columns.figure(metric))
    let most = rows.lazy.filter { records.status($0) == .ok }.compactMap { figure[$0] }.max()
    return BlockValues(
      rows.compactMap { row in
        let status = records.status(row)
        if status == .ok {
          return figure[row].map { (records.block(row), CensoredValue(amount: $0, isCensored: false)) }
        }
        guard status.isLimit, let least = [reached(metric, row), most].compactMap(\.self).max(), least > 0 else {
          return nil
        }
        return (records.block(row), CensoredValue(amount: least, isCensored: true))
      })
  }
}

/// The figures of a cell's runs, ascending by block.
struct BlockValues {
  typealias Element = (block: Int, value: CensoredValue)
  private let values: [Element]

  /// The first of a block counts.
  init(_ values: [Element]) {
    func isBefore(_ a: Element, _ b: Element) -> Bool { a.block < b.block }
    if zip(values, values.dropFirst()).allSatisfy(isBefore) {
      self.values = values
    } else {
      // A stable sort, so that the first stays the first.
      var last: Int?
      self.values = values.sorted(by: isBefore).filter { element in
        defer { last = element.block }
        return element.block != last
      }
    }
  }

  /// The ratios of the runs that both have in a block.
  static func ratios(_ numerators: BlockValues, _ denominators: BlockValues) -> SampleSummary<Double>? {
    SampleSummary(ratiosOf: pairs(numerators, denominators))
  }

  /// The lower end of the interval of the median ratio at a confidence of its own, or the smallest ratio where the runs are
  /// too few for that confidence; nil without pairs. A pair of which one side is only bounded counts as 0 or
  /// ∞.
  static func lowerEnd(
    _ numerators: BlockValues, _ denominators: BlockValues, confidence: Double
  ) -> Double? {
    let ratios = pairs(numerators, denominators).map {
      $0.denominator.isCensored ? 0 : $0.numerator.isCensored ? .infinity : $0.numerator.amount / $0.denominator.amount
    }.sorted()
    guard !ratios.isEmpty else { return nil }
    return ratios[(medianRanks(count: ratios.count, confidence: confidence)?.lower ?? 1) - 1]
  }

  private static func pairs(
    _ numerators: BlockValues, _ denominators: BlockValues
  ) -> [(numerator: CensoredValue, denominator: CensoredValue)] {
    var pairs: [(numerator: CensoredValue, denominator: CensoredValue)] = []
    pairs.reserveCapacity(numerators.values.count)
    var place = 0
    for (block, value) in numerators.values {
      while place < denominators.values.count, denominators.values[place].block < block { place += 1 }
      guard place < denominators.values.count else { break }
      if denominators.values[place].block == block { pairs.append((value, denominators.values[place].value)) }
    }
    return pairs
  }
}
