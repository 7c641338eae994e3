import SpeedupCore
import SpeedupJudge
import SpeedupPredict

extension PlanInput {
  /// What was measured of the cell that traces are of.
  /// - Parameters:
  ///   - name: the traces', words such as `size=100`.
  ///   - words: those of `--only`.
  static func measured(in table: ResultTable, ofTraces name: String, _ words: [String]) -> [PlanMeasured] {
    let known = Set(name.split(separator: " ").map(String.init) + words)
    let named = Set(known.compactMap { $0.split(separator: "=").first.map(String.init) })
    var table = table
    table.records = table.records.ofCells { axes in
      axes.allSatisfy { !named.contains($0.name) || known.contains("\($0.name)=\($0.value)") }
    }
    return measured(in: table)
  }

  /// Cells with a time that is their own: without runs that other load disturbed, and without more virtual cores than real.
  static func measured(in table: ResultTable) -> [PlanMeasured] {
    var table = table
    var disturbed = DisturbedRows(table.records)
    let columns = table.records.columns
    table.records = table.records.rows { row in
      !columns.isWarmup(row) && !columns.evidence(row).isModelled && columns.evidence(row) != .oversubscribed
        && !disturbed.contains(row)
    }
    let times = Dictionary(grouping: table.records.filter { $0.status == .ok }, by: \.cell)
      .mapValues { $0.compactMap { $0.figures.wall?.value }.filter { $0 > 0 } }
    let all = summaries(of: table).compactMap { cell -> PlanMeasured? in
      func count(_ axis: String) -> Int? { cell.axes.value(of: axis).flatMap { Int($0) } }
      guard let sample = cell.sample(of: .wall), sample.bounds.median == .exact, sample.median > 0,
        let runs = times[cell.cell], !runs.isEmpty,
        let cores = count("cores") ?? count("workers") ?? count("threads")
      else { return nil }
      let workers = count("workers").map { $0 * (count("threads") ?? 1) } ?? count("threads") ?? cores
      let ends = sample.spread.ends
      var measured = PlanMeasured(
        cores: cores, workers: workers, chunk: count("chunk"),
        time: TimeBand(low: ends?.lower ?? sample.median, centre: sample.median, high: ends?.upper ?? sample.median),
        runs: runs, evidence: cell.evidence)
      measured.isOpenAbove = sample.bounds.upper != .exact
      return measured
    }
    // Where several cells are at one place it is not known which of them is meant.
    return all.filter { one in
      all.count { $0.cores == one.cores && $0.workers == one.workers && $0.chunk == one.chunk } == 1
    }
  }
}
