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
        "--scale: \(series.count) cells at each \(axis); choose one by --only, such as --only "
          + ShellWord.quoted(
            PlanInput.words(of: series[0].label, axes: table.columns.axes).joined(separator: ",")))
    }
    if let lost = input.lost.first(where: { $0.x > series[0].points.last?.point.x ?? 0 }) {
      throw InputError(
        "--scale: how time grows with \(axis) is not known: at \(axis)=\(Readable.short(lost.x)) \(lost.ending); give them what they "
          + "need, and measure again")
    }
    let points = series[0].points.map(\.point)
    let size = Self.size(of: axis, words) ?? points.last?.x ?? 0
    let growth: GrowthFactor
    do { growth = try GrowthFactor(points, from: size, to: size * times) } catch {
      throw InputError("--scale: how time grows with \(axis) is not known: \(error)")
    }
    factor = growth.factor
    let forms = growth.count == 1 ? "" : ", with the band of \(growth.count) forms that the sizes do not exclude"
    sentence =
      "Fitted: from \(axis)=\(Readable.short(size)) to \(Readable.short(size * times)) takes "
      + "\(Readable.ratioNumber(factor.centre)) × the time [\(Readable.ratioNumber(factor.low)), "
      + "\(Readable.ratioNumber(factor.high))], by growth as \(growth.form)\(forms); the memory of work of that size is left out."
  }

  /// The size that `--only` names.
  private static func size(of axis: String, _ words: [String]) -> Double? {
    words.first { $0.hasPrefix("\(axis)=") }.flatMap { Double(decimal: $0.dropFirst(axis.utf8.count + 1)) }
  }

  /// The words of `--only` with the size that is asked for, where it was measured: then nothing is to be scaled; nil where it
  /// was not, or the text is none.
  static func measured(_ text: String, in path: String, only words: [String]) throws -> (words: [String], said: String)?
  {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    let file = Files.isDirectory(path) ? "\(path)/results.csv" : path
    guard parts.count == 2, parts[1].hasSuffix("x"), let times = Double(decimal: parts[1].dropLast()),
      let size = Self.size(of: parts[0], words), Files.exists(file), file.hasSuffix(".csv"),
      !ParallelAxes.contains(parts[0])
    else { return nil }
    let known = Set(try SweepDirectory.tableByCommand(path).records.cellAxes.compactMap { $0.value(of: parts[0]) })
    guard let there = known.first(where: { Double(decimal: $0).map { abs($0 / (size * times) - 1) < 1e-9 } ?? false })
    else { return nil }
    let other = words.map { $0.hasPrefix("\(parts[0])=") ? "\(parts[0])=\(there)" : $0 }
    return (other, "--scale \(text): \(parts[0])=\(there) was measured, so its own runs are the rows.")
  }
}
