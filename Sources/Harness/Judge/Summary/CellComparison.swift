import SpeedupCore

/// A cell against its reference cell, by pairs of runs from the same block: what the machine did to a whole
/// block cancels out.
public struct CellComparison: Sendable, Equatable {
  /// The reference cell's number.
  public let referenceCell: Int
  /// The reference cell's axis values.
  public let referenceAxes: [AxisValue]
  /// Whether the cell is its own reference.
  public let isReference: Bool
  /// Wall time of the reference over wall time of the cell: above 1 is faster. nil unless the evidence of both
  /// allows it: an oversubscribed wall time is no scaling result, and how an imported one came about is not known.
  public let speedUp: SampleSummary<Double>?
  /// The parallel resources used (``resources(_:)``) over those of the reference: what the speed-up of work that shares
  /// out without loss would be. nil where the grid varies nothing that is parallel, where resources are not known, or
  /// when the reference differs in anything else, so that the quotient would mean nothing.
  public let idealSpeedUp: Double?
  /// The speed-up over ``idealSpeedUp``; nil without either.
  public let efficiency: SampleSummary<Double>?
  /// Whether it rests on runs that other load disturbed, of the cell or of its reference: see ``RunDisturbance``.
  public let isUnfit: Bool
  /// CPU time of the cell over CPU time of the reference: what sharing the work costs in processor time.
  public let cpuRatio: SampleSummary<Double>?

  /// What a comparison is made of: times by block.
  struct Times {
    let wall: BlockValues
    let cpu: BlockValues

    init(_ runs: CellRows) { (wall, cpu) = (runs.byBlock(.wall), runs.byBlock(.cpu)) }
  }

  init(
    _ cell: CellSummary, _ times: Times, reference: (cell: CellSummary, times: Times), isReference: Bool,
    withEfficiency: Bool
  ) {
    referenceCell = reference.cell.cell
    referenceAxes = reference.cell.axes
    self.isReference = isReference
    isUnfit = cell.disturbed > 0 || reference.cell.disturbed > 0
    let isSpeedUp = cell.evidence.allowsSpeedUp && reference.cell.evidence.allowsSpeedUp
    let speedUp = isSpeedUp ? BlockValues.ratios(reference.times.wall, times.wall) : nil
    self.speedUp = speedUp
    cpuRatio = BlockValues.ratios(times.cpu, reference.times.cpu)
    func other(_ axes: [AxisValue]) -> [AxisValue] { axes.filter { !ParallelAxes.resources.contains($0.name) } }
    if withEfficiency, other(cell.axes) == other(reference.cell.axes),
      let used = Self.resources(cell), let base = Self.resources(reference.cell)
    {
      (idealSpeedUp, efficiency) = (used / base, speedUp?.divided(by: used / base))
    } else {
      (idealSpeedUp, efficiency) = (nil, nil)
    }
  }

  /// How much can run at once: workers times threads of each, as far as there are cores; all cores where neither is
  /// told. nil where the cores are not known or an axis holds no number, such as a rule's name.
  static func resources(_ cell: CellSummary) -> Double? {
    guard let cores = cell.axes.number(of: "cores") ?? cell.allowedCPUs.map({ Double($0) }), cores > 0 else {
      return nil
    }
    var parallel: Double?
    for axis in ["workers", "threads"] {
      guard let text = cell.axes.value(of: axis), !text.isEmpty else { continue }
      guard let number = Double(text), number >= 1 else { return nil }
      parallel = (parallel ?? 1) * number
    }
    return min(parallel ?? cores, cores)
  }
}
