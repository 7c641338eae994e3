import SpeedupCore
import SpeedupJudge

/// The lines below the summary table: what its labels mean, each only where the label is used.
struct SummaryFootnotes {
  let cells: CellSummaries
  let axes: ResultAxes
  let reference: ReferenceChoice
  /// Whether only some of the cells are shown.
  var isPart = false

  private var known: CellSummaries.Findings { cells.mayHave }

  /// All lines that this table needs.
  var lines: [String] {
    intervals + comparisons + oversubscription + loads + unmeasuredHere + disturbance + remarks + memory + counts
      + unmeasured
      + failures + ignored
  }

  private var intervals: [String] {
    guard known.contains(.spread) else { return [] }
    let spreads = cells.lazy.compactMap(\.wall?.spread)
    let level = Int((SampleSummary<Double>.confidence * 100).rounded())
    var lines: [String] = []
    if spreads.contains(where: { if case .interval = $0 { true } else { false } }) {
      lines.append("[a, b]: \(level) % confidence interval of the median, by order statistics.")
    }
    if spreads.contains(where: { if case .range = $0 { true } else { false } }) {
      lines.append("min–max: smallest and largest; too few runs for a \(level) % interval.")
    }
    return lines
  }

  private var comparisons: [String] {
    guard known.contains(.comparisons) else { return [] }
    let others = cells.lazy.compactMap(\.comparison).filter { !$0.isReference }
    var lines: [String] = []
    if others.contains(where: { $0.speedUp != nil }) {
      lines.append(
        "speed-up: median over blocks of wall time of the reference / wall time of the cell. "
          + "Reference: \(referenceText).")
      let unasked = unaskedDifferences
      if !unasked.isEmpty {
        lines.append(
          "  Where the grid has no such cell, the reference also differs in \(unasked.joined(separator: ", ")).")
      }
    }
    if others.contains(where: { $0.efficiency != nil }) {
      lines.append(
        "efficiency: speed-up / (resources / resources of the reference); resources: workers × threads, at most the cores."
      )
    }
    if others.contains(where: { ($0.efficiency?.median ?? 0) > 1.005 }) {
      lines.append(
        "  Above 1: faster than the added resources account for, by caches or by other work in the reference.")
    }
    return lines
  }

  /// What each cell is compared with; by its values where it is not shown.
  private var referenceText: String {
    let usual = reference.explanation(for: axes)
    guard isPart else { return usual }
    let shown = Set(cells.lazy.map(\.cell))
    var values: [AxisValue]?
    for cell in cells {
      guard let comparison = cell.comparison, !shown.contains(comparison.referenceCell) else { continue }
      let own = comparison.referenceAxes
      let differing = comparison.differingAxes(among: own.map(\.name))
      values = (values ?? own.filter { differing.contains($0.name) }).filter { own.contains($0) }
    }
    return values.map { $0.isEmpty ? "\(usual) (not shown)" : "\($0.text) (not shown), equal on the other axes" }
      ?? usual
  }

  /// The axes on which some cell's reference differs although nobody asked for that.
  private var unaskedDifferences: [String] {
    guard case .fixed(let values) = reference else { return [] }
    var asked = axes.varying.filter { values.value(of: $0) == nil }
    var differing: Set<String> = []
    for comparison in cells.lazy.compactMap(\.comparison) where !asked.isEmpty {
      let found = comparison.differingAxes(among: asked)
      if !found.isEmpty {
        differing.formUnion(found)
        asked.removeAll { found.contains($0) }
      }
    }
    return axes.varying.filter(differing.contains)
  }

  private var oversubscription: [String] {
    guard known.contains(.oversubscription) else { return [] }
    let crowded = cells.filter { $0.evidence == .oversubscribed }
    guard !crowded.isEmpty else { return [] }
    let allowed = Set(crowded.map(\.allowedCPUs))
    let cpus =
      allowed.count == 1 ? allowed.first!.map { $0 == 1 ? "the one CPU allowed" : "the \($0) CPUs allowed" } : nil
    return [
      "oversubscribed: more virtual cores than \(cpus ?? "CPUs allowed"). The wall time is no scaling "
        + "result, so there is no speed-up; "
        + "the CPU-time ratio is the CPU time of the cell / that of its reference "
        + "(\(referenceText))."
    ]
  }

  private var loads: [String] {
    guard known.contains(.loads) else { return [] }
    let found = Set(cells.lazy.compactMap(\.load))
    guard !found.isEmpty else { return [] }
    let meanings = LoadKind.allCases.filter(found.contains).map { "\($0.rawValue): \($0.meaning)" }
    return [
      "looks: an inference from CPU time and switches, no measurement. \(meanings.joined(separator: "; "))."
    ]
  }

