import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// Half of a claim about speed is "with the same answer": each side runs once, untimed, and what they write to standard
/// output is compared, by bytes or by a command.
struct SameOutput {
  static let asked = Option<Bool>.flag("same-output", "both sides have to give the same output, byte for byte")
  static let compareWith = Option<String?>.text(
    "compare-with", "CMD", "a command that gets both outputs' files: 0 where they are the same, 1 where not")

  private let plan: SweepPlan
  private let comparer: Comparer?

  /// The program that compares, found before anything runs.
  private struct Comparer {
    let text: String
    let path: String
    let arguments: [String]

    init(_ text: String) throws {
      let words = try CommandTemplate.split(text, option: "--compare-with", fix: nil)
      guard let name = words.first, let path = Tool.find(name) else {
        throw InputError("--compare-with: '\(text)' is no program that can be found; correct its path")
      }
      (self.text, self.path, arguments) = (text, path, Array(words.dropFirst()))
    }
  }

  /// nil where it is not asked for.
  /// - Parameter plan: every cell stands in it once a subject, side by side; all are held against the first.
  /// - Throws: ``InputError`` for a workload, whose answers are always compared, and for a comparing command that is none.
  init?(_ parsed: ParsedOptions, _ plan: SweepPlan) throws {
    guard parsed[Self.asked] || parsed[Self.compareWith] != nil else { return nil }
    self.plan = plan
    guard parsed.operands.isEmpty else {
      throw InputError(
        "--same-output goes with --base and --new; leave it out: the answers of a workload are always compared")
    }
    comparer = try parsed[Self.compareWith].map(Comparer.init)
  }

  /// What differs, by the place of a cell in the grid; empty where the outputs are the same. nil: interrupted.
  /// - Throws: ``NotMeasured`` when a program, or the command that compares, does not end well.
  func check(_ runner: ProcessRunner) throws -> [Int: String]? {
    var found: [Int: String] = [:]
    let sides = plan.subjects.count
    for place in 0..<plan.cells.count / sides {
      guard let first = try runner.output(of: plan.cells[place * sides]) else { return nil }
      for side in 1..<sides where found[place] == nil {
        guard let other = try runner.output(of: plan.cells[place * sides + side]) else { return nil }
        found[place] = try difference(first, other, runner)
      }
    }
    return found
  }

  /// The first of what differs with its cell's name; nil: nothing does.
  func text(_ found: [Int: String]) -> String? {
    found.min { $0.key < $1.key }.map { place, text in
      let label = plan.cells[place * plan.subjects.count].label
      return label.isEmpty ? text : "\(text) (\(label))"
    }
  }

  private func difference(_ first: [UInt8], _ other: [UInt8], _ runner: ProcessRunner) throws -> String? {
    if let comparer {
      return try isSame([first, other], by: comparer, runner) ? nil : "the outputs differ by '\(comparer.text)'"
    }
    guard first != other else { return nil }
    let place = zip(first, other).enumerated().first { $1.0 != $1.1 }?.offset ?? min(first.count, other.count)
    return "the outputs differ: \(first.count) and \(other.count) bytes, from byte \(place)"
  }

  private func isSame(_ outputs: [[UInt8]], by comparer: Comparer, _ runner: ProcessRunner) throws -> Bool {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    let files = ["\(directory)/base", "\(directory)/new"]
    for (path, bytes) in zip(files, outputs) {
      let file = try AtomicFile(path)
      try bytes.withUnsafeBytes { try file.write($0) }
      try file.commit(durable: false)
    }
    guard let same = try runner.isSame(files, by: [comparer.path] + comparer.arguments) else {
      throw StoppedBySignal(
        signal: Interrupts.arrived ?? 2, what: "--compare-with: stopped before the outputs were compared")
    }
    return same
  }
}
