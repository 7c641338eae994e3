import SpeedupCore
import SpeedupJudge

extension CellSummary {
  /// The comparison with another cell; nil for the reference itself, which is 1 by definition.
  var measuredComparison: CellComparison? {
    comparison.flatMap { $0.isReference ? nil : $0 }
  }

  /// What a row says of its figures beside them.
  /// - Parameters:
  ///   - marks: what is to be said besides.
  ///   - ofComparison: whether its comparison with the reference is shown, too.
  func qualifications(_ marks: [String], ofComparison: Bool = true) -> [String] {
    guard hasFigures else { return [SummaryColumn.failureText(self)] }
    var found = evidence.label.map { [$0] } ?? []
    if disturbed > 0 {
      found.append("unfit: \(disturbed) of \(okCount) runs disturbed")
    } else if ofComparison, measuredComparison?.isUnfit == true {
      found.append("unfit reference")
    }
    if hasLaterSittings { found.append("of a later sitting") }
    found += marks
    if failure != nil { found.append(SummaryColumn.failureText(self)) }
    return found
  }

  /// What is behind its speed-up and efficiency.
  var unfitMark: String { measuredComparison?.isUnfit == true ? RunDisturbance.mark : "" }
}
