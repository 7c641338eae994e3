/// What a comparison of a new program with an old one has come to, the worst first. Statistics give four of them; the
/// others say why there are no figures to judge.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  /// The new program costs more than the margin allows (the median log ratio lies above it), or fails where the old one
  /// does not.
  case regressed
  /// The new program's median lies beyond a limit that was set for it.
  case overLimit = "over limit"
  /// What both sides were given can't be used.
  case badInput = "bad-input"
  /// It could not be measured.
  case failed
  /// The evidence does not reach; on an unfit machine it stays so.
  case inconclusive
  /// The new program costs less than the margin allows.
  case improved
  /// The median log ratio lies within the margin, its edges included.
  case equivalent
  /// The new program's median keeps to a limit that was set for it.
  case withinLimit = "within limit"
  /// The program says that it can't run here.
  case skipped
  /// Its figures don't compare: had in different ways, oversubscribed, or missing on a side.
  case notJudged = "not judged"
}
