import SpeedupCore

/// A time in which not even the launcher ran, though it had to: its container was frozen, or the machine was asleep. A stop by
/// signal is told by the SIGCONT that ends it; this one only by a wait that was far too long.
enum Standstill {
  /// Beyond what a crowded machine keeps anybody waiting.
  static let least = Seconds(1)

  /// By how much a wait took longer than it was to.
  static func beyond(_ asked: Seconds, waited: Seconds) -> Seconds { Seconds(max(0, waited.value - asked.value)) }

  static func text(_ length: Seconds) -> String {
    "launcher and run stood still for \(Readable.brief(length)) during the run (a frozen container, a machine asleep)"
  }
}
