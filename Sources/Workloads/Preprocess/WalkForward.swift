/// The folds of a walk-forward test: time is cut into one stretch more than there are folds, and fold k trains on
/// stretch k and is tested on the next. So nothing that is trained on lies after anything it is tested on.
struct WalkForward: Sendable, Equatable {
  /// One file: rows of a stretch of time.
  struct Part: Sendable, Equatable {
    /// Such as `fold-2-train`.
    let name: String
    /// Its dates, in days since 1970-01-01, or in minutes for minute bars; the upper end is outside.
    let dates: Range<Int32>
    /// Whether it is tested on; else it is trained on.
    let isTest: Bool
  }

  /// All files, fold by fold, each train before test.
  let parts: [Part]

  /// Folds over the dates of some histories, each stretch with as many different dates as the others, but for one.
  /// - Parameter histories: dates in days or minutes since 1970-01-01, each ascending; they may share dates, and be empty.
  init<History: BidirectionalCollection<Int32>>(folds: Int, histories: some Collection<History>) {
    let days = Self.days(of: histories)
    guard !days.isEmpty else {
      parts = []
      return
    }
    func edge(_ stretch: Int) -> Int32 {
      let index = stretch * days.count / (folds + 1)
      return index < days.count ? days[index] : days[days.count - 1] + 1
    }
    parts = (0..<folds).flatMap { fold in
      [
        Part(name: "fold-\(fold + 1)-train", dates: edge(fold)..<edge(fold + 1), isTest: false),
        Part(name: "fold-\(fold + 1)-test", dates: edge(fold + 1)..<edge(fold + 2), isTest: true),
      ]
    }
  }

  /// Most marks that are made, a byte each: a hundred years of minutes.
  private static let mostMarks = 60_000_000

  /// All different dates, ascending. A mark for every one there can be is far less work than a set: ten thousand years have
  /// 3.7 million days. Minutes so far apart that there would be too many marks are sorted.
  private static func days<History: BidirectionalCollection<Int32>>(of histories: some Collection<History>) -> [Int32] {
    guard let first = histories.compactMap(\.first).min(), let last = histories.compactMap(\.last).max() else {
      return []
    }
    guard Int(last) - Int(first) < mostMarks else { return Set(histories.joined()).sorted() }
    var isTraded = [Bool](repeating: false, count: Int(last - first) + 1)
    isTraded.withUnsafeMutableBufferPointer { isTraded in
      for history in histories { for date in history { isTraded[Int(date - first)] = true } }
    }
    return isTraded.indices.compactMap { isTraded[$0] ? first + Int32($0) : nil }
  }
}
