import SpeedupCore
import SpeedupSystem

/// Parts of a delivery, each of which is done also where one before it failed: a verdict is not lost with a file.
struct Attempts {
  private var failures: [any Error] = []

  mutating func attempt(_ part: () throws -> Void) { do { try part() } catch { failures.append(error) } }

  /// - Throws: the first of what went wrong; the others are told on standard error.
  func end() throws {
    for failure in failures.dropFirst() { Console.error(SafeText.line("speedup: \(failure)")) }
    if let first = failures.first { throw first }
  }
}
