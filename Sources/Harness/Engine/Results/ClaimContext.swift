import SpeedupKit

/// What the runs of a sitting of claims were made with, kept in `sitting.json`: a later sitting that goes on with them must
/// have the same.
package struct ClaimContext: Sendable, Codable, Equatable {
  package let seed: UInt64
  /// ``Digest`` of the executable that holds the workloads.
  package let program: String
  /// The programs that commands name, and the files that they are given, such as the script of `python3 x.py`.
  package private(set) var programs: [ProgramFile]
  /// What every reading claims, by its claim's id and its place: regions are fixed before the runs.
  package private(set) var readings: [String: String]
  /// What the runs are called; nil in a folder from before this was noted.
  package private(set) var runs: [String]?
  /// Digests of the rows of runs.csv, as the latest sitting that came to its end left them; nil: none has.
  package var rows: [String]?

  /// - Parameters:
  ///   - plans: those of the cells, with their programs noted.
  ///   - runs: what their runs are called.
  package init(seed: UInt64, program: String, plans: [SweepPlan], readings: [String: String], runs: [String] = []) {
    self.seed = seed
    self.program = program
    programs = plans.flatMap(\.subjects).flatMap { ($0.programFiles ?? []) + ($0.argumentFiles ?? []) }.reduce(into: [])
    { all, file in
      if !all.contains(where: { $0.word == file.word }) { all.append(file) }
    }
    self.readings = readings
    self.runs = runs
  }

  /// The same without files that are not as they were: the runs themselves must have written them.
  func withoutWrittenFiles() -> ClaimContext {
    var rest = self
    rest.programs.removeAll { SweepPlan.regularFile($0.path)?.digest != $0.digest }
    return rest
  }

  /// What both sittings together were made with.
  /// - Throws: ``InputError`` naming what has changed since.
  func following(_ before: ClaimContext, resuming path: String) throws -> ClaimContext {
    func refusal(_ what: String) -> InputError {
      InputError(
        "--resume: \(SafeText.excerpt(path)): \(what); results of both don't mix, so name another directory by --out")
    }
    guard seed == before.seed else { throw refusal("its runs have the seed \(before.seed), and these \(seed)") }
    guard program == before.program else { throw refusal("its runs were made by another build of this program") }
    for file in programs {
      guard let old = before.programs.first(where: { $0.word == file.word }), old.digest != file.digest else {
        continue
      }
      throw refusal("the file \(SafeText.excerpt(file.word)) of a command has changed since (\(old.change(to: file)))")
    }
    for (name, claimed) in readings.sorted(by: { $0.key < $1.key }) {
      guard let old = before.readings[name], old != claimed else { continue }
      throw refusal(
        "\(name) claims '\(SafeText.excerpt(claimed))' now, and '\(SafeText.excerpt(old))' when its runs were made")
    }
    var both = self
    both.programs += before.programs.filter { old in !programs.contains { $0.word == old.word } }
    both.readings.merge(before.readings) { own, _ in own }
    both.runs = before.runs.map { Set($0).union(runs ?? []).sorted() }
    both.rows = before.rows
    return both
  }
}
