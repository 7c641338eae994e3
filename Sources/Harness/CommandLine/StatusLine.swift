import SpeedupCore
import SpeedupSystem

/// Progress on standard error: one line redrawn on a terminal, a plain line now and then elsewhere.
struct StatusLine {
  let redraws: Bool
  private var lastShown: Seconds?
  /// At least this long between lines: drawing competes with what is measured, and a log is no screen.
  private var pause: Seconds { redraws ? Seconds(0.1) : Seconds(10) }

  init(redraws: Bool) { self.redraws = redraws }

  /// Shows the line where the last one is long enough ago.
  mutating func show(at elapsed: Seconds, _ line: @autoclosure () -> String) {
    if let last = lastShown, elapsed - last < pause { return }
    lastShown = elapsed
    if redraws { Console.status("\r\u{1B}[K\(line().prefix(110))") } else { Console.error(line()) }
  }

  /// Says something besides.
  /// - Parameter showsAgain: whether the next line comes at once.
  mutating func say(_ text: String, showsAgain: Bool = false) {
    clear()
    Console.error(text)
    if showsAgain { lastShown = nil }
  }

  /// Leaves the terminal's line empty.
  func clear() { if redraws { Console.status("\r\u{1B}[K") } }
}
