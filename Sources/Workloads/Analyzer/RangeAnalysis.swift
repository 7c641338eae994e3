/// Finds the breakouts of some slots over all days of a frame.
struct RangeAnalysis: Sendable {
  /// The ways of getting at a day's bars.
  enum Method: String, CaseIterable, Sendable {
    /// For every day and range the whole frame is filtered; days × rows.
    case scan
    /// The frame is in the order of time, so that a day is a slice of it; rows.
    case sliced
  }

  let method: Method
  /// Told of every result, in order.
  var log: RangeLog?

  /// The breakouts of `slots`, slot by slot within each day.
  func breakouts(_ frame: BarFrame, slots: Range<Int>) throws -> [Breakout] {
    guard frame.count > 0 else { return [] }
    let slices = frame.slices
    var found: [Breakout] = []
    found.reserveCapacity(slices.count * slots.count)
    try frame.withColumns { columns in
      for (day, rows) in slices {
        for slot in slots {
          let breakout =
            switch method {
            case .sliced: Breakout.find(day: day, slot: slot, in: columns, rows)
            case .scan: Self.scan(frame, columns, day: day, slot: slot)
            }
          guard let breakout else { continue }
          found.append(breakout)
          try log?.add(breakout)
        }
      }
    }
    return found
  }

  /// The before: copies the day's bars out of all there are, once for every range.
  private static func scan(
    _ frame: BarFrame, _ columns: borrowing BarColumnsView, day: Int32, slot: Int
  ) -> Breakout? {
    let range = RangeSlot.all[slot]
    var some = BarFrame()
    for row in 0..<frame.count
    where columns.days[row] == day && columns.minutes[row] >= range.start && columns.minutes[row] < RangeSlot.dayEnd {
      frame.copy(row, to: &some)
    }
    guard some.count > 0 else { return nil }
    return some.withColumns { Breakout.find(day: day, slot: slot, in: $0, 0..<some.count) }
  }
}
