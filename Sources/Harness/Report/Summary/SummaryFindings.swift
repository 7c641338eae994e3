import Glibc
import SpeedupCore
import SpeedupJudge

/// The sentences around a summary table: the answer before the rows of a long one, and behind those of several commands
/// how they compare.
struct SummaryFindings {
  private let cells: CellSummaries
  private let axes: ResultAxes
  private let slices: [SliceFindings]
  private let reference: ReferenceChoice
  private let subjects: [Int: String]

  /// Tables of so many rows are read at a glance.
  private static let fewRows = 8
  /// Most slices that are told one by one.
  private static let mostSlices = 6
  /// Most cells that a sentence names.
  private static let mostNames = 4

  /// What several commands, or the cells of a long table, say.
  /// - Parameter subjects: which command a cell measures, by its number, where its text does not tell.
  init(_ cells: CellSummaries, axes: ResultAxes, reference: ReferenceChoice, subjects: [Int: String]) {
    (self.cells, self.axes, self.reference, self.subjects) = (cells, axes, reference, subjects)
    let varying = axes.varying
    hasCommands = varying.contains(CommandAxis.name)
    // A workload's parameters say what the work is; of a command nobody knows, and all cells are choices.
    let choices = ["variant"] + ParallelAxes.names
    let isWorkload = axes.names.contains("executor")
    let shared =
      hasCommands
      ? varying.filter { $0 != CommandAxis.name } : isWorkload ? varying.filter { !choices.contains($0) } : []
    slices = hasCommands || cells.count > Self.fewRows ? SliceFindings.all(of: cells, shared: shared) : []
  }

  /// Whether several commands are compared.
  private let hasCommands: Bool

  /// What is before the rows: of a table that is too long for a glance.
  var answer: [String] {
    let slices = slices.filter { !$0.isOpen }
    guard cells.count > Self.fewRows, !slices.isEmpty else { return [] }
    let told = slices.count <= Self.mostSlices ? slices : [slices[slices.count - 1]]
    let lines = told.map { slice in
      let head = slice.work.isEmpty ? "" : "\(slice.work.text): "
      var line = "\(head)fastest: \(name(slice.fastest)), \(time(slice.fastest))"
      let tied = slice.tied
      if !tied.isEmpty { line += "; equal within noise: \(names(tied))" }
      if !slice.open.isEmpty { line += "; open whether slower: \(names(slice.open))" }
      if let knee = slice.knee {
        line += "; within \(Readable.percent(SliceFindings.kneeMargin)) of it with the fewest resources: \(name(knee))"
      }
      line += doubt(slice.places)
      if let smallest = slice.smallest.first, slice.smallest.count <= slice.others.count {
        let size = cells[smallest].peakMemory.map { Readable.text($0.median) } ?? ""
        line += "; smallest memory: \(names(slice.smallest)), \(size)"
      }
      return line + "."
    }
    return lines + more(beside: told.count)
  }

  private func more(beside told: Int) -> [String] {
    slices.count > told ? ["and \(slices.count - told) more, in the rows."] : []
  }

  /// What is to be said where a sentence rests on disturbed runs, or on cells some of whose runs did not end well.
  private func doubt(_ places: some Sequence<Int>) -> String {
    var found: [String] = []
    if places.contains(where: { cells[$0].disturbed > 0 }) { found.append("other load disturbed runs") }
    if places.contains(where: { cells[$0].hasFailures }) { found.append("runs failed") }
    if places.contains(where: { cells[$0].hasLaterSittings }) { found.append("runs of two sittings") }
    if places.contains(where: { cells[$0].endsOddly }), places.contains(where: { !cells[$0].endsOddly }) {
      found.append("exit statuses differ")
    }
    return found.isEmpty ? "" : " (\(found.joined(separator: "; ")); see the rows)"
  }

  /// What is behind the rows: how the commands compare.
  var closing: [String] {
    guard hasCommands else { return [] }
    let told = slices.filter { !$0.isOpen }.prefix(Self.mostSlices)
    var lines = told.flatMap { slice in
      slice.others.compactMap { other in
        sentence(slice, other).map { (slice.work.isEmpty ? "" : "\(slice.work.text): ") + $0 }
      }
    }
    lines += more(beside: told.count)
    if slices.count > 1 { lines += means }
    return lines
  }

