/// Holds the answers of all runs against each other: equal inputs must give equal answers, whatever the variant,
/// the workers, the chunk or the executor.
package struct AnswerLedger: Sendable {
  private struct Entry {
    var digest: String
    var run: String
    var probes: [Double]
  }

  /// First answer seen for an input, per precision.
  private var exact: [String: Entry] = [:]
  private var reduced: [String: Entry] = [:]

  /// No answers yet.
  package init() {}

  /// Marks digests of down-cast answers, which are comparable among themselves only.
  package static let reducedMark = "~"

  /// Takes an answer in.
  /// - Parameters:
  ///   - input: what decides the right answer: the parameters that change it, and the data.
  ///   - run: how the run is named in a complaint.
  ///   - digest: the digest, with ``reducedMark`` in front of a down-cast one.
  ///   - probes: sums over the answer; empty when they are not known (read back from a file).
  /// - Returns: nil when it agrees with what is known, else what disagrees, in one line.
  package mutating func check(input: String, run: String, digest: String, probes: [Double]) -> String? {
    let entry = Entry(digest: digest, run: run, probes: probes)
    if digest.hasPrefix(Self.reducedMark) {
      if let complaint = Self.take(entry, &reduced[input]) { return complaint }
      return exact[input].flatMap { Self.compare(probes, run, with: $0) }
    }
    if let complaint = Self.take(entry, &exact[input]) { return complaint }
    return reduced[input].flatMap { Self.compare(probes, run, with: $0) }
  }

  private static func take(_ entry: Entry, _ known: inout Entry?) -> String? {
    guard let first = known else {
      known = entry
      return nil
    }
    guard first.digest == entry.digest else {
      return "answer \(entry.digest) differs from \(first.digest) of \(first.run)"
    }
    if first.probes.isEmpty { known?.probes = entry.probes }
    return nil
  }

  private static func compare(_ probes: [Double], _ run: String, with other: Entry) -> String? {
    guard !probes.isEmpty, !other.probes.isEmpty else { return nil }
    guard probes.count == other.probes.count else {
      return "\(probes.count) probes where \(other.run) has \(other.probes.count)"
    }
    for (index, (mine, theirs)) in zip(probes, other.probes).enumerated() {
      let apart = abs(mine - theirs)
      guard apart <= Answer.reducedTolerance * max(abs(mine), abs(theirs)) else {
        return "probe \(index) is \(mine), \(theirs) in \(other.run): more than "
          + "\(Answer.reducedTolerance) apart"
      }
    }
    return nil
  }
}
