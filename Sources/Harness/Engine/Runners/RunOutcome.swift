import FoundationEssentials
import SpeedupKit

/// What a launched run says of its cell.
package struct RunOutcome {
  private let outcome: LaunchOutcome
  private let timeout: Seconds?
  private let memoryLimit: Bytes?

  /// The outcome of a run under these limits.
  package init(_ outcome: LaunchOutcome, timeout: Seconds?, memoryLimit: Bytes?) {
    self.outcome = outcome
    self.timeout = timeout
    self.memoryLimit = memoryLimit
  }

  package var result: CellResult {
    let said = outcome.errorTail.split(whereSeparator: \.isNewline).last.map { ": \($0)" } ?? ""
    var result =
      switch outcome.ending {
      case .exited(0) where outcome.leftovers > 0:
        CellResult(status: .leftover, detail: "left \(outcome.leftovers) processes behind, \(Self.fate(outcome))")
      case .exited(0): CellResult(status: .ok)
      case .exited(let status): CellResult(status: .failed, detail: "exit status \(status)\(said)")
      case .signalled(let signal): CellResult(status: .crashed, detail: "signal \(signal)\(said)")
      case .launcherLost(let why): CellResult(status: .failed, detail: "\(why); nothing of it was measured")
      case .timedOut where outcome.outlived != nil:
        CellResult(status: .timeout, detail: "over the limit of \(Self.seconds(timeout)) s\(survival)")
      case .timedOut:
        CellResult(status: .timeout, detail: "killed after \(Self.seconds(timeout)) s")
      case .outOfMemory:
        CellResult(
          status: .memoryLimit,
          detail: "killed at the memory limit of \(memoryLimit.map { "\($0.count)" } ?? "?") bytes")
      case .flooded: CellResult(status: .outputLimit, detail: "killed for flooding its output")
      case .notStarted(let why): CellResult(status: .failed, detail: why)
      }
    if case .exited(let status) = outcome.ending { result.exitStatus = status }
    if result.status == .ok { result.detail = outcome.remarks.joined(separator: "; ") }
    result.detail = Self.oneLine(result.detail)
    if case .notStarted = outcome.ending { result.isStarted = false }
    result.figures = outcome.figures
    return result
  }

  private static func fate(_ outcome: LaunchOutcome) -> String {
    outcome.unkillable == 0 ? "which were killed" : "of which \(outcome.unkillable) could not be killed"
  }

  /// What became of a program that the launcher may not kill.
  private var survival: String {
    let after = outcome.wall.flatMap { wall in outcome.outlived.map { Readable.brief(wall + $0) } } ?? "?"
    return ", and could not be killed: it was there for \(after)"
  }

  static func read(_ bytes: [UInt8], into result: inout CellResult) {
    guard let report = try? JSONDecoder().decode(RunReport.self, from: Data(bytes)) else {
      // Figures of the whole process are not those of the timed region: none are better than the wrong ones.
      result.figures = RunFigures()
      if result.status == .ok {
        result.status = .failed
        result.detail = "the run ended without a report"
      }
      return
    }
    take(report, into: &result)
  }

  /// Takes in what a workload's run says of itself.
  static func take(_ report: RunReport, into result: inout CellResult) {
    var fields = report.figures
    let launched = result.figures.fields
    for column in Metric.columns.filter({ $0.source == .tree }).compactMap(\.column) {
      fields[column] = launched[column]
    }
    result.figures.fields = fields
    result.answer = report.answer
    if let reason = report.skipped {
      result.status = .skipped
      result.detail = Self.oneLine(reason)
    } else if let reason = report.failed {
      result.status = report.badInput ? .badInput : .failed
      result.detail = Self.oneLine(reason)
    }
  }

  /// A limit in seconds, without the digits that its unit's factor left behind.
  private static func seconds(_ limit: Seconds?) -> String {
    limit.map { "\(($0.value * 1e6).rounded() / 1e6)" } ?? "?"
  }

  /// Control characters out, so that no program's message can forge a table row or move the cursor.
  static func oneLine(_ text: String) -> String {
    String(text.unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : Character($0) }.prefix(400))
  }
}
