import SpeedupCore
import SpeedupEngine
import SpeedupStatistics
import SpeedupSystem

extension PlanInput {
  /// Has a figure of the program's own tell what a run does: a count, or with a unit such as `/s` a rate, which is counted
  /// over the wall time of its run.
  /// - Throws: ``InputError`` where these results have no such figure, or its unit is no rate.
  mutating func count(_ figure: String, in path: String, only words: [String]) throws {
    try InputPath.requireResults(path)
    let table = try SweepDirectory.tableByCommand(path)
    guard table.columns.measures.contains(figure) else {
      throw InputError.unknown(figure, kind: "figure", among: table.columns.measures, at: "--items")
    }
    let declared = Files.isDirectory(path) ? try SweepDirectory.plan(path)?.surroundings.figures : nil
    let unit = declared?.first { $0.name == figure }?.unit ?? ""
    let isRate = unit.hasPrefix("/")
    let span = Self.spans[unit]
    guard !isRate || span != nil else {
      throw InputError("--items: '\(figure)' counts by '\(unit)'; a rate is by /s, /min or /h")
    }
    let counts = Self.records(table, words).compactMap { record -> Double? in
      guard record.status == .ok, !record.warmup, let value = record.measures[figure].flatMap({ Double($0) }) else {
        return nil
      }
      return span.map { seconds in record.figures.wall.map { value * $0.value / seconds } } ?? value
    }
    guard let middle = try? median(counts), middle > 0, middle.isFinite else {
      throw InputError("--items: no run of these cells has a '\(figure)' above 0")
    }
    items = middle
    remarks.append(
      span == nil
        ? "Items of a run: its '\(figure)', \(Readable.brief(middle)) in the median."
        : "Items of a run: its '\(figure)' over its wall time, start-up included, \(Readable.brief(middle)) in the median."
    )
  }

  /// The seconds that a rate is over, by its unit.
  private static let spans: [String: Double] = ["/s": 1, "/min": 60, "/h": 3600]
}
