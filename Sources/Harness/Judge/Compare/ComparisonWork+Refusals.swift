import SpeedupCore

extension ComparisonWork {
  /// Why the runs of a pair can't be compared; nil where they can.
  func refusal(
    _ sides: Sides, _ metric: Judged, _ figure: (base: SessionFigure, new: SessionFigure)
  ) -> ComparedCell.Refusal? {
    if metric.isDeclared, let (one, other) = question.differingFigures[metric.metric.name] {
      return .provenanceDiffers(base: one, new: other)
    }
    let (base, new) = (sides.base, sides.new)
    func text(_ names: Set<String>) -> String { names.sorted().joined(separator: " and ") }
    if !base.digests.isEmpty, !new.digests.isEmpty, base.digests != new.digests {
      return .answersDiffer(base: text(base.digests), new: text(new.digests))
    }
    if let exitStatuses {
      let (before, after) = (base.values(exitStatuses.base), new.values(exitStatuses.new))
      if !before.isEmpty, !after.isEmpty, before.isDisjoint(with: after) {
        func text(_ values: Set<Double>) -> String {
          values.sorted().map { Readable.fixed($0, decimals: 0) }.joined(separator: " or ")
        }
        return .exitStatusesDiffer(base: text(before), new: text(after))
      }
    }
    if base.failed + new.failed > 0 { return .failed(base: base.failed, new: new.failed) }
    if !question.differingLimits.isEmpty, !question.differingLimits.isDisjoint(with: base.killed.union(new.killed)) {
      return .limitsDiffer
    }
    let isWall = figure.base.isWall
    if isWall, base.isOversubscribed || new.isOversubscribed { return .oversubscribed }
    let resolution = metric.resolution
    guard let before = base.costCount(figure.base, resolution: resolution) else { return .notMeasured("BASE") }
    guard let after = new.costCount(figure.new, resolution: resolution) else { return .notMeasured("NEW") }
    if base.evidence == new.evidence, base.evidence.isModelled { return .modelled(base.evidence.rawValue) }
    // What a model tells is no measurement, whatever method it names.
    if base.evidence.isModelled || new.evidence.isModelled {
      return .provenanceDiffers(base: base.evidence.rawValue, new: new.evidence.rawValue)
    }
    if isWall, let refusal = unfit(base.disturbance, new.disturbance) { return refusal }
    let (one, other) = (base.provenance(figure.base), new.provenance(figure.new))
    // Two ways on one side don't compare either.
    if one.differs(from: other) { return .provenanceDiffers(base: one.text(names), new: other.text(names)) }
    if before.hasZero || after.hasZero { return .zero }
    let fewest = figure.base.fewestPasses
    guard min(before.costs, after.costs) >= fewest else {
      return .tooFewRuns(base: before.costs, new: after.costs, fewest: fewest)
    }
    return nil
  }

  private static let unfitShare = FitnessLimits().disturbedRuns.unfit
  private typealias Disturbance = (runs: Int, disturbed: Int)

  private func unfit(_ base: Disturbance, _ new: Disturbance) -> ComparedCell.Refusal? {
    func isUnfit(_ side: Disturbance) -> Bool { Double(side.disturbed) > Self.unfitShare * Double(side.runs) }
    guard isUnfit(base) || isUnfit(new) else { return nil }
    func text(_ side: Disturbance) -> String { "\(side.disturbed) of \(side.runs)" }
    return .unfit(base: text(base), new: text(new))
  }
}
