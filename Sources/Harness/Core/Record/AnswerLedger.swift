/// Holds the answers of all runs against each other: equal inputs must give equal answers, whatever the variant,
/// the workers, the chunk or the executor.
///
/// The exact answers are the truth, and they are held against each other alone: the one that most voters (cells) gave is
/// right, the earlier one where two have as many. A down-cast answer is held to the probes of the right exact one and can
/// never speak against it. One that came before any exact answer is taken in on trust; when the exact answer comes and
/// disagrees, every later run with that down-cast answer is refused, and the earlier ones are in ``refusedLate``.
package struct AnswerLedger: Sendable {
  private struct Entry {
    var digest: String
    /// The first run that gave it.
    var run: String
    var probes: [ToleratedProbe]
    var voters: Set<Int>
    /// Why it is wrong; nil while nothing speaks against it.
    var refusal: String?
  }

  private struct Book {
    var exact: [Entry] = []
    var reduced: [Entry] = []

    /// The right exact answer, as far as it is known.
    var truth: Entry? { Self.first(exact) }

    /// The entry with the most voters, the earliest of equals; refused ones have no say.
    static func first(_ entries: [Entry]) -> Entry? {
      let most = entries.lazy.filter { $0.refusal == nil }.map(\.voters.count).max()
      return entries.first { $0.refusal == nil && $0.voters.count == most }
    }
  }

  private var books: [String: Book] = [:]
  /// One line for every down-cast answer that had been taken in before an exact answer showed it to be wrong.
  package private(set) var refusedLate: [String] = []

  /// No answers yet.
  package init() {}

  /// Marks digests of down-cast answers, which are comparable among themselves only.
  package static let reducedMark = "~"

  /// An answer's digest as results have it: with ``reducedMark`` in front of a down-cast one.
  package static func mark(_ answer: Answer) -> String {
    (answer.precision == .reduced ? reducedMark : "") + answer.digest
  }

  /// Takes in an answer that a run has just given.
  /// - Parameters: as of ``check(input:run:digest:probes:voter:)``.
  package mutating func check(input: String, run: String, answer: Answer, voter: Int = 0) -> String? {
    check(input, run, Self.mark(answer), ToleratedProbe.all(of: answer), voter)
  }

  /// Takes in an answer of which only this is known, as when it is read back from a file.
  /// - Parameters:
  ///   - input: what decides the right answer: the parameters that change it, and the data.
  ///   - run: how the run is named in a complaint.
  ///   - digest: the digest, with ``reducedMark`` in front of a down-cast one.
  ///   - probes: figures of the answer; empty when they are not known.
  ///   - voter: which cell gave it: a cell has one voice, however often it runs.
  /// - Returns: nil when it agrees with what is known, else what disagrees, in one line.
  package mutating func check(
    input: String, run: String, digest: String, probes: [Double], voter: Int = 0
  ) -> String? {
    check(input, run, digest, probes.map { ToleratedProbe($0) }, voter)
  }

  private mutating func check(
    _ input: String, _ run: String, _ digest: String, _ probes: [ToleratedProbe], _ voter: Int
  ) -> String? {
    var book = books[input] ?? Book()
    defer { books[input] = book }
    let entry = Entry(digest: digest, run: run, probes: probes, voters: [voter])
    guard digest.hasPrefix(Self.reducedMark) else {
      _ = Self.enter(entry, in: &book.exact)
      reviewReduced(&book)
      return book.truth.flatMap { $0.digest == digest ? nil : Self.disagreement(digest, $0) }
    }
    let place = Self.enter(entry, in: &book.reduced)
    if let refusal = book.reduced[place].refusal { return refusal }
    if let truth = book.truth, let gap = Self.gap(between: probes, run, and: truth) {
      book.reduced[place].refusal = gap
      return gap
    }
    return Book.first(book.reduced).flatMap { $0.digest == digest ? nil : Self.disagreement(digest, $0) }
  }

  /// Where the entry is; one that is there already gains a voter, and the probes where it had none.
  private static func enter(_ new: Entry, in entries: inout [Entry]) -> Int {
    guard let place = entries.firstIndex(where: { $0.digest == new.digest }) else {
      entries.append(new)
      return entries.count - 1
    }
    entries[place].voters.formUnion(new.voters)
    if entries[place].probes.isEmpty { entries[place].probes = new.probes }
    return place
  }

  /// Refuses the down-cast answers that the right exact one speaks against.
  private mutating func reviewReduced(_ book: inout Book) {
    guard let truth = book.truth else { return }
    for place in book.reduced.indices where book.reduced[place].refusal == nil {
      let entry = book.reduced[place]
      guard let gap = Self.gap(between: entry.probes, entry.run, and: truth) else { continue }
      book.reduced[place].refusal = gap
      refusedLate.append("\(entry.run) gave the down-cast answer \(entry.digest) before any exact one: \(gap)")
    }
  }

  private static func disagreement(_ digest: String, _ other: Entry) -> String {
    "answer \(digest) differs from \(other.digest) of \(other.run)"
  }

  /// What lies too far apart, in one line; nil when nothing does, or the probes of one side are not known.
  private static func gap(between probes: [ToleratedProbe], _ run: String, and truth: Entry) -> String? {
    guard !probes.isEmpty, !truth.probes.isEmpty else { return nil }
    guard probes.count == truth.probes.count else {
      return "\(probes.count) probes where \(truth.run) has \(truth.probes.count)"
    }
    for (index, (mine, exact)) in zip(probes, truth.probes).enumerated() where !exact.admits(mine.value) {
      return "probe \(index) is \(mine.value), \(exact.value) in \(truth.run): more than \(exact.tolerance) apart"
    }
    return nil
  }
}

/// A figure of an exact answer, and how far a down-cast one may be from it.
struct ToleratedProbe: Sendable {
  let value: Double
  /// Tolerated beside the relative tolerance, in the figure's own unit.
  private let slack: Double

  init(_ value: Double, slack: Double = Answer.reducedSlack) {
    self.value = value
    self.slack = slack
  }

  /// An answer's probes; a slack that it does not name is the common one.
  static func all(of answer: Answer) -> [ToleratedProbe] {
    let slacks = answer.probeSlacks ?? []
    return answer.probes.enumerated().map { index, value in
      ToleratedProbe(value, slack: index < slacks.count ? slacks[index] : Answer.reducedSlack)
    }
  }

  /// Relative and absolute together, as numpy's `isclose` has them.
  var tolerance: Double { slack + Answer.reducedTolerance * abs(value) }

  /// Whether a down-cast answer may have this value here.
  func admits(_ reduced: Double) -> Bool { abs(reduced - value) <= tolerance }
}
