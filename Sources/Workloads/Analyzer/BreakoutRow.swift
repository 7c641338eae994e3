/// One line of the result: what became of one range of one day.
struct BreakoutRow: BitwiseCopyable, Sendable, Equatable {
  enum Outcome: UInt8, Sendable, CaseIterable {
    /// The price never left the range before the close.
    case none
    case win
    case loss
    /// It reached neither, and was closed with the last bar.
    case time
  }

  /// Days since 1970-01-01.
  var day: Int32
  /// What was won, in ticks; 0 without a trade.
  var pnl: Int32 = 0
  /// The minute of the bar that broke out; 0 without a trade.
  var entryMinute: Int16 = 0
  /// The minute of the bar in which the trade ended; 0 without a trade. Later than the entry, unless the breakout came
  /// in the last bar before the close.
  var exitMinute: Int16 = 0
  /// The place of the slot in `RangeSlot.all`.
  var slot: UInt8
  /// +1: bought, −1: sold, 0: no trade.
  var direction: Int8 = 0
  /// The raw value of ``outcome``, so that any bytes make a row that can be looked at.
  private var outcomeCode: UInt8 = 0
  private var unused: UInt8 = 0

  /// A range that nothing left.
  init(day: Int32, slot: Int) {
    self.day = day
    self.slot = UInt8(slot)
  }

  var outcome: Outcome {
    get { Outcome(rawValue: outcomeCode) ?? .none }
    set { outcomeCode = newValue.rawValue }
  }

  var directionText: StaticString { direction > 0 ? "L" : (direction < 0 ? "S" : "none") }

  var outcomeText: StaticString {
    switch outcome {
    case .none: "none"
    case .win: "win"
    case .loss: "loss"
    case .time: "time"
    }
  }
}

extension BreakoutRow {
  /// Brings rows of single slots together, in the order of days and slots.
  /// - Parameter parts: for every slot its rows by day.
  static func merged(_ parts: [[BreakoutRow]]) -> [BreakoutRow] {
    guard parts.count > 1 else { return parts.first ?? [] }
    var next = [Int](repeating: 0, count: parts.count)
    var rows: [BreakoutRow] = []
    rows.reserveCapacity(parts.reduce(0) { $0 + $1.count })
    while true {
      var day: Int32?
      for (part, at) in zip(parts, next) where at < part.count { day = min(day ?? .max, part[at].day) }
      guard let day else { return rows }
      for (index, part) in parts.enumerated() where next[index] < part.count && part[next[index]].day == day {
        rows.append(part[next[index]])
        next[index] += 1
      }
    }
  }
}
