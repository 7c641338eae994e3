import SpeedupCore
import SpeedupKit

/// What `gate` and `compare` have in common on the command line.
enum FalseAlarms {
  /// `--alpha` is what `compare` called its level once, and what textbooks call it; a workload's own axis may have that
  /// name too.
  /// - Throws: ``InputError`` with the option of today where it stands and is not known.
  static func refuseAlpha(_ arguments: [String], known: [Option]) throws {
    guard !known.contains(where: { $0.name == "alpha" }),
      arguments.prefix(while: { $0 != "--" }).contains(where: { $0 == "--alpha" || $0.hasPrefix("--alpha=") })
    else { return }
    throw InputError("--alpha: the option is --level, a percentage; write --level 1% for --alpha 0.01")
  }

  /// Reads `--level`.
  /// - Throws: ``InputError`` for what is no percentage above 0 and below 50: beyond that no claim means anything, and
  ///   below a millionth of a millionth no interval can be told from certainty.
  static func level(_ parsed: ParsedOptions) throws -> Double? {
    guard let text = parsed.value("level") else { return nil }
    guard let level = Percentage(text)?.fraction, (1e-12..<0.5).contains(level) else {
      throw InputError("--level: '\(text)' is not a percentage above 0 and below 50, such as 1%")
    }
    return level
  }

  /// Such as `cpu, wall, memory, instructions`.
  static var metricNames: String { Metric.judged.map(\.name).joined(separator: ", ") }

  /// Such as `cpu=1%, wall=5%, …`.
  static func margins(_ margin: (Metric) -> Margin) -> String {
    Metric.judged.map { "\($0.name)=\(margin($0))" }.joined(separator: ", ")
  }
}
