extension RunColumns {
  /// A figure of all rows, for whoever needs it of many.
  package func figure(_ metric: Metric) -> Figure {
    func bits(_ metric: Metric) -> [UInt64] { figures[metric.number].values }
    switch metric.unit {
    case .seconds where metric == .cpu: return Figure(.sum, bits(Metric.user), bits(Metric.system), bits(.cpu))
    case .seconds: return Figure(.times, bits(metric))
    case .bytes, .count: return Figure(.counts, bits(metric))
    case .declared:
      guard let measure = measures.first(where: { $0.name == metric.name }) else { return Figure(.none) }
      return Figure(.texts, texts: (measure.column.values, texts))
    case .text, .ratio: return Figure(.none)
    }
  }

  /// A figure that is a number, of all rows, in seconds, bytes or as a count. A class, since a copy of an array would be
  /// counted for every row that is asked for.
  package final class Figure: Sendable {
    fileprivate enum Kind {
      case none, times, counts
      /// The sum of two times, or the whole where their parts are not known.
      case sum
      /// One of the program's own.
      case texts
    }

    private let kind: Kind
    private let first, second, whole: [UInt64]
    private let numbers: [UInt32]
    private let texts: TextPool

    fileprivate init(
      _ kind: Kind, _ first: [UInt64] = [], _ second: [UInt64] = [], _ whole: [UInt64] = [],
      texts: ([UInt32], TextPool) = ([], TextPool())
    ) {
      (self.kind, self.first, self.second, self.whole) = (kind, first, second, whole)
      (numbers, self.texts) = texts
    }

    /// That of a row; nil: not measured.
    package subscript(row: Int) -> Double? {
      switch kind {
      case .none: return nil
      case .times: return Self.time(first, row)
      case .counts:
        guard row < first.count, first[row] != RunColumns.absent else { return nil }
        return Double(Int64(bitPattern: first[row]))
      case .sum:
        guard let user = Self.time(first, row), let system = Self.time(second, row) else {
          return Self.time(whole, row)
        }
        return user + system
      case .texts: return row < numbers.count ? texts.number(numbers[row]) : nil
      }
    }

    @inline(__always) private static func time(_ bits: borrowing [UInt64], _ row: Int) -> Double? {
      guard row < bits.count, bits[row] != RunColumns.absent else { return nil }
      return Double(bitPattern: bits[row])
    }
  }
}
