import SpeedupCore
import SpeedupStatistics

/// Every metric of every matched cell, in the grid's order: a collection of ``ComparedCell`` that holds five bytes for each
/// that was not judged, since two tables may have a million cells.
package struct ComparedCells: Sendable {
  /// The metrics of each cell.
  package let metrics: [Metric]
  /// Why some were not judged; each reason once.
  package let refusals: [ComparedCell.Refusal]
  private let box: Box
  /// The axes that count, with their places among those of the cells.
  private let axes: [(name: String, place: Int?)]
  private let hasPlainAxes: Bool

  /// Boxed, so that a ``ComparedCell`` copies little.
  private final class Box: Sendable {
    let values: CellAxes
    let places: [Int32]
    let outcomes: [Outcome]
    let judged: [Judged]

    init(_ values: CellAxes, _ places: [Int32], _ outcomes: [Outcome], _ judged: [Judged]) {
      (self.values, self.places, self.outcomes, self.judged) = (values, places, outcomes, judged)
    }
  }

  /// What came of a metric of a cell.
  struct Outcome {
    let kind: Kind
    /// That of ``Metric/candidates`` by which it was judged.
    let figure: UInt8

    enum Kind {
      /// By the number of the reason.
      case refused(UInt32)
      /// By the place among those that were judged.
      case judged(UInt32)
      /// The evidence came to nothing.
      case open
    }
  }

  /// What is held of those that were judged.
  struct Judged {
    /// With p-values that are not adjusted, until the verdict is given.
    var evidence: ComparedCell.Evidence
    var pairs: PairsNeeded?
    var verdict = Verdict.notJudged
    /// Whether the alarm is of a cost that grew.
    let isUp: Bool
  }

  init(
    _ matching: CellMatching, _ metrics: [Metric], _ outcomes: [Outcome], refusals: [ComparedCell.Refusal],
    judged: [Judged]
  ) {
    (self.metrics, self.refusals) = (metrics, refusals)
    box = Box(matching.values, matching.pairs.map(\.base), outcomes, judged)
    axes = matching.axes.map { ($0, matching.values.column(of: $0)) }
    hasPlainAxes = matching.axes.allSatisfy { SafeText.isPlain($0) }
  }

  private init(_ other: ComparedCells, _ box: Box) {
    (metrics, refusals, hasPlainAxes) = (other.metrics.map(\.self), other.refusals, other.hasPlainAxes)
    axes = other.axes.map(\.self)
    self.box = box
  }

  /// The same for one of several threads: an object that all have in common would be counted by all at once.
  package var apart: ComparedCells {
    ComparedCells(self, Box(box.values, box.places, box.outcomes, box.judged))
  }

  /// How many were judged.
  package var judgedCount: Int { box.judged.count }

  /// How many were judged like this.
  package func count(of verdict: Verdict) -> Int { box.judged.count { $0.verdict == verdict } }

  /// The metrics of which a cell was judged like this.
  package func metrics(judged verdict: Verdict) -> Set<Metric> {
    guard count(of: verdict) > 0 else { return [] }
    return Set(indices.lazy.filter { self.verdict($0) == verdict }.map { metric($0) })
  }

  /// The shifts of a metric, of the cells that have one.
  func shifts(of metric: Metric) -> [Double] {
    guard judgedCount > 0, let first = metrics.firstIndex(of: metric) else { return [] }
    return stride(from: first, to: count, by: metrics.count).compactMap { judged($0)?.evidence.shift.estimate }
  }

  /// All places, regressions first, then what is open, then the other findings; those of one kind by how far they moved.
  /// - Returns: nil where they are in this order.
  package var worstFirst: [Int32]? {
    // Where nothing was judged it is for one reason, as a rule.
    if judgedCount == 0, refusals.count == 1, !indices.contains(where: { refusalNumber($0) == nil }) { return nil }
    let order: [Verdict] = [.regressed, .inconclusive, .improved, .equivalent]
    var told = order.map { _ in [(moved: Double, place: Int32)]() }
    var rest: [Int32] = []
    let isFinding = refusals.map(\.isFinding)
    for place in indices {
      switch box.outcomes[place].kind {
      case .judged(let number):
        let judged = box.judged[Int(number)]
        told[order.firstIndex(of: judged.verdict) ?? 0].append(
          (abs(judged.evidence.shift.estimate ?? .infinity), Int32(place)))
      case .refused(let number) where !isFinding[Int(number)]: rest.append(Int32(place))
      case .refused, .open: told[0].append((.infinity, Int32(place)))
      }
    }
    var places: [Int32] = []
    places.reserveCapacity(count)
    for kind in told {
      places += kind.sorted { a, b in a.moved != b.moved ? a.moved > b.moved : a.place < b.place }.map(\.place)
    }
    return places + rest
  }

  /// The cell of a place, by a number that its metrics share.
  package func cell(_ place: Int) -> Int { place / metrics.count }

  /// Adds the ``ComparedCell/label`` of all metrics of a cell to bytes.
  package func writeLabel(_ cell: Int, to bytes: inout [UInt8]) {
    let (start, cell) = (bytes.count, Int(box.places[cell]))
    for axis in axes {
      guard let column = axis.place, box.values.length(cell, column) > 0 else { continue }
      if bytes.count > start { bytes.append(UInt8(ascii: " ")) }
      bytes.append(contentsOf: axis.name.utf8)
      bytes.append(UInt8(ascii: "="))
      box.values.write(cell, column, to: &bytes)
    }
    if bytes.count == start { bytes.append(contentsOf: "(all)".utf8) }
    SafeText.line(from: start, of: &bytes)
  }

  /// A width that the label does not exceed; nil: not known without writing it.
  package func mostWidthOfLabel(_ cell: Int) -> Int? {
    guard box.values.isPlain, hasPlainAxes else { return nil }
    let cell = Int(box.places[cell])
    var width = 0
    for axis in axes {
      guard let place = axis.place else { continue }
      let length = box.values.length(cell, place)
      // With a sign, and a blank before it.
      if length > 0 { width += (width > 0 ? 1 : 0) + axis.name.utf8.count + 1 + length }
    }
    return Swift.max(5, width)
  }
}

