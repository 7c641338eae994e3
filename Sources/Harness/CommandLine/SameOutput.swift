import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// Half of a claim about speed is "with the same answer": both sides run once, untimed, and what they write to standard
/// output is compared, by bytes or by a command.
struct SameOutput {
  private let plan: SweepPlan
  private let comparer: String?

  /// nil where it is not asked for.
  /// - Throws: ``InputError`` for a workload, whose answers are always compared.
  init?(_ parsed: ParsedOptions, _ sides: ClaimSides) throws {
    comparer = parsed[ClaimCommand.compareWith]
    guard parsed[ClaimCommand.sameOutput] || comparer != nil else { return nil }
    plan = sides.plans[0]
    guard parsed.operands.isEmpty else {
      throw InputError("--same-output goes with --base and --new; give a workload's claim without it")
    }
  }

  /// nil where the outputs are the same, else what differs.
  func check() throws -> String? {
    for place in stride(from: 0, to: plan.cells.count, by: 2) {
      let outputs = try [place, place + 1].map { try output(of: plan.cells[$0]) }
      let label = plan.cells[place].label
      let cell = label.isEmpty ? "" : " (\(label))"
      if let comparer {
        if try !isSame(outputs, by: comparer) { return "the outputs differ by '\(comparer)'\(cell)" }
      } else if outputs[0] != outputs[1] {
        let first = zip(outputs[0], outputs[1]).enumerated().first { $1.0 != $1.1 }?.offset
        return "the outputs differ\(cell): \(outputs[0].count) and \(outputs[1].count) bytes, from byte "
          + "\(first ?? min(outputs[0].count, outputs[1].count))"
      }
    }
    return nil
  }

  private func output(of cell: PlannedCell) throws -> [UInt8] {
    guard let words = try plan.command(of: cell), let path = Tool.find(words[0]) else { return [] }
    let result = try Tool.run(path, Array(words.dropFirst()))
    guard result.status == 0 else {
      throw InputError(
        "'\(SafeText.excerpt(words.joined(separator: " ")))' ends with \(result.status), so its output can't be compared"
      )
    }
    return result.output
  }

  private func isSame(_ outputs: [[UInt8]], by comparer: String) throws -> Bool {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    let files = ["\(directory)/base", "\(directory)/new"]
    for (path, bytes) in zip(files, outputs) {
      let file = try AtomicFile(path)
      try bytes.withUnsafeBytes { try file.write($0) }
      try file.commit(durable: false)
    }
    let words = try CommandTemplate.split(comparer, option: "--compare-with")
    guard let name = words.first, let path = Tool.find(name) else {
      throw InputError("--compare-with: '\(comparer)' is no program that can be found")
    }
    return try Tool.run(path, Array(words.dropFirst()) + files).status == 0
  }
}
