import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupReport
import SpeedupStatistics
import SpeedupSystem

/// `--scale rows=10x`: times for work of another size, by how they grew with the sizes that were measured.
struct PlanScale {
  let axis: String
  /// The size that was measured, and the one that is asked for.
  let size: Double
  let target: Double
  /// With the fewest cores: how much longer it takes, with what is not known of it.
  let fewest: GrowthFactor
  /// The same by the cores, or workers, of each series in which enough sizes were measured.
  let growths: [Int: GrowthFactor]
  /// All runs of this program, of all sizes.
  private let table: ResultTable

  /// What work may be times: farther no form of growth says anything.
  static let factors = 1e-6...1e6

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
    guard Self.factors.contains(times) else {
      throw InputError(
        "--scale: '\(text)' is out of range; how time grows is told of work \(PlanPrice.text(Self.factors)) times as large"
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
    let all = table
    let x = ["cores", "workers", "threads"].first { axis in
      Set(all.records.cellAxes.compactMap { $0.value(of: axis) }).count > 1
    }
    let counts =
      x.map { x in Set(all.records.cellAxes.compactMap { $0.value(of: x).flatMap { Int($0) } }).sorted() } ?? []
    var (growths, first): ([Int: GrowthFactor], GrowthFactor?) = ([:], nil)
    var size = Self.size(of: axis, words)
    for (place, count) in (counts.isEmpty ? [0] : counts).enumerated() {
      do {
        let points = try Self.points(in: Self.series(of: all, x: x, count, but: axis), axis: axis, path: path)
        size = size ?? points.last?.x
        let from = size ?? 0
        let growth: GrowthFactor
        do { growth = try GrowthFactor(points, from: from, to: from * times) } catch {
          throw InputError("--scale: how time grows with \(axis) is not known: \(error)")
        }
        growths[count] = growth
        if place == 0 { first = growth }
      } catch  where place > 0 { continue }
    }
    self.axis = axis
    self.size = size ?? 0
    target = self.size * times
    fewest = first!
    self.growths = growths
    self.table = all
  }

  /// The rows with so many cores (or workers), where nothing but the size tells times apart.
  private static func series(of table: ResultTable, x: String?, _ count: Int, but axis: String) -> ResultTable {
    var table = table
    if let x { table.records = table.records.ofCells { $0.value(of: x) == "\(count)" } }
    for other in ["workers", "threads", "chunk"] where other != axis && other != x {
      let known = Set(table.records.cellAxes.compactMap { $0.value(of: other).flatMap { Int($0) } })
      let wanted = other == "workers" && known.contains(count) ? count : known.min()
      if let wanted { table.records = table.records.ofCells { $0.value(of: other) == "\(wanted)" } }
    }
    return table
  }

  private static func points(in table: ResultTable, axis: String, path: String) throws -> [CurvePoint] {
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
    return series[0].points.map(\.point)
  }

  /// How many times as many items a run of the size asked for does.
  /// - Parameter figure: what counts them; nil: the program's items.
  /// - Throws: ``InputError`` where the sizes that were measured don't tell.
  func items(by figure: CountingFigure?) throws -> Double {
    var bySize: [Double: [Double]] = [:]
    for work in CellWork.of(table, figure) {
      if let size = work.axes.value(of: axis).flatMap({ Double(decimal: $0) }) {
        bySize[size, default: []].append(work.items)
      }
    }
    let points = bySize.map { CurvePoint(x: $0.key, y: (try? median($0.value)) ?? 0) }.sorted { $0.x < $1.x }
    func isSame(_ count: (CurvePoint) -> Double) -> Bool {
      guard let least = points.map(count).min(), let most = points.map(count).max(), least > 0 else { return false }
      return most / least < (figure?.span == nil ? CellWork.same : CellWork.sameByRate)
    }
    if isSame({ $0.y }) { return 1 }
    if isSame({ $0.y / $0.x }) { return target / size }
    throw InputError(
      "--throughput: the items of a run neither stay nor grow with \(axis), so those of \(axis)=\(Readable.short(target)) are not "
        + "known; ask by --deadline")
  }

  /// What was found, and what the rows are.
  /// - Parameter byCores: whether each core count grows in its own way.
  func sentence(byCores: Bool) -> String {
    func factor(_ growth: GrowthFactor) -> String {
      let factor = growth.factor
      return
        "\(Readable.ratioNumber(factor.centre)) × the time [\(Readable.ratioNumber(factor.low)), \(Readable.ratioNumber(factor.high))]"
    }
    func form(_ growth: GrowthFactor) -> String {
      let forms = growth.count == 1 ? "" : ", with the band of \(growth.count) forms that the sizes do not exclude"
      return "by growth as \(growth.form)\(forms)"
    }
    let step = "Fitted: from \(axis)=\(Readable.short(size)) to \(Readable.short(target)) takes "
    let memory = "the memory of work of that size is left out."
    guard byCores else {
      return step
        + "\(factor(fewest)), \(form(fewest)), on all cores alike: serial and parallel parts may grow each in their own "
        + "way; \(memory)"
    }
    let each = growths.sorted { $0.key < $1.key }.map { "\(factor($0.value)) with \($0.key), \(form($0.value))" }
    return step + each.joined(separator: "; ") + "; \(memory)"
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
