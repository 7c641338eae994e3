import SpeedupKit

/// What a sweep that has ended did not reach: runs that a budget or a failure kept it from, and a precision.
package struct SweepShortfall: Sendable, Equatable {
  /// One line for each cell that has less than was planned.
  package private(set) var marks: CellMarks
  /// Whether some cell has fewer runs than planned.
  package private(set) var isCut = false
  /// Whether some cell's median is not known as well as asked for.
  package private(set) var isImprecise = false

  package init(_ plan: SweepPlan, _ records: some Sequence<RunRecord>) {
    var hopeless = HopelessRule(plan.onFailure)
    var precise = plan.precision.map { PrecisionRule(precision: $0, plan.onFailure) }
    var (counts, known) = ([Int: Int](), Set<Int>())
    for record in records {
      hopeless.observe(record)
      precise?.observe(record)
      known.insert(record.cell)
      if !record.warmup { counts[record.cell, default: 0] += 1 }
    }
    let unmade = plan.precision == nil ? "0 of \(plan.repeats) runs made" : "no run made"
    marks = CellMarks(ofOthers: unmade)
    for cell in plan.cells.indices where !hopeless.isDone(cell) {
      let made = counts[cell, default: 0]
      if made == 0 {
        guard plan.precision != nil || plan.repeats > 0 else { continue }
        isCut = true
        if known.contains(cell) { marks[cell] = unmade } else { marks.append(cell) }
      } else if let precise, let wanted = plan.precision {
        guard !precise.isDone(cell) else { continue }
        isImprecise = true
        let reached =
          precise.precision(of: cell).flatMap { $0.isFinite ? "±\(Readable.percent($0))" : nil } ?? "not known"
        marks[cell] =
          "precision \(reached) after \(made) runs, ±\(Readable.percent(wanted)) wanted"
          + (precise.hasDrifted(cell) ? "; its times drift" : "")
      } else if made < plan.repeats {
        isCut = true
        marks[cell] = "\(made) of \(plan.repeats) runs made"
      }
    }
  }

  /// What finished results did not reach; nil where no plan tells what was wanted, as of another tool's results.
  package init?(_ results: ResultTable, of plan: SweepPlan?) {
    guard let plan else { return nil }
    if case .imported = plan.subject.kind { return nil }
    self.init(plan, results.records)
  }

  /// One sentence; nil where all was reached.
  package var note: String? {
    let cells = Counted.text(marks.count, "cell")
    return isCut
      ? "\(cells) with fewer runs than planned" : isImprecise ? "\(cells) with less precision than asked for" : nil
  }

  /// The exit status of a sweep in which nothing else went wrong: 3 for missing runs, 4 for a precision not reached.
  package var exitStatus: Int32 { isCut ? 3 : isImprecise ? 4 : 0 }
}
