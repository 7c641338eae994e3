/// By how much the end of one task and the start of the next may overlap, since the times of a file are rounded.
struct TimeRounding {
  /// Whether some time tells more than microseconds.
  private var isFine = false
  private var largest = 0.0

  /// Takes a time of the file in.
  /// - Parameter isFine: whether it has digits below the microsecond.
  mutating func note(_ time: Seconds, isFine: Bool) {
    self.isFine = self.isFine || isFine
    largest = max(largest, abs(time.value))
  }

  /// The finest step of the file, a nanosecond at least, and what binary numbers of this size can't tell apart.
  var value: Seconds { Seconds((isFine ? 1e-9 : 1.001e-6) + 2 * largest.ulp) }
}

extension ForeignTask {
  /// Ends it no later than at `time`, and what it holds with it.
  mutating func end(by time: Seconds) {
    guard end > time else { return }
    end = max(start, time)
    for place in holds.indices { holds[place].lie(within: self) }
  }
}

extension ForeignHold {
  /// Cuts off what lies outside of its task by rounding.
  mutating func lie(within task: ForeignTask) {
    asked = min(max(asked, task.start), task.end)
    start = min(max(start, asked), task.end)
    end = min(max(end, start), task.end)
  }
}
