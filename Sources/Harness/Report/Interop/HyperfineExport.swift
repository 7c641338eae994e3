import SpeedupCore
import SpeedupStatistics

/// Writes results as `hyperfine --export-json` does; the mapping of ``HyperfineImport`` read backwards.
///
/// `times` are the wall times of the runs that ended by themselves, with their `exit_codes`; mean, median and the other
/// figures are those of the runs that ended well. `user` and `system` are means, taken from the runs or from an imported
/// mean; where neither is known the member is left out rather than made up. `memory_usage_byte` is peak memory without
/// page cache where all runs have it, else the peak. Runs that were skipped or answered wrongly have no place in the format
/// and are left out, with a remark. So are whole cells of which runs were killed at a limit: mean and median of the
/// others would be those of the fast ones. A cell that is not pinned (oversubscribed, simulated, ...) carries its label as the parameter `core_mode`, and one with runs that
/// other load disturbed their number as `disturbed_runs`.
struct HyperfineExport {
  let source: ExportSource

  /// Gives the file's text away, a result at a time.
  /// - Returns: what could not be carried, one line each.
  /// - Throws: ``InputError`` when no run has a wall time.
  func export(to take: @escaping (String) throws -> Void) throws -> [String] {
    var remarks = source.remarksOnFigures()
    var results = JSONStream(array: "results", to: take)
    var leftOut = 0
    var withoutCpu = 0
    var onlyFailed = 0
    var (killed, without) = ([String](), [String]())
    var disturbances = DisturbedRows(source.records)
    for cell in source.cells {
      if cell.runs.rows.contains(where: { cell.runs.columns.status($0).isLimit }) {
        killed.append(Self.name(cell))
        continue
      }
      let wall = cell.runs.columns.figure(.wall)
      let runs = cell.runs.rows(where: { wall[$0] != nil && Ending(cell.runs.columns, $0) != nil })
      leftOut += cell.runs.count - runs.count
      guard !runs.isEmpty else {
        without.append(Self.name(cell))
        continue
      }
      if !runs.rows.contains(where: { runs.columns.status($0) == .ok }) { onlyFailed += 1 }
      let result = try result(cell, runs, &disturbances)
      if result.user == nil || result.system == nil { withoutCpu += 1 }
      try results.add(result.json)
    }
    guard !results.isEmpty else {
      throw InputError(
        killed.isEmpty
          ? "export: no run has a wall time that hyperfine's format can hold"
          : "export: in every cell runs were killed at a limit, which hyperfine's format can't say; use google-benchmark"
      )
    }
    remarks += Self.leftOut(killed, "runs were killed at a limit and the others are only the fast ones")
    remarks += Self.leftOut(without, "no run is one that the format can hold")
    if leftOut > 0 {
      remarks.append(
        "\(Counted.text(leftOut, "run")) \(leftOut == 1 ? "is" : "are") left out: skipped, with a wrong answer, or without a wall time"
      )
    }
    if onlyFailed > 0 {
      remarks.append("the figures of \(onlyFailed) results are those of failed runs: none ended well")
    }
    let carried = [HyperfineImport.userMean, HyperfineImport.systemMean, RunSurroundings.exitStatusMeasure]
    let own = source.measures.filter { !carried.contains($0) }
    if !own.isEmpty {
      remarks.append("not carried: the figures \(own.map { SafeText.excerpt($0) }.joined(separator: ", "))")
    }
    if withoutCpu > 0 {
      remarks.append("user and system time are not measured in \(withoutCpu) results, and left out there")
    }
    try results.end()
    return remarks
  }

  private static func name(_ cell: ExportSource.Cell) -> String {
    cell.axes.isEmpty ? "the only cell" : cell.axes.text
  }

  private static func leftOut(_ cells: [String], _ why: String) -> [String] {
    guard !cells.isEmpty else { return [] }
    let more = cells.count > 4 ? " and \(cells.count - 4) more" : ""
    let names = cells.prefix(4).joined(separator: "; ")
    return [SafeText.line("\(Counted.text(cells.count, "cell")) left out, since \(why): \(names)\(more)")]
  }

  private struct Result {
    let user: Double?
    let system: Double?
    let json: JSONValue
  }

