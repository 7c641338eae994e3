extension RunColumns {
  /// A figure of all rows, for whoever needs it of many.
  package func figure(_ metric: Metric) -> Figure {
    func bits(_ metric: Metric) -> [UInt64] { figures[metric.number].values }
    switch metric.unit {
    case .seconds where metric == .cpu: return .sum(bits(Metric.user), bits(Metric.system), orWhole: bits(.cpu))
    case .seconds: return .times(bits(metric))
    case .bytes, .count: return .counts(bits(metric))
    case .declared:
      guard let measure = measures.first(where: { $0.name == metric.name }) else { return .none }
      return .texts(measure.column.values, texts)
    case .text, .ratio: return .none
    }
  }

  /// A figure that is a number, of all rows, in seconds, bytes or as a count.
  package enum Figure: Sendable {
    case none
    case times([UInt64])
    case counts([UInt64])
    /// The sum of two times, or the whole where their parts are not known.
    case sum([UInt64], [UInt64], orWhole: [UInt64])
    /// One of the program's own.
    case texts([UInt32], TextPool)

    /// That of a row; nil: not measured.
    package subscript(row: Int) -> Double? {
      switch self {
      case .none: return nil
      case .times(let bits): return Self.time(bits, row)
      case .counts(let bits):
        guard row < bits.count, bits[row] != RunColumns.absent else { return nil }
        return Double(Int64(bitPattern: bits[row]))
      case .sum(let user, let system, let whole):
        guard let user = Self.time(user, row), let system = Self.time(system, row) else { return Self.time(whole, row) }
        return user + system
      case .texts(let numbers, let texts): return row < numbers.count ? texts.number(numbers[row]) : nil
      }
    }

    private static func time(_ bits: [UInt64], _ row: Int) -> Double? {
      guard row < bits.count, bits[row] != RunColumns.absent else { return nil }
      return Double(bitPattern: bits[row])
    }
  }
}
