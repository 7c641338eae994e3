import SpeedupCore
import SpeedupSystem

/// Reads what a Google Benchmark program writes with `--benchmark_out_format=json` (tried with 1.7.1). A
/// `run_name` is a cell, an entry of type `iteration` is a row. What older versions did not write is as they meant it:
/// without `run_type` an entry is an iteration, without `time_unit` its times are in ns.
///
/// | Google Benchmark              | here                                                                   |
/// |-------------------------------|------------------------------------------------------------------------|
/// | `run_name`                    | axis `name`                                                            |
/// | `repetition_index`            | block; by default the repetitions of a benchmark run one after the     |
/// |                               | other                                                                  |
/// | `real_time` in `time_unit`    | `wall_seconds` of ONE iteration, as the file means it                  |
/// | `cpu_time` in `time_unit`     | `cpu_seconds` of one iteration; its parts are not in the file and stay |
/// |                               | empty (one of the two times may be absent: our own export leaves out   |
/// |                               | what it lacks)                                                         |
/// | `iterations`, `threads`,      | figures of the same names                                              |
/// | `time_unit`, `label`          |                                                                        |
/// | any other number (a counter)  | a figure of its name; `counter.NAME` where NAME is a column of ours;   |
/// |                               | NaN and the infinities are no measurement: empty, with a remark        |
/// | `error_occurred`, `skipped`   | status `failed` or `skipped` with the message; its times (zeros) are   |
/// |                               | dropped                                                                |
/// | `label` "oversubscribed"      | the core mode too, as our own export means it                          |
/// | entries of type `aggregate`   | not carried where they follow from repetitions; of a benchmark without |
/// |                               | those its median, or else its mean, is the row                         |
/// | `context.caches`, `load_avg`  | machine.json                                                           |
/// | `context`, other plain values | kept in sweep.json; host name and CPU count take part in the check     |
/// |                               | that two results come from one machine                                 |
struct GoogleBenchmarkImport {
  let file: JSONCursor
  let origin: ImportedOrigin

  static let nameAxis = "name"
  static let counterPrefix = "counter."
  /// A schedule of more passes would not fit in memory; only a damaged file has them.
  private static let mostRepetitions = 1_000_000
  /// Figures that are not counters.
  static let plainFigures = ["iterations", "threads", "time_unit", "label"]
  static let units: [(name: String, seconds: Double)] = [("ns", 1e-9), ("us", 1e-6), ("ms", 1e-3), ("s", 1)]
  /// Members with a meaning of their own: no counters.
  static let known: Set<String> = [
    "name", "family_index", "per_family_instance_index", "run_name", "run_type", "repetitions",
    "repetition_index",
    "real_time", "cpu_time", "error_occurred", "error_message", "skipped", "skip_message", "iterations",
    "threads",
    "time_unit", "label", "aggregate_name", "aggregate_unit",
  ]

  /// The whole file.
  /// - Throws: ``InputError`` naming line, place and value.
  func results() throws -> ImportedResults {
    let entries = try file.member("benchmarks").elements()
    guard !entries.isEmpty else { throw file.problem("has no benchmarks") }
    let summaries = try GoogleBenchmarkSummaries(entries)
    let runs = summaries.runs
    // By the bytes of their names: two spellings of one text in Unicode are two benchmarks.
    var cells: [[UInt8]: Int] = [:]
    var seen: Set<Schedule.Run> = []
    var notNumbers = 0
    var records: [RunRecord] = []
    for run in runs {
      var name = try (run.optional("run_name") ?? run.member("name")).text()
      let plain = name
      var cell = cells[Array(name.utf8)] ?? cells.count
      var block = try run.optional("repetition_index")?.count() ?? 0
      guard block < Self.mostRepetitions else {
        throw run.problem("has the repetition \(block); fewer than \(Self.mostRepetitions) are supported")
      }
      let isNumbered = try run.optional("repetition_index") != nil
      var number = 1
      while !seen.insert(Schedule.Run(cell: cell, block: block)).inserted {
        number += 1
        // Versions without a repetition's number: the same name again is another repetition.
        if !isNumbered { block += 1 } else { name = "\(plain) (\(number))" }
        cell = cells[Array(name.utf8)] ?? cells.count
      }
      cells[Array(name.utf8)] = cell
      var record = RunRecord(
        cell: cell, block: block, position: cell, warmup: false, axes: [AxisValue(Self.nameAxis, name)],
        evidence: .imported)
      try fill(&record, from: run, &notNumbers)
      for (figure, value) in summaries.figures(of: plain) { record.measures[figure] = value }
      records.append(record)
    }
    records.sort { ($0.block, $0.position) < ($1.block, $1.position) }
    Self.countDisturbed(&records)
    let present = Set(records.flatMap(\.measures.keys))
    let counters = present.subtracting(Self.plainFigures).sorted()
    let columns = ResultColumns(
      axes: [Self.nameAxis], measures: Self.plainFigures.filter(present.contains) + counters)
    var results = ImportedResults(
      origin: origin, table: ResultTable(columns: columns, records: records),
      machine: MachineFingerprint(MachineFacts()), remarks: [])
    try readContext(into: &results)
    if notNumbers > 0 {
      results.remarks.append("\(notNumbers) values are NaN or infinite: left empty, not measured")
    }
    if summaries.isAll {
      results.remarks.append(
        "the file holds aggregates only: each benchmark is one row, its median or else its mean, without an interval")
    } else {
      if summaries.summaries > 0 {
        results.remarks.append(
          "\(Counted.text(summaries.summaries, "benchmark")) of the file \(summaries.summaries == 1 ? "has" : "have") "
            + "aggregates only: one row each, the median or else the mean, without an interval")
      }
      if summaries.redundant > 0 {
        results.remarks.append(
          summaries.redundant == 1
            ? "1 aggregate is not carried: it follows from the repetitions"
            : "\(summaries.redundant) aggregates are not carried: they follow from the repetitions")
      }
    }
    for (name, kinds) in summaries.leftOut {
      results.remarks.append(
        "'\(name)' is left out: it has no run, median or mean, but \(Counted.text(kinds.count, "aggregate")) "
          + "(\(ReferenceChoice.distinct(kinds).joined(separator: ", ")))")
    }
    return results
  }

