import Glibc
import Platform
import Synchronization

/// Writes what was found, as the document's system does: a line a range, or only milestones. Every line is written by
/// itself, as loggers do, so that nothing is lost in a crash; that is what it costs.
final class RangeLog: Sendable {
  /// How much is logged.
  enum Level: String, CaseIterable, Sendable {
    /// Every range.
    case every
    /// Every thousandth range.
    case milestones
    /// Nothing.
    case none
  }

  /// Where the lines go.
  enum Sink: String, CaseIterable, Sendable {
    /// `/dev/null`: what formatting and the calls cost.
    case null
    /// A file.
    case file
  }

  private static let milestone = 1000
  private let descriptor: Int32
  private let level: Level
  private let instrument: String
  private let count = Counter()

  /// A log of one instrument; nil for the level `none`.
  /// - Throws: `SystemError` naming the file.
  init?(_ level: Level, to sink: Sink, directory: String, instrument: String) throws {
    guard level != .none else { return nil }
    self.level = level
    self.instrument = instrument
    let path = sink == .null ? "/dev/null" : "\(directory)/\(instrument).log"
    descriptor = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw SystemError(call: "open \(path)") }
  }

  deinit { close(descriptor) }

  /// Takes note of a result.
  /// - Throws: `SystemError` when the line can't be written.
  func add(_ breakout: Breakout) throws {
    let number = count.next()
    switch level {
    case .none: return
    case .milestones:
      guard number % Self.milestone == 0 else { return }
      try write("\(instrument): \(number) ranges, at \(CivilDate.text(breakout.day))\n")
    case .every:
      let slot = RangeSlot.all[Int(breakout.slot)]
      let ending = Breakout.Ending(rawValue: breakout.ending) ?? .none
      try write(
        "\(instrument) \(CivilDate.text(breakout.day)) range \(slot.start)-\(slot.end): direction \(breakout.direction), "
          + "entry \(breakout.entryMinute), exit \(breakout.exitMinute), \(ending), \(breakout.profit) ticks\n")
    }
  }

  private func write(_ line: String) throws { try Files.writeAll(descriptor, Array(line.utf8), path: "the log") }

  /// How many results there were; slots of one instrument may be done at once.
  private final class Counter: Sendable {
    private let value = Atomic(0)
    func next() -> Int { value.wrappingAdd(1, ordering: .relaxed).newValue }
  }
}
