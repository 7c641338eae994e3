/// Values of which some ranks are wanted: finds those without sorting all, in time that grows with the number of values
/// (quickselect; Hoare, "Algorithm 65: Find", 1961).
package struct RankedValues {
  private var values: [Double]

  /// Values free of NaN.
  package init(_ values: [Double]) { self.values = values }

  package var count: Int { values.count }

  /// The value of a rank, from 0 for the smallest, which is there.
  package mutating func value(rank: Int) -> Double {
    values.withUnsafeMutableBufferPointer { Self.place(rank, in: $0) }
    return values[rank]
  }

  /// As `quantile(_:_:)` of the values, of which there is one at least; NaN between −∞ and +∞.
  package mutating func quantile(_ probability: Double) -> Double {
    let below = Int(Double(count - 1) * probability)
    let left = value(rank: below)
    let fraction = Double(count - 1) * probability - Double(below)
    return between(left, below + 1 < count ? value(rank: below + 1) : left, fraction)
  }

  /// Brings the value of a rank to its place, smaller ones before it and larger ones behind.
  private static func place(_ rank: Int, in values: UnsafeMutableBufferPointer<Double>) {
    var (low, high) = (0, values.count - 1)
    while high - low > 16 {
      let pivot = middle(values[low], values[low + (high - low) / 2], values[high])
      var (left, right) = (low, high)
      while left <= right {
        while values[left] < pivot { left += 1 }
        while values[right] > pivot { right -= 1 }
        if left <= right {
          values.swapAt(left, right)
          left += 1
          right -= 1
        }
      }
      if rank <= right { high = right } else if rank >= left { low = left } else { return }
    }
    guard high > low else { return }
    for next in (low + 1)...high {
      let value = values[next]
      var place = next
      while place > low, values[place - 1] > value {
        values[place] = values[place - 1]
        place -= 1
      }
      values[place] = value
    }
  }

  private static func middle(_ a: Double, _ b: Double, _ c: Double) -> Double { max(min(a, b), min(max(a, b), c)) }
}

/// Between two neighbouring order statistics.
func between(_ left: Double, _ right: Double, _ fraction: Double) -> Double {
  // The weighted form cannot overflow between huge values of opposite sign, and equal neighbours
  // (two infinities among them) must come back unchanged.
  fraction > 0 && left != right ? (1 - fraction) * left + fraction * right : left
}
