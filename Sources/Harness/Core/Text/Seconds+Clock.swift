extension Seconds {
  /// `1:05:00`, `2:03`, `0:07`; as a number of seconds where it is too long for a clock.
  package var clock: String {
    guard let seconds = Int(exactly: value.rounded()) else { return "\(self)" }
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    return hours > 0 ? "\(hours):\(two(minutes)):\(two(seconds % 60))" : "\(minutes):\(two(seconds % 60))"
  }
}
