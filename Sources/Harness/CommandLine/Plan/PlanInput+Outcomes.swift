import SpeedupCore
import SpeedupJudge
import SpeedupPredict
import SpeedupSystem

extension PlanInput {
  /// How the runs of a traced cell ended, those with a worker for each core.
  static func outcomes(of table: ResultTable, _ words: [String]) -> [PlanOutcome] {
    var table = table
    table.records = records(table, words).ofCells { axes in
      guard let cores = axes.value(of: "cores"), let workers = axes.value(of: "workers") else { return true }
      return cores == workers
    }
    return outcomes(of: table, by: ["workers", "cores"])
  }

  /// How the runs of cells ended. A limit of time or memory that oversubscribed runs pass says nothing of as many cores.
  /// - Parameter axes: the first that a cell has says how many workers it had.
  static func outcomes(of table: ResultTable, by axes: [String]) -> [PlanOutcome] {
    summaries(of: table).compactMap { cell in
      guard !cell.evidence.isModelled, let x = axes.lazy.compactMap({ cell.axes.value(of: $0) }).first,
        let workers = Int(x)
      else { return nil }
      let isCrowded = cell.evidence == .oversubscribed
      let failed = cell.failedCount - (isCrowded ? cell.killedCount : 0)
      guard cell.okCount + failed > 0 else { return nil }
      return PlanOutcome(
        workers: workers, chunk: cell.axes.value(of: "chunk").flatMap { Int($0) }, runs: cell.okCount + failed,
        ok: cell.okCount, ending: failed > 0 ? cell.ending ?? "" : "", least: isCrowded ? nil : cell.least(of: .wall))
    }
  }
}
