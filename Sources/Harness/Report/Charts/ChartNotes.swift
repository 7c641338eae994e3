import SpeedupCore
import SpeedupJudge

/// The small print of a chart: how many runs, what the bars are, and what is not drawn.
enum ChartNotes {
  /// How the points of a chart were had: `median of n = 10 runs a point · bars: 95 % interval · at
  /// symbols=1600`.
  /// - Parameters:
  ///   - unit: what was counted, such as `runs` or `pairs of runs`.
  ///   - mark: what a cell is drawn as, such as `point`.
  ///   - name: what the error bars are called where `bars` would mean something else.
  static func subtitle<Value>(
    _ samples: [SampleSummary<Value>], of unit: String = "runs", mark: String = "point",
    bars name: String = "bars", held: [String]
  ) -> String {
    let counts = samples.map(\.count)
    let (low, high) = (counts.min() ?? 0, counts.max() ?? 0)
    let count = low == high ? "\(low)" : "\(low)–\(high)"
    let at = held.isEmpty ? [] : ["at \(held.joined(separator: ", "))"]
    return (["median of n = \(count) \(unit) a \(mark)", bars(samples.map(\.spread), name)] + at)
      .joined(separator: " · ")
  }

  /// What brackets of these samples hold: `95 % interval`.
  static func bars<Value>(_ samples: [SampleSummary<Value>]) -> String {
    let text = bars(samples.map(\.spread), "")
    return text.hasPrefix(": ") ? String(text.dropFirst(2)) : text
  }

  private static func bars<Value>(_ spreads: [Spread<Value>], _ name: String) -> String {
    let level = Int((SampleSummary<Double>.confidence * 100).rounded())
    let intervals = spreads.contains { if case .interval = $0 { true } else { false } }
    let ranges = spreads.contains { if case .range = $0 { true } else { false } }
    let singles = spreads.contains { if case .single = $0 { true } else { false } }
    let without = singles ? "; points of a single run have none" : ""
    switch (intervals, ranges) {
    case (true, true):
      return "\(name): \(level) % interval, or min–max where runs are too few for one\(without)"
    case (true, false): return "\(name): \(level) % interval\(without)"
    case (false, true): return "\(name): min–max, too few runs for an interval\(without)"
    case (false, false): return "single runs: no \(name)"
    }
  }

  /// What a chart of these cells can't show or shows only in part, and the machine.
  static func lines(_ cells: [CellSummary], machine: String) -> [String] {
    let failed = cells.filter { !$0.hasFigures }
    let good = cells.filter(\.hasFigures)
    let killed = good.count { $0.killedCount > 0 }
    let partial = good.count(where: \.hasFailures)
    let varying = ResultAxes(cells: cells.map(\.axes)).varying
    var lines: [String] = []
    if !failed.isEmpty {
      let named = failed.prefix(4).map { cell in
        let place = cell.axes.filter { varying.contains($0.name) }.text
        let status = cell.failure?.status.rawValue ?? "no runs"
        return place.isEmpty ? status : "\(place) (\(status))"
      }
      let more = failed.count > 4 ? "; and \(failed.count - 4) more" : ""
      lines.append("Without a good run: \(named.joined(separator: "; "))\(more).")
    }
    if killed > 0 {
      lines.append(
        "In \(killed) of \(cells.count) cells runs were killed at a limit: they count as more than any other; "
          + "\">\" marks a median that is only a bound, and bars end at what the killed runs had.")
    }
    let disturbed = good.count { $0.disturbed > 0 }
    if disturbed > 0 {
      let marked = good.contains { !$0.unfitMark.isEmpty }
      lines.append(
        "Unfit: in \(disturbed) of \(cells.count) cells other load disturbed runs, and their times are partly the machine's"
          + (marked ? "; \(RunDisturbance.mark) marks a ratio that rests on such runs." : "."))
    }
    if good.contains(where: { $0.evidence == .imported }) {
      lines.append("Imported: how the runs got their cores is not known, so there is no speed-up.")
    }
    for modelled in [Evidence.simulated, .fitted] where good.contains(where: { $0.evidence == modelled }) {
      lines.append("Cells that are \(modelled.rawValue) were not measured: nothing was run there.")
    }
    let later = good.count(where: \.hasLaterSittings)
    if later > 0 {
      lines.append("In \(later) of \(cells.count) cells runs were made in a later sitting than those beside them.")
    }
    if partial > 0 {
      lines.append("In \(partial) of \(cells.count) cells some runs failed and are left out.")
    }
    return lines + (machine.isEmpty ? [] : [machine])
  }

  /// The last line of every chart: the machine, what it was fit for, the day and the commit, as far as they are known.
  static func footer(_ options: ChartOptions) -> String {
    var parts = options.machine.isEmpty ? [] : [options.machine]
    if let fitness = options.fitness {
      let metrics: [Metric] = [.wall, .cpu, .memory]
      let verdicts = metrics.compactMap { metric in fitness.verdicts[metric].map { "\(metric.name) \($0.rawValue)" } }
      if let objection = fitness.objection {
        parts.append("\(objection) when the sweep began")
      } else if !verdicts.isEmpty {
        parts.append("fitness: \(verdicts.joined(separator: ", "))")
      }
    }
    if let shortfall = options.shortfall { parts.append(shortfall) }
    if let day = options.day { parts.append(day) }
    if let commit = options.commit { parts.append("commit \(commit)") }
    return parts.joined(separator: "; ")
  }

  /// The note for series that were left out; none when all are drawn.
  static func leftOutSeries(_ count: Int) -> [String] {
    count > ChartSlice.mostSeries
      ? ["Only the first \(ChartSlice.mostSeries) of \(count) series are drawn."] : []
  }

  /// `on 2 CPUs`, when all oversubscribed cells were allowed as many; else `on fewer CPUs`.
  static func crowdedOn(_ cells: [CellSummary]) -> String {
    let allowed = Set(cells.filter { $0.evidence == .oversubscribed }.map(\.allowedCPUs))
    guard allowed.count == 1, let count = allowed.first! else { return "on fewer CPUs" }
    return "on \(count) CPU\(count == 1 ? "" : "s")"
  }
}
