import Glibc
import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupReport
import SpeedupStatistics
import SpeedupSystem

/// `--scale rows=10x`: times for work of another size, by how they grew with the sizes that were measured.
struct PlanScale {
  /// How much longer it takes, with what is not known of it.
  let factor: TimeBand
  let sentence: String

  /// - Throws: ``InputError`` where the text is none, or too few sizes were measured.
  init(_ text: String, in path: String, only words: [String]) throws {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, parts[1].hasSuffix("x"), let times = Double(decimal: parts[1].dropLast()), times > 0,
      times.isFinite
    else {
      throw InputError(
        "--scale: '\(text)' is not AXIS=Fx; write what grows and how many times, such as \(parts.count == 2 ? parts[0] : "rows")=10x"
      )
    }
    let axis = parts[0]
    let file = Files.isDirectory(path) ? "\(path)/results.csv" : path
    guard Files.exists(file), file.hasSuffix(".csv") else {
      throw InputError(
        "--scale: \(path) has no results.csv, so how time grows with \(axis) is not known; sweep 4 sizes, such as --\(axis) 1,2,4,8"
      )
    }
    var table = try SweepDirectory.tableByCommand(path)
    guard table.columns.axes.contains(axis) else {
      throw InputError.unknown(axis, among: table.columns.axes, at: "--scale")
    }
    guard !ParallelAxes.contains(axis) else {
      let sizes = table.columns.axes.filter { !ParallelAxes.contains($0) }
      throw InputError(
        "--scale: \(axis) says how the work is shared out, and is no size of it; "
          + (sizes.isEmpty ? "sweep sizes, such as --set rows=1,2,4,8" : "there are: \(sizes.joined(separator: ", "))"))
    }
    let others = words.filter { !$0.hasPrefix("\(axis)=") }
    table.records = table.records.ofCells { axes in
      others.allSatisfy { word in axes.contains { "\($0.name)=\($0.value)" == word } }
    }
    // On the fewest cores, where nothing but the size tells times apart.
    let fewest = table.records.cellAxes.compactMap { $0.value(of: "cores").flatMap { Int($0) } }.min()
    if let fewest { table.records = table.records.ofCells { $0.value(of: "cores") == "\(fewest)" } }
    for other in ["workers", "threads", "chunk"] where other != axis {
      let least = table.records.cellAxes.compactMap { $0.value(of: other).flatMap { Int($0) } }.min()
      if let least { table.records = table.records.ofCells { $0.value(of: other) == "\(least)" } }
    }
    var request = FitRequest(x: axis, y: "wall")
    request.namesDisturbedOption = false
    let input = try FitInput(table, request, name: path)
    let series = input.series
    guard series.count == 1 else {
      throw InputError(
        "--scale: \(series.count) cells at each \(axis); choose one by --only, such as --only '\(series[0].label)'")
    }
    if let lost = input.lost.first(where: { $0.x > series[0].points.last?.point.x ?? 0 }) {
      throw InputError(
        "--scale: how time grows with \(axis) is not known: at \(axis)=\(Readable.short(lost.x)) \(lost.ending); give them what they "
          + "need, and measure again")
    }
    let growth: LocalGrowth
    do { growth = try LocalGrowth(series[0].points.map(\.point)) } catch {
      throw InputError(
        "--scale: how time grows with \(axis) is not known: \(error)")
    }
    let ends = [growth.interval.lower, growth.interval.upper].map { pow(times, $0) }
    factor = TimeBand(low: ends.min() ?? 1, centre: pow(times, growth.exponent), high: ends.max() ?? 1)
    sentence =
      "Fitted: \(axis) × \(Readable.brief(times)) takes \(Readable.ratioNumber(factor.centre)) × the time "
      + "[\(Readable.ratioNumber(factor.low)), \(Readable.ratioNumber(factor.high))], by the growth at the largest size "
      + "measured; the memory of work of that size is left out."
  }
}
