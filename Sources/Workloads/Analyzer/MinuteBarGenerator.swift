import Statistics

/// Makes minute bars from a seed: the same on every machine. Sessions run from 06:00 to 22:30; some minutes have no
/// trade, some days are holidays, and some end at noon.
struct MinuteBarGenerator: Sendable {
  var days = 60
  var seed: UInt64 = 1

  /// Tuesday, 2024-01-02.
  private static let firstDay = CivilDate.days(year: 2024, month: 1, day: 2)
  private static let session: Range<Int32> = 360..<1350

  /// The bars of the n-th instrument.
  func frame(_ instrument: Int) -> BarFrame {
    // A stream of its own for every instrument, so that adding some changes none of the others.
    var streams = SplitMix64(seed: seed &+ UInt64(instrument) &* 0xd134_2543_de82_ef95)
    var dice = SplitMix64(seed: streams.next())
    func below(_ upper: UInt64) -> Int32 { Int32(dice.next().multipliedFullWidth(by: upper).high) }
    var frame = BarFrame()
    var price = 8000 + below(12_000)
    var day = Self.firstDay
    for _ in 0..<days {
      // 1970-01-01 was a Thursday.
      repeat { day += 1 } while (day + 3) % 7 >= 5
      if below(40) == 0 { continue }
      let end = below(30) == 0 ? 720 : Self.session.upperBound
      for minute in Self.session.lowerBound..<end {
        if below(50) == 0 { continue }
        let open = price + below(3) - 1
        let close = max(100, open + below(9) - 4)
        frame.append(
          day: day, minute: minute, open: open, high: max(open, close) + below(4), low: min(open, close) - below(4),
          close: close)
        price = close
      }
    }
    return frame
  }

  /// Such as `I03`.
  static func name(_ instrument: Int) -> String { instrument < 10 ? "I0\(instrument)" : "I\(instrument)" }
}