  private func result(_ cell: ExportSource.Cell, _ runs: CellRows, _ disturbances: inout DisturbedRows) throws -> Result
  {
    let columns = runs.columns
    let ok = runs.rows(where: { columns.status($0) == .ok })
    let good = ok.isEmpty ? runs : ok
    let wall = columns.figure(.wall)
    let times = good.rows.compactMap { wall[$0] }
    let user = try Self.mean(Metric.user, imported: HyperfineImport.userMean, good)
    let system = try Self.mean(Metric.system, imported: HyperfineImport.systemMean, good)
    func sizes(_ metric: Metric) -> [Double] {
      let figure = columns.figure(metric)
      return runs.rows.compactMap { figure[$0] }
    }
    let own = sizes(Metric.memoryWithoutCache)
    let memory = own.count == runs.count ? own : sizes(.memory)
    let isNamed = Self.name(of: cell, source) != nil
    let parameters = cell.axes.filter { $0.name != HyperfineImport.commandAxis && !$0.value.isEmpty && !isNamed }
    var members = parameters.map { axis in
      let isPrefixed = axis.name.hasPrefix(HyperfineImport.parameterPrefix)
      let name = isPrefixed ? String(axis.name.dropFirst(HyperfineImport.parameterPrefix.count)) : axis.name
      return (name: name, value: Optional(JSONValue.text(axis.value)))
    }
    // What was imported has no other label here than where it came from.
    let evidence = Evidence.weakest(runs.rows.map(columns.evidence))
    if let label = evidence.label, evidence != .imported { members.append(("core_mode", .text(label))) }
    let disturbed = good.rows.reduce(0) { $0 + (disturbances.contains($1) ? 1 : 0) }
    if disturbed > 0 { members.append((HyperfineImport.disturbedRuns, .text("\(disturbed) of \(good.count)"))) }
    let json = JSONValue.object([
      ("command", .text(command(of: cell))),
      ("mean", .number(try SpeedupStatistics.mean(times))),
      ("stddev", times.count > 1 ? .number(try standardDeviation(times)) : .null),
      ("median", .number(try median(times))),
      ("user", user.map { .number($0) }), ("system", system.map { .number($0) }),
      ("min", times.min().map { .number($0) }), ("max", times.max().map { .number($0) }),
      ("times", .array(runs.rows.compactMap { row in wall[row].map { .number($0) } })),
      ("memory_usage_byte", memory.count == runs.count ? .array(memory.map { .number($0) }) : nil),
      ("exit_codes", .array(runs.rows.compactMap { Ending(columns, $0)?.json })),
      ("parameters", members.isEmpty ? nil : .object(members)),
    ])
    return Result(user: user, system: system, json: json)
  }

  /// Of an imported benchmark, which ran no command of ours, its name: what scripts label it by.
  private static func name(of cell: ExportSource.Cell, _ source: ExportSource) -> String? {
    guard source.origin != nil, cell.axes.count == 1, cell.axes[0].name == GoogleBenchmarkImport.nameAxis else {
      return nil
    }
    return cell.axes[0].value
  }

  private func command(of cell: ExportSource.Cell) -> String {
    if let command = cell.axes.first(where: { $0.name == HyperfineImport.commandAxis })?.value {
      return command
    }
    if let name = Self.name(of: cell, source) { return name }
    return cell.command.map { $0.map(ShellWord.quoted).joined(separator: " ") } ?? source.title
  }

  /// The mean over all runs; nil unless every run has the figure, or all carry one and the same imported
  /// mean.
  private static func mean(_ metric: Metric, imported: String, _ runs: CellRows) throws -> Double? {
    let figure = runs.columns.figure(metric)
    let known = runs.rows.compactMap { figure[$0] }
    if known.count == runs.count { return try SpeedupStatistics.mean(known) }
    guard let first = runs.first?.measures[imported], let mean = Double(decimal: first), mean.isFinite,
      runs.allSatisfy({ $0.measures[imported] == first })
    else { return nil }
    return mean
  }

  /// How a run ended, as far as the format knows it.
  private enum Ending {
    case exited(Int32)
    case signalled

    /// Nil for a run that has no place in the format.
    init?(_ runs: RunColumns, _ row: Int) {
      switch runs.status(row) {
      case .ok:
        let status = runs.value(.own(DeclaredFigure(name: RunSurroundings.exitStatusMeasure)), row)
        self = .exited(status.flatMap { Int32(exactly: $0) } ?? 0)
      case .crashed: self = .signalled
      case .failed:
        let words = runs.detail(row).split(separator: " ").flatMap { $0.split(separator: ":") }
        guard words.prefix(2) == ["exit", "status"], words.count > 2, let status = Int32(words[2]) else {
          return nil
        }
        self = .exited(status)
      case .badInput, .timeout, .memoryLimit, .outputLimit, .leftover, .hookFailed, .mismatch, .skipped: return nil
      }
    }

    /// An exit status, or null for a signal.
    var json: JSONValue {
      switch self {
      case .exited(let status): .number(Int(status))
      case .signalled: .null
      }
    }
  }
}
