import SpeedupCore

/// A cell against its reference cell, by pairs of runs from the same block: what the machine did to a whole
/// block cancels out.
public struct CellComparison: Sendable {
  private let columns: SummaryColumns
  private let place: Int
  private let reference: Int

  init(_ columns: SummaryColumns, _ place: Int, reference: Int) {
    (self.columns, self.place, self.reference) = (columns, place, reference)
  }

  /// The reference cell's number.
  public var referenceCell: Int { columns.cells.number(reference) }
  /// The reference cell's axis values.
  public var referenceAxes: [AxisValue] { columns.cells.axes(reference) }
  /// Whether the cell is its own reference.
  public var isReference: Bool { reference == place }
  /// Wall time of the reference over wall time of the cell: above 1 is faster. nil unless the evidence of both
  /// allows it: an oversubscribed wall time is no scaling result, and how an imported one came about is not known.
  public var speedUp: SampleSummary<Double>? { columns.speedUp(place, over: reference) }
  /// CPU time of the cell over CPU time of the reference: what sharing the work costs in processor time.
  public var cpuRatio: SampleSummary<Double>? { columns.cpuRatio(place, over: reference) }
  /// Whether it rests on runs that other load disturbed, of the cell or of its reference: see ``RunDisturbance``.
  public var isUnfit: Bool { columns.samples.disturbed(place) > 0 || columns.samples.disturbed(reference) > 0 }

  /// The parallel resources used over those of the reference: what the speed-up of work that shares out without loss would
  /// be. nil where the grid varies nothing that is parallel, where resources are not known, or when the reference differs
  /// in anything else, so that the quotient would mean nothing.
  public var idealSpeedUp: Double? {
    guard columns.isParallel, columns.axes.areEqual(place, reference, but: ParallelAxes.resources),
      let used = columns.resources(place), let base = columns.resources(reference)
    else { return nil }
    return used / base
  }

  /// The speed-up over ``idealSpeedUp``; nil without either.
  public var efficiency: SampleSummary<Double>? {
    guard let speedUp, let idealSpeedUp else { return nil }
    return speedUp.divided(by: idealSpeedUp)
  }

  /// The axes on which the reference has another value, of these.
  package func differingAxes(among axes: [String]) -> [String] {
    axes.filter { columns.axes.value(place, of: $0) != columns.axes.value(reference, of: $0) }
  }
}

extension CellComparison: Equatable {
  public static func == (a: CellComparison, b: CellComparison) -> Bool {
    a.referenceCell == b.referenceCell && a.referenceAxes == b.referenceAxes && a.isReference == b.isReference
      && a.speedUp == b.speedUp && a.cpuRatio == b.cpuRatio && a.isUnfit == b.isUnfit
      && a.idealSpeedUp == b.idealSpeedUp
  }
}