  private func fill(_ record: inout RunRecord, from run: JSONCursor, _ notNumbers: inout Int) throws {
    let unitPlace = try run.optional("time_unit")
    let unit = try unitPlace?.text() ?? "ns"
    guard let seconds = Self.units.first(where: { $0.name == unit })?.seconds else {
      throw (unitPlace ?? run).wrong("one of \(Self.units.map(\.name).joined(separator: ", "))")
    }
    let taken = Set(ResultColumns(axes: [Self.nameAxis], measures: Self.plainFigures).header)
    for (name, member) in try run.members() {
      switch (name, member.value.content) {
      case ("iterations", _), ("threads", _): record.measures[name] = String(try member.count())
      case ("time_unit", _), ("label", _): record.measures[name] = try member.text()
      case (_, .number(let value)) where !Self.known.contains(name):
        let figure = ImportedResults.free(name, prefix: Self.counterPrefix, taken: taken)
        if value.isFinite { record.measures[figure] = "\(value)" } else { notNumbers += 1 }
      default: break
      }
    }
    // What our own export writes of a cell that is not pinned.
    if let told = Self.marks(record).first.flatMap({ Evidence(exported: $0) }) {
      record.evidence = told
    }
    if let (status, message) = try failure(of: run) {
      (record.status, record.detail) = (status, message)
      return
    }
    guard try run.optional("real_time") != nil || run.optional("cpu_time") != nil else {
      throw run.problem("has neither 'real_time' nor 'cpu_time'")
    }
    for (name, path) in [("real_time", \RunFigures.wall), ("cpu_time", \.unsplitCpu)] {
      guard let place = try run.optional(name) else { continue }
      guard try place.number().isFinite else {
        notNumbers += 1
        continue
      }
      record.figures[keyPath: path] = try place.time("a time in \(unit)", unit: seconds)
    }
    if Self.marks(record).contains(where: { $0.hasPrefix(GoogleBenchmarkExport.unfit) }) {
      record.measures[RunDisturbance.told] = ""
    }
  }

  /// The parts of a label, of which our own export makes some.
  private static func marks(_ record: RunRecord) -> [Substring] {
    (record.measures["label"] ?? "").split(separator: ";").map { $0.drop { $0 == " " } }
  }

  /// Says of every run that was disturbed of how many of its cell it is one.
  private static func countDisturbed(_ records: inout [RunRecord]) {
    var counts: [Int: (disturbed: Int, runs: Int)] = [:]
    for record in records where record.status == .ok {
      let isDisturbed = record.measures[RunDisturbance.told] != nil
      let before = counts[record.cell] ?? (0, 0)
      counts[record.cell] = (before.disturbed + (isDisturbed ? 1 : 0), before.runs + 1)
    }
    for place in records.indices where records[place].measures[RunDisturbance.told] != nil {
      let count = counts[records[place].cell]!
      records[place].measures[RunDisturbance.told] = "\(count.disturbed) of \(count.runs)"
    }
  }

  /// How a run failed, by 1.5's members or those of 1.8; nil when it did not. A message that our own export
  /// wrote begins with the status.
  private func failure(of run: JSONCursor) throws -> (RunStatus, String)? {
    for (flag, text, status) in [
      ("error_occurred", "error_message", RunStatus.failed), ("skipped", "skip_message", .skipped),
    ] {
      guard let place = try run.optional(flag) else { continue }
      guard case .bool(let isSet) = place.value.content else { throw place.wrong("true or false") }
      guard isSet else { continue }
      let message = try run.optional(text)?.text() ?? ""
      let parts = message.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, let own = RunStatus(rawValue: String(parts[0])), own != .ok {
        return (own, String(parts[1].drop { $0 == " " }))
      }
      return (status, message)
    }
    return nil
  }

  private func readContext(into results: inout ImportedResults) throws {
    guard let context = try file.optional("context") else {
      results.remarks.append("the file has no context: nothing is known of the machine")
      return
    }
    for (name, member) in try context.members() {
      switch member.value.content {
      case .text(let text): results.origin.context[name] = text
      case .number(let number): results.origin.context[name] = JSONValue.written(number)
      case .bool(let value): results.origin.context[name] = "\(value)"
      case .null, .array, .object: break
      }
    }
    let processors = try context.optional("num_cpus")?.count(atLeast: 1)
    if let caches = try context.optional("caches")?.elements() {
      results.machine.machine.caches = try caches.map { try Self.cache($0, processors: processors) }
    }
    if let load = try context.optional("load_avg")?.elements().first, try load.number().isFinite {
      results.machine.state.loadAverage = try load.amount("a load average")
    }
  }

  /// A cache in the words of our own fingerprint, such as `L1d 32 KiB x 2`.
  private static func cache(_ place: JSONCursor, processors: Int?) throws -> String {
    let type = try place.member("type").text()
    let kind = ["Data": "d", "Instruction": "i"][type] ?? ""
    let size = try place.member("size").size()
    let name = "L\(try place.member("level").count(atLeast: 1))\(kind) \(Readable.brief(size))"
    guard let processors, let sharing = try place.optional("num_sharing")?.count(), sharing > 0 else {
      return name
    }
    return "\(name) x \(max(1, processors / sharing))"
  }
}
