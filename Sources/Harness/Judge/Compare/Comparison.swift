import SpeedupCore
import SpeedupStatistics

import Glibc

/// Two finished sessions, compared cell by cell and metric by metric; unpaired.
///
/// - **Cells** are matched by their axis values.
/// - **Alarms.** "Regressed" needs a shift beyond the margin AND the drift allowed between two sessions:
///   drift is common to all cells of a session, so no number of cells or passes averages it out. Two
///   one-sided p-values, doubled, adjusted by Holm over all cells and metrics: the probability of any false
///   alarm stays at most alpha as long as the sessions differ by no more than the allowance.
/// - **Equivalence** needs the shift inside the margin LESS that allowance, by two one-sided tests, Holm
///   again: a second family with its own alpha.
/// - Everything else is inconclusive, and a paired gate can tell: there both programs meet the same drift.
package struct Comparison: Sendable, Equatable {
  /// Every metric of every matched cell, in the grid's order.
  package let cells: ComparedCells
  /// Labels of cells that only one side has.
  package let unmatched: (base: [String], new: [String])
  package let settings: ComparisonSettings
  /// What the reader should know, one line each.
  package let remarks: [String]

  package static func == (a: Comparison, b: Comparison) -> Bool {
    a.cells == b.cells && a.unmatched == b.unmatched && a.settings == b.settings && a.remarks == b.remarks
  }

  /// Compares two sessions.
  /// - Throws: ``InputError`` when no cell matches, a match is ambiguous, or an asked-for metric was measured
  ///   nowhere.
  package init(base: ResultSet, new: ResultSet, settings: ComparisonSettings = ComparisonSettings()) throws {
    let matching = try CellMatching(base: base, new: new, by: settings.matchedBy)
    cells = try ComparisonWork.cells(
      ComparisonQuestion(
        matching, settings, differingLimits: ResultSet.differingLimits(base, new),
        differingFigures: ResultSet.figureDifferences(base, new)))
    self.settings = settings
    unmatched = (matching.onlyBase, matching.onlyNew)
    let surroundings = ResultSet.surroundingDifferences(base, new)
    remarks =
      matching.remarks + (surroundings.isEmpty ? [] : ["not run alike: \(surroundings.joined(separator: "; "))"])
      + Self.commonMovement(cells)
  }

  /// 1 when something regressed, answers differ or runs fail only in NEW; else 3 when NEW lacks what BASE has, unless that
  /// is allowed; else 4 when something stayed open; else 0.
  package var exitStatus: Int32 {
    if cells.count(of: .regressed) > 0 || cells.refusals.contains(where: \.isFinding) { return 1 }
    if !settings.allowsMissing, isMissingSomething { return 3 }
    let isOpen = cells.refusals.contains(where: \.isOpen) || cells.count(of: .inconclusive) > 0
    return isOpen || cells.judgedCount == 0 ? 4 : 0
  }

  /// Whether a cell of BASE, or a figure of one, is not in NEW: a benchmark that vanished is no improvement.
  package var isMissingSomething: Bool {
    !unmatched.base.isEmpty || cells.refusals.contains(.notMeasured("NEW"))
  }

  /// Drift moves all cells one way; when every cell did move one way, the reader must know that it looks like
  /// drift.
  private static func commonMovement(_ cells: ComparedCells) -> [String] {
    Metric.judged.filter(\.drifts).compactMap { metric in
      let shifts = cells.shifts(of: metric)
      guard shifts.count >= 5, shifts.allSatisfy({ $0 > 0 }) || shifts.allSatisfy({ $0 < 0 }),
        let middle = try? median(shifts), middle.isFinite
      else { return nil }
      let change = Readable.change(exp(middle))
      return "\(metric.name): all \(shifts.count) cells moved the same way, by \(change) in the middle; "
        + "a change of the program and a drift of the machine look alike there; a paired gate tells them apart"
    }
  }
}
