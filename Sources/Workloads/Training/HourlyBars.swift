import SpeedupKit

/// One symbol's hourly bars, by time. Hours without trade are simply absent.
final class HourlyBars: @unchecked Sendable {
  // Written while it is filled, by one thread; only read afterwards.

  let count: Int
  /// The bars' starts, in seconds since 1970-01-01 00:00 by the file's own clock.
  let times: UnsafeMutablePointer<Int64>
  let open: UnsafeMutablePointer<Double>
  let high: UnsafeMutablePointer<Double>
  let low: UnsafeMutablePointer<Double>
  let close: UnsafeMutablePointer<Double>
  /// No whole numbers, as a rule.
  let volume: UnsafeMutablePointer<Double>
  private let memory: LargeBuffer

  static let bytesPerBar = 6 * 8

  /// Room for `count` bars, their content undefined.
  /// - Throws: `SystemError` when there is no memory.
  init(count: Int) throws {
    var layout = ColumnLayout()
    let times = layout.reserve(Int64.self, count)
    let values = (0..<5).map { _ in layout.reserve(Double.self, count) }
    memory = try LargeBuffer(byteCount: layout.byteCount)
    self.count = count
    self.times = times.pointer(in: memory)
    open = values[0].pointer(in: memory)
    high = values[1].pointer(in: memory)
    low = values[2].pointer(in: memory)
    close = values[3].pointer(in: memory)
    volume = values[4].pointer(in: memory)
  }

  /// The bars' values, in the order open, high, low, close, volume.
  var values: [UnsafeMutablePointer<Double>] { [open, high, low, close, volume] }

  /// The first `count` bars alone; all where there are no more.
  /// - Throws: `SystemError` when there is no memory.
  func first(_ count: Int) throws -> HourlyBars {
    guard count < self.count else { return self }
    let part = try HourlyBars(count: count)
    part.times.update(from: times, count: count)
    for (to, from) in zip(part.values, values) { to.update(from: from, count: count) }
    return part
  }

  /// A bar's start as `YYYY-MM-DD HH:MM`, with `:SS` behind it where it is no whole minute.
  static func text(time: Int64) -> String {
    let days = Int32((Double(time) / 86_400).rounded(.down))
    let (minutes, seconds) = Int(time - Int64(days) * 86_400).quotientAndRemainder(dividingBy: 60)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(CivilDate.text(days)) \(two(minutes / 60)):\(two(minutes % 60))\(seconds == 0 ? "" : ":" + two(seconds))"
  }
}
