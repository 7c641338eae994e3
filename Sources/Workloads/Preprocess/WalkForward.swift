/// The folds of a walk-forward test: time is cut into one stretch more than there are folds, and fold k trains on
/// stretch k and is tested on the next. So nothing that is trained on lies after anything it is tested on.
struct WalkForward: Sendable, Equatable {
  /// One file: rows of a stretch of time.
  struct Part: Sendable, Equatable {
    /// Such as `fold-2-train`.
    let name: String
    /// Its dates, in days since 1970-01-01; the upper end is outside.
    let dates: Range<Int32>
  }

  /// All files, fold by fold, each train before test.
  let parts: [Part]

  /// Folds over these dates, each stretch with as many different dates as the others, but for one.
  /// - Parameter dates: in any order, with repeats.
  init(folds: Int, dates: some Sequence<Int32>) {
    let days = Set(dates).sorted()
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
        Part(name: "fold-\(fold + 1)-train", dates: edge(fold)..<edge(fold + 1)),
        Part(name: "fold-\(fold + 1)-test", dates: edge(fold + 1)..<edge(fold + 2)),
      ]
    }
  }
}
