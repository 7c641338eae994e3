import SpeedupKit
import SpeedupSystem

/// Whether what a plan's commands run is still what it was when the plan was made: runs of two builds, or on two inputs, are
/// no sample of one. Where hooks are around the runs, it is theirs to change files.
final class ChangedFiles {
  private let plan: SweepPlan
  private let isAsked: Bool
  /// By path, the size and the time of files that were found to be as they should be.
  private var known: [String: Stamp] = [:]

  private struct Stamp: Equatable {
    let size: Int64?
    let modified: Int64?

    init(_ path: String) { (size, modified) = (Files.size(path)?.count, Files.modified(path)) }

    init(_ file: ProgramFile) { (size, modified) = (file.size, file.modified) }
  }

  init(_ plan: SweepPlan) {
    self.plan = plan
    isAsked = [.setup, .prepare, .conclude].allSatisfy { plan.surroundings.hooks[$0] == nil }
  }

  /// What has changed of what a run of a cell is made with, in words; nil: nothing.
  func change(before cell: PlannedCell) -> String? {
    guard isAsked else { return nil }
    for file in plan.subjects[cell.subject].programFiles ?? [] where !isSame(file) {
      return "the program \(file.path) was changed after the first run; runs of two builds don't mix"
    }
    guard let input = plan.surroundings.input,
      let path = try? CommandTemplate(input, option: "--input").filled(cell.values(run: 0))
    else { return nil }
    let now = Stamp(path)
    guard let before = known[path] else {
      known[path] = now
      return nil
    }
    return before == now || Files.oddKind(path) == "a device"
      ? nil : "the input \(path) was changed after the first run; runs on two inputs don't mix"
  }

  private func isSame(_ file: ProgramFile) -> Bool {
    let now = Stamp(file.path)
    if now == known[file.path] ?? Stamp(file) { return true }
    // Written anew with the same content, as by a build that changes nothing.
    guard let bytes = try? Files.read(file.path), Digest.text(of: bytes) == file.digest else { return false }
    known[file.path] = now
    return true
  }
}