/// What ``ComparedCell`` shows.
extension ComparedCells {
  func axes(_ place: Int) -> [AxisValue] {
    let cell = Int(box.places[cell(place)])
    return axes.map { AxisValue($0.name, box.values.value(cell, of: $0.name) ?? "") }
  }
  package func metric(_ place: Int) -> Metric { metrics[place % metrics.count] }
  func figure(_ place: Int) -> Metric { metric(place).candidates[Int(box.outcomes[place].figure)] }
  func refusal(_ place: Int) -> ComparedCell.Refusal? { refusalNumber(place).map { refusals[$0] } }
  func evidence(_ place: Int) -> ComparedCell.Evidence? { judged(place)?.evidence }
  func verdict(_ place: Int) -> Verdict { judged(place)?.verdict ?? .notJudged }
  func pairs(_ place: Int) -> PairsNeeded? { judged(place)?.pairs }

  /// The place of the reason among ``refusals`` why one was not judged; nil when it was.
  package func refusalNumber(_ place: Int) -> Int? {
    if case .refused(let number) = box.outcomes[place].kind { Int(number) } else { nil }
  }

  private func judged(_ place: Int) -> Judged? {
    if case .judged(let number) = box.outcomes[place].kind { box.judged[Int(number)] } else { nil }
  }
}

extension ComparedCells: RandomAccessCollection, Equatable {
  package var startIndex: Int { 0 }
  package var endIndex: Int { box.outcomes.count }
  package subscript(place: Int) -> ComparedCell { ComparedCell(self, place) }

  package static func == (a: ComparedCells, b: ComparedCells) -> Bool { a.elementsEqual(b) }
}
