import SpeedupCore

/// Writes results as a Google Benchmark program does; the mapping of ``GoogleBenchmarkImport`` read
/// backwards.
///
/// A run of ours is one iteration, unless it was imported with a count of iterations. A run that did not end
/// well is written as the format's own error entry, a status other than `failed` in front of the message. A
/// time that was not measured is left out, never written as 0.
struct GoogleBenchmarkExport {
  let source: ExportSource

  /// Gives the file's text away, a run at a time.
  /// - Returns: what could not be carried, one line each.
  /// - Throws: ``InputError`` when there is no run.
  func export(to take: @escaping (String) throws -> Void) throws -> [String] {
    var remarks = source.remarksOnFigures()
    var benchmarks = JSONStream([("context", context)], array: "benchmarks", to: take)
    var (wanting, hasMemory, hasUser, allWords) = (0, false, false, Set<String>())
    var (hasTime, hasGood) = (false, false)
    for (family, cell) in source.cells.enumerated() {
      for (repetition, run) in cell.runs.enumerated() {
        try benchmarks.add(entry(run, of: cell, family: family, repetition: repetition))
        if run.status == .ok, run.figures.wall == nil || run.figures.cpu == nil { wanting += 1 }
        hasGood = hasGood || run.status == .ok
        hasTime = hasTime || run.figures.wall != nil || run.figures.cpu != nil
        hasMemory = hasMemory || run.figures.peakMemory != nil
        hasUser = hasUser || run.figures.user != nil
        for (name, value) in run.measures where Double(decimal: value) == nil { allWords.insert(name) }
      }
    }
    guard !benchmarks.isEmpty else { throw InputError("export: there is no run to write") }
    guard hasTime || !hasGood else {
      throw InputError("export: no run has a time, which readers of google-benchmark's format need; use --csv of table")
    }
    try benchmarks.end()
    if wanting > 0 {
      remarks.append("\(wanting) runs lack a wall or CPU time: real_time or cpu_time is left out there")
    }
    if hasMemory { remarks.append("peak memory is not carried") }
    if hasUser {
      remarks.append("user and system time are carried as their sum only")
    }
    let words = allWords.subtracting(GoogleBenchmarkImport.plainFigures + [RunDisturbance.told]).sorted()
    if !words.isEmpty {
      remarks.append(
        "figures that are no numbers are not carried: \(SafeText.excerpt(words.joined(separator: ", ")))"
      )
    }
    return remarks
  }

  private var context: JSONValue {
    let known = source.origin?.context ?? [:]
    var members = known.sorted { $0.key < $1.key }.map { name, text in
      (name: name, value: Optional(Self.contextValue(name, text)))
    }
    if source.origin == nil { members.append(("executable", .text(source.title))) }
    if known["num_cpus"] == nil, let online = source.machine?.machine.onlineCpus.flatMap({ CpuSet(list: $0) }) {
      members.append(("num_cpus", .number(online.count)))
    }
    if let load = source.machine?.state.loadAverage { members.append(("load_avg", .array([.number(load)]))) }
    return .object(members)
  }

  /// A context value in the kind that the format has for it; sweep.json keeps them all as text.
  private static func contextValue(_ name: String, _ text: String) -> JSONValue {
    if ["num_cpus", "mhz_per_cpu", "json_schema_version"].contains(name), let number = Double(text) {
      return .number(number)
    }
    return Bool(text).map { .bool($0) } ?? .text(text)
  }

  /// What a label begins with that tells what disturbed the run.
  static let unfit = "unfit: "

  private func entry(_ run: RunRecord, of cell: ExportSource.Cell, family: Int, repetition: Int) -> JSONValue {
    let name = name(of: cell)
    let isOk = run.status == .ok
    let unit = run.measures["time_unit"] ?? "ns"
    let seconds = GoogleBenchmarkImport.units.first { $0.name == unit }?.seconds ?? 1e-9
    func time(_ value: Seconds?) -> JSONValue? { isOk ? value.map { .number($0.value / seconds) } : nil }
    let marks = [
      run.evidence == .imported ? nil : run.evidence.label, RunDisturbance.cause(run).map { Self.unfit + $0 },
    ]
    let ownLabel = marks.compactMap(\.self).joined(separator: "; ")
    let label = run.measures["label"] ?? (ownLabel.isEmpty ? nil : ownLabel)
    let message = run.status == .failed ? run.detail : "\(run.status.rawValue): \(run.detail)"
    var members: [(name: String, value: JSONValue?)] = [
      ("name", .text(name)), ("family_index", .number(family)), ("per_family_instance_index", .number(0)),
      ("run_name", .text(name)), ("run_type", .text("iteration")), ("repetitions", .number(cell.runs.count)),
      ("repetition_index", .number(repetition)),
      ("threads", .number(run.measures["threads"].flatMap { Int($0) } ?? 1)),
      ("error_occurred", isOk ? nil : .bool(true)), ("error_message", isOk ? nil : .text(message)),
      ("iterations", .number(run.measures["iterations"].flatMap { Int($0) } ?? 1)),
      ("real_time", time(run.figures.wall)), ("cpu_time", time(run.figures.cpu)), ("time_unit", .text(unit)),
    ]
    for measure in source.measures where !GoogleBenchmarkImport.known.contains(measure) {
      guard let number = run.measures[measure].flatMap({ Double(decimal: $0) }) else { continue }
      let prefix = GoogleBenchmarkImport.counterPrefix
      members.append(
        (measure.hasPrefix(prefix) ? String(measure.dropFirst(prefix.count)) : measure, .number(number)))
    }
    members.append(("label", label.map { .text($0) }))
    return .object(members)
  }

  /// An imported name as it was; else subject and axis values, in the format's own spelling of arguments.
  private func name(of cell: ExportSource.Cell) -> String {
    if cell.axes.count == 1, cell.axes[0].name == GoogleBenchmarkImport.nameAxis { return cell.axes[0].value }
    let values = cell.axes.filter { !$0.value.isEmpty }.map { "\($0.name):\($0.value)" }
    return ([source.title] + values).joined(separator: "/")
  }
}
