/// Why a statistic could not be computed.
///
/// Functions throw one of these when the *input* is at fault. When the input is sound but
/// cannot support an answer (too few values for the asked confidence, say), functions return
/// nil instead, and their documentation names the reason.
package enum StatisticsError: Error, Equatable, Sendable {
  case empty
  case tooFew(have: Int, needed: Int)
  /// More values than the method handles in reasonable memory.
  case tooMany(have: Int, limit: Int)
  /// The value at this position is NaN, or (where a method forbids infinities) infinite.
  case notANumber(index: Int)
  /// The value at this position is zero or negative where only positive ones make sense.
  case notPositive(index: Int)
  /// Two samples that must be paired have different lengths.
  case unequalCounts(Int, Int)
  /// A parameter (confidence, probability, degrees of freedom, …) lies outside its range.
  case outOfRange(parameter: String, value: Double)
  /// All values are equal, so the method has no scale to judge by.
  case noVariation
  /// The answer is no number: ∞ − ∞ (a median between −∞ and +∞, say), or beyond what a double
  /// can hold.
  case undefined
}

extension StatisticsError: CustomStringConvertible {
  /// One English sentence fragment, fit for an error message.
  package var description: String {
    switch self {
    case .empty: "no values"
    case .tooFew(let have, let needed): "\(have) values, at least \(needed) needed"
    case .tooMany(let have, let limit): "\(have) values, at most \(limit) supported"
    case .notANumber(let index): "value \(index) is not a usable number"
    case .notPositive(let index): "value \(index) is not positive"
    case .unequalCounts(let first, let second): "paired samples of \(first) and \(second) values"
    case .outOfRange(let parameter, let value): "\(parameter) \(value) is out of range"
    case .noVariation: "all values are equal"
    case .undefined: "the result is not a number that a double can hold"
    }
  }
}
