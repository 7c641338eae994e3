/// Mid-ranks of a sample, and what its ties do to the variance of a rank sum.
struct Ranks {
  /// Twice the mid-rank (from 1) of each value, in the order given; doubling keeps them whole.
  let doubled: [Int]
  /// Σ (t³ − t) over groups of t equal values; 0 without ties.
  let tieTerm: Double

  init(_ values: [Double]) {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var doubled = [Int](repeating: 0, count: values.count)
    var tieTerm = 0.0
    var start = 0
    while start < order.count {
      var end = start + 1
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      // The ranks start + 1 … end share their mean, (start + 1 + end) / 2.
      for position in start..<end { doubled[order[position]] = start + 1 + end }
      let size = Double(end - start)
      tieTerm += size * size * size - size
      start = end
    }
    self.doubled = doubled
    self.tieTerm = tieTerm
  }
}
