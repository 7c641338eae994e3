extension RunColumns {
  /// A figure of all rows, for whoever needs it of many.
  package func figure(_ metric: Metric) -> Figure {
    func bits(_ metric: Metric) -> Column<UInt64> { figures[metric.number] }
    switch metric.unit {
    case .seconds where metric == .cpu: return Figure(.sum, bits(Metric.user), bits(Metric.system), bits(.cpu))
    case .seconds: return Figure(.times, bits(metric))
    case .bytes, .count: return Figure(.counts, bits(metric))
    case .declared:
      guard let measure = measures.first(where: { $0.name == metric.name }) else { return Figure(.none) }
      return Figure(.texts, texts: (measure.column, texts))
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
    private let first, second, whole: Column<UInt64>
    private let numbers: Column<UInt32>
    private let texts: TextPool

    fileprivate init(
      _ kind: Kind, _ first: Column<UInt64> = Column(absent), _ second: Column<UInt64> = Column(absent),
      _ whole: Column<UInt64> = Column(absent), texts: (Column<UInt32>, TextPool) = (Column(0), TextPool())
    ) {
      (self.kind, self.first, self.second, self.whole) = (kind, first, second, whole)
      (numbers, self.texts) = texts
    }

    /// The same as another object, for another thread.
    package var apart: Figure { Figure(kind, first, second, whole, texts: (numbers, texts)) }

    /// Whether it was measured in no row.
    package var isEmpty: Bool {
      switch kind {
      case .none: true
      case .times, .counts: first.isEmpty
      case .sum: (first.isEmpty || second.isEmpty) && whole.isEmpty
      case .texts: numbers.isEmpty
      }
    }

    /// That of a row; nil: not measured.
    package subscript(row: Int) -> Double? {
      switch kind {
      case .none: return nil
      case .times: return Self.time(first, row)
      case .counts:
        let bits = first[row]
        return bits == RunColumns.absent ? nil : Double(Int64(bitPattern: bits))
      case .sum:
        guard let user = Self.time(first, row), let system = Self.time(second, row) else {
          return Self.time(whole, row)
        }
        return user + system
      case .texts: return texts.number(numbers[row])
      }
    }

    @inline(__always) private static func time(_ column: borrowing Column<UInt64>, _ row: Int) -> Double? {
      let bits = column[row]
      return bits == RunColumns.absent ? nil : Double(bitPattern: bits)
    }
  }
}