  /// What is no measurement made here; neither has a speed-up.
  private var unmeasuredHere: [String] {
    let all = Set(cells.lazy.map(\.evidence))
    return [Evidence.imported, .simulated, .fitted].filter(all.contains).compactMap { evidence in
      switch evidence {
      case .imported:
        "imported: by another tool, which does not tell how the runs got their cores, so there is no speed-up."
      case .simulated: "simulated: recorded tasks given out to virtual cores; nothing was run on them."
      case .fitted: "fitted: read off a curve; nothing was run there."
      case .pinned, .oversubscribed, .inProcess: nil
      }
    }
  }

  private var disturbance: [String] {
    guard known.contains(.disturbance), cells.contains(where: { $0.disturbed > 0 }) else { return [] }
    let limits = FitnessLimits()
    let (time, pressure) = (Readable.percent(limits.offCpuOfOneRun.unfit), Readable.percent(limits.cpuPressure.unfit))
    let marked = cells.contains { !$0.unfitMark.isEmpty }
    return [
      "unfit: in these runs other load took more than \(time) of the CPU time or \(pressure) of the wall time, "
        + "so times, speed-up and",
      "  efficiency are partly the machine's; measure again on an idle machine, or with --undisturbed.",
    ] + (marked ? ["\(RunDisturbance.mark): rests on unfit runs, of the cell or of its reference."] : [])
  }

  /// What the answers were remarked with. Many cells may say the same with other figures; a few stand for all.
  private var remarks: [String] { known.contains(.remarks) ? Self.remarks(of: cells) : [] }

  /// Likewise, of the cells of a result beside others.
  static func remarks(of cells: CellSummaries) -> [String] {
    let all = Set(cells.lazy.flatMap(\.remarks)).sorted()
    let shown = 4
    return all.prefix(shown).map { "remark: \($0)." }
      + (all.count > shown ? ["and \(all.count - shown) more such remarks, in the column detail."] : [])
  }

  private var memory: [String] {
    let methods = cells.methods(of: .memory)
    let without = cells.methods(of: Metric.memoryWithoutCache).map {
      "without cache by \($0): the peak of anonymous and shared memory, which gate and compare judge."
    }
    guard !methods.isEmpty else { return without }
    return methods.map { "peak memory by \($0)\(Self.meaning(of: $0))." }
      + without + (methods.count > 1 ? ["Peaks had by different methods don't compare."] : [])
  }

  /// What a method's figure holds that a reader would not expect.
  private static func meaning(of method: String) -> String {
    if method.hasPrefix("cgroup") { return ": the whole process tree; counts page cache too" }
    return switch method {
    case "sampled-pss": ": the whole process tree, sampled; short peaks may be missed"
    case "high-water": ": the kernel's high-water mark of a single process"
    default: ""
    }
  }

  private var counts: [String] {
    guard cells.tellsMethods(of: .instructions) else { return [] }
    let counted = cells.lazy.filter { $0.wall == nil }
    return Set(counted.flatMap(\.instructionsMethods)).sorted().map { method in
      let meaning =
        switch CountMethod(rawValue: method) {
        case .cachegrind: " of valgrind: the whole process in user mode, simulated; nothing was timed"
        case .counter: ": the machine's own, in user mode; runs may be timed by a sweep without --metric instructions"
        case nil: ""
        }
      return "instructions by \(method)\(meaning)."
    }
  }

  private var unmeasured: [String] {
    guard cells.contains(where: { $0.okCount > 0 && ($0.wall != nil || $0.instructions == nil) }) else { return [] }
    let figures = [
      ("wall time", cells.contains { $0.wall != nil }), ("CPU time", cells.contains { $0.cpu != nil }),
      ("peak memory", cells.contains { $0.peakMemory != nil }),
    ]
    let missing = figures.filter { !$0.1 }.map(\.0)
    return missing.isEmpty ? [] : ["not measured in any run: \(missing.joined(separator: ", "))."]
  }

  /// Exit statuses that were counted as success.
  private var ignored: [String] {
    guard cells.mayHave(measure: RunSurroundings.exitStatusMeasure) else { return [] }
    let odd = cells.count { $0.measure(RunSurroundings.exitStatusMeasure).map { $0.largest > 0 } ?? false }
    guard odd > 0 else { return [] }
    return [
      "In \(odd) of \(Counted.text(cells.count, "cell")) runs count that ended with an exit status other than 0 "
        + "(--ignore-failure); see the column \(RunSurroundings.exitStatusMeasure)."
    ]
  }

  private var failures: [String] {
    guard known.contains(.failures), cells.contains(where: { $0.hasFigures && $0.failedCount > 0 }) else { return [] }
    return [
      "a/b runs ok: figures rest on the a good runs alone"
        + (cells.contains { $0.killedCount > 0 }
          ? "; but in times and memory runs killed at a limit count as more than any other, and > or < marks what they only "
            + "bound." : ".")
    ]
  }
}