  /// The marks of the rows: the fastest and the smallest of each slice, by the place of the cell.
  var marks: [Int: [String]] {
    guard hasCommands else { return [:] }
    var marks: [Int: [String]] = [:]
    for slice in slices where !slice.isOpen {
      let tied = slice.tied
      for place in [slice.fastest] + Array(tied) where slice.isSound(place) {
        marks[place, default: []].append(tied.isEmpty ? "fastest" : "fastest (tie)")
      }
      guard slice.smallest.count <= slice.others.count else { continue }
      for place in slice.smallest {
        marks[place, default: []].append(slice.smallest.count == 1 ? "smallest" : "smallest (tie)")
      }
    }
    return marks
  }

  private func sentence(_ slice: SliceFindings, _ other: SliceFindings.Other) -> String? {
    guard let ratio = slice.ratio(other) else { return nil }
    let (fast, slow) = (command(slice.fastest), command(other.place))
    let (sign, number) = (ratio.bounds.median.sign, Readable.ratioNumber(ratio.median))
    let doubt = doubt([slice.fastest, other.place])
    if other.isOpen {
      return
        "\(fast) or \(slow): which is faster is not known, since runs of \(slow) were killed at \(time(other.place))\(doubt)."
    }
    switch ratio.spread {
    case .interval(let lower, let upper):
      let ends =
        "[\(ratio.bounds.lower.sign)\(Readable.ratioNumber(lower)), \(ratio.bounds.upper.sign)\(Readable.ratioNumber(upper))]"
      return other.isTied
        ? "\(fast) and \(slow) can't be told apart\(lower > 1 ? " among \(slice.others.count + 1)" : ""): \(sign)×\(number) \(ends)\(doubt)."
        : "\(fast) ran \(sign)\(number)× faster \(ends) than \(slow)\(doubt)."
    case .range, .single:
      let pairs = "in \(Counted.text(ratio.count, "pair")) of runs, too few for an interval\(doubt)."
      // A single pair is always tied, but says which of the two was faster in it.
      let isAlike = ratio.median <= 1 || (ratio.spread.ends != nil && other.isTied)
      return isAlike
        ? "\(fast) and \(slow) are as fast within noise: \(sign)×\(number) \(pairs)"
        : "\(fast) ran \(sign)\(number)× faster than \(slow) \(pairs)"
    }
  }

  /// The speed of every command over that of the reference's, or the first, as geometric mean over the slices that have
  /// both.
  private var means: [String] {
    let named = ReferenceChoice.distinct(cells.indices.map(subject))
    guard let base = referred ?? named.first else { return [] }
    var means: [String: MeanRatio] = [:]
    for slice in slices {
      guard let first = slice.places.first(where: { subject($0) == base }) else { continue }
      for place in slice.places where place != first {
        means[subject(place), default: MeanRatio()].add(
          slice.speed(of: place, over: first), isDisturbed: cells[place].disturbed > 0 || cells[first].disturbed > 0,
          hasFailures: cells[place].hasFailures || cells[first].hasFailures,
          hasLaterSittings: cells[place].hasLaterSittings || cells[first].hasLaterSittings)
      }
    }
    return named.compactMap { name in
      guard let mean = means[name], mean.count > 1 else { return nil }
      let cells = "Over \(Counted.text(mean.count, "common cell")) \(name) has"
      return
        "\(cells) \(mean.text) the speed of \(base) (\((["geometric mean"] + mean.remarks).joined(separator: "; ")))."
    }
  }

  /// The command that a chosen reference names, if a cell of it is shown.
  private var referred: String? {
    guard case .fixed(let values) = reference, let text = values.value(of: CommandAxis.name) else { return nil }
    return cells.indices.first { cells[$0].value(of: CommandAxis.name) == text }.map(subject)
  }

  private func subject(_ place: Int) -> String { subjects[cells[place].cell] ?? command(place) }

  private func command(_ place: Int) -> String { cells[place].axes.value(of: CommandAxis.name) ?? name(place) }

  /// A cell by its values on the axes that vary and are no work.
  private func name(_ place: Int) -> String {
    let shared = Set(slices.first?.work.map(\.name) ?? [])
    return cells[place].axes.filter { axes.varying.contains($0.name) && !shared.contains($0.name) && !$0.value.isEmpty }
      .text
  }

  private func names(_ places: some Collection<Int>) -> String {
    let count = places.count
    let shown = places.prefix(Self.mostNames).map(name).joined(separator: "; ")
    return count > Self.mostNames ? "\(shown) and \(count - Self.mostNames) more" : shown
  }

  private func time(_ place: Int) -> String {
    cells[place].wall.map { $0.bounds.median.sign + Readable.text($0.median) } ?? ""
  }
}
