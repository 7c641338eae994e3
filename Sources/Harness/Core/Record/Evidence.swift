/// How figures came about, as the column `core_mode` says it. Whoever tells what a figure may be used for asks
/// here and names every case: what is not known is never taken for measured.
public enum Evidence: String, Sendable, Codable, CaseIterable {
  /// Measured here, every virtual core on a CPU of its own by the affinity mask.
  case pinned
  /// Measured here with more virtual cores than allowed CPUs: virtual core v shares CPU v modulo P with others. Such a
  /// wall time is no scaling result, so this label is wherever such a number is.
  case oversubscribed
  /// Measured inside the process that asked for it, beside all else that it does: not pinned, without a peak of memory.
  case inProcess = "in-process"
  /// By another tool, which does not tell how it was run.
  case imported
  /// Not measured: a replay of a recorded task graph on virtual cores, priced with what tasks cost on the real ones.
  case simulated
  /// Not measured: read off a curve that was fitted to measured points.
  case fitted

  /// Reads the column; files made before there was `imported` say `unknown` for it.
  package init?(field: String) {
    self.init(rawValue: field == "unknown" ? Self.imported.rawValue : field)
  }

  /// Reads the label that an export in another tool's format carries. Nothing in a file of another tool makes it measured
  /// here.
  package init?(exported label: some StringProtocol) {
    guard let known = [Evidence.oversubscribed, .simulated, .fitted].first(where: { $0.rawValue == label }) else {
      return nil
    }
    self = known
  }

  /// Whether a wall time may be set against another one as a speed-up.
  package var allowsSpeedUp: Bool {
    switch self {
    // Inside one process both sides meet the same conditions; the label says what they were.
    case .pinned, .inProcess: true
    case .oversubscribed, .imported, .simulated, .fitted: false
    }
  }

  /// Whether nothing of it may be set against another cell, neither wall nor CPU time.
  package var hasNoComparison: Bool {
    switch self {
    case .imported, .simulated, .fitted: true
    case .pinned, .oversubscribed, .inProcess: false
    }
  }

  /// Whether it came out of a model, so that it says nothing certain about hardware.
  package var isModelled: Bool {
    switch self {
    case .simulated, .fitted: true
    case .pinned, .oversubscribed, .inProcess, .imported: false
    }
  }

  /// What qualifies a figure in a table; nil where nothing does.
  package var label: String? {
    switch self {
    case .pinned: nil
    case .oversubscribed, .inProcess, .imported, .simulated, .fitted: rawValue
    }
  }

  /// That of several runs together: the weakest.
  package static func weakest(_ all: some Sequence<Evidence>) -> Evidence {
    let all = Set(all)
    return [.fitted, .simulated, .imported, .oversubscribed, .inProcess].first(where: all.contains) ?? .pinned
  }
}
