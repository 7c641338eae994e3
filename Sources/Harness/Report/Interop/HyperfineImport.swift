import SpeedupCore
import SpeedupSystem

/// Reads what `hyperfine --export-json` writes (tried with 1.15). A result is a cell, a run is a row.
///
/// | hyperfine                       | here                                                                 |
/// |---------------------------------|----------------------------------------------------------------------|
/// | `results[].command`             | axis `command`; a label, never run; the same again is numbered       |
/// | `results[].parameters`          | an axis each; `parameter.NAME` where NAME is a column of ours        |
/// |                                 | already                                                              |
/// | `results[].times[]`, s          | `wall_seconds`; block = place in the list: hyperfine makes the runs  |
/// |                                 | of a command one after the other, so blocks are no passes over the   |
/// |                                 | grid there                                                           |
/// | `results[].exit_codes[]`        | 0 → `ok`, other → `failed`, null → `crashed`; no list: `ok`, since   |
/// |                                 | hyperfine stops at the first failure unless told otherwise           |
/// | `results[].memory_usage_byte[]` | `peak_memory_bytes`, method `hyperfine-maxrss` (newer versions)      |
/// | `results[].user`, `.system`, s  | figures `mean_user_seconds`, `mean_system_seconds` on every row of   |
/// |                                 | the cell. They are means over the cell's runs: a run's own CPU time  |
/// |                                 | is not in the file, and stays empty                                  |
/// | `mean`, `stddev`, `median`, …   | not carried: they follow from the times                              |
/// | (nothing)                       | core mode, mask, seed, machine: unknown; but a parameter `core_mode` |
/// |                                 | that says `oversubscribed`, which our own export writes, is kept     |
struct HyperfineImport {
  let file: JSONCursor
  let origin: ImportedOrigin

  static let memoryMethod = "hyperfine-maxrss"
  static let commandAxis = CommandAxis.name
  static let parameterPrefix = "parameter."
  /// How our own export tells that other load disturbed runs of a cell: `3 of 10`.
  static let disturbedRuns = RunDisturbance.told
  static let userMean = "mean_user_seconds"
  static let systemMean = "mean_system_seconds"

  private struct Result {
    let place: JSONCursor
    let command: String
    let parameters: [(name: String, value: String)]
    let times: [Seconds]
    let statuses: [(RunStatus, String)]
    let memory: [Bytes]?
    let means: [String: String]
    let evidence: Evidence

    /// The number of the run before which as many ended well as other load disturbed.
    var disturbedEnd: Int {
      let count = means[HyperfineImport.disturbedRuns]?.split(separator: " ").first.flatMap { Int($0) } ?? 0
      let good = statuses.indices.filter { statuses[$0].0 == .ok }
      return count > 0 && !good.isEmpty ? good[min(count, good.count) - 1] + 1 : 0
    }
  }

  /// The whole file.
  /// - Throws: ``InputError`` naming line, place and value.
  func results() throws -> ImportedResults {
    let results = try file.member("results").elements().map { try result($0) }
    guard !results.isEmpty else { throw file.problem("has no results") }
    var names = [Self.commandAxis]
    for name in results.flatMap({ $0.parameters.map(\.name) }) where !names.contains(name) {
      names.append(name)
    }
    let marks = results.contains { $0.means[Self.disturbedRuns] != nil } ? [Self.disturbedRuns] : []
    let columns = ResultColumns(axes: names, measures: [Self.userMean, Self.systemMean] + marks)
    var records: [RunRecord] = []
    var seen: Set<[ExactText]> = []
    for (index, result) in results.enumerated() {
      var values = names.map { name in
        name == Self.commandAxis ? result.command : result.parameters.first { $0.name == name }?.value ?? ""
      }
      var number = 1
      while !seen.insert(values.map { ExactText($0) }).inserted {
        number += 1
        values[0] = "\(result.command) (\(number))"
      }
      records += rows(of: result, cell: index, axes: zip(names, values).map { AxisValue($0, $1) })
    }
    records.sort { ($0.block, $0.position) < ($1.block, $1.position) }
    return ImportedResults(
      origin: origin, table: ResultTable(columns: columns, records: records),
      machine: MachineFingerprint(MachineFacts()),
      remarks: [
        "hyperfine records user and system time as means only: the CPU time of single runs is not measured",
        "hyperfine records nothing of the machine: machine.json says unknown",
      ])
  }

  private func rows(of result: Result, cell: Int, axes: [AxisValue]) -> [RunRecord] {
    result.times.indices.map { run in
      var record = RunRecord(
        cell: cell, block: run, position: cell, warmup: false, axes: axes, evidence: result.evidence,
        status: result.statuses[run].0, detail: result.statuses[run].1)
      record.figures.wall = result.times[run]
      if let memory = result.memory {
        record.figures.peakMemory = memory[run]
        record.figures.peakMemoryMethod = Self.memoryMethod
      }
      record.measures = result.means
      // Which of them they were is not told: the first ones that ended well stand for them.
      if record.status != .ok || run >= result.disturbedEnd { record.measures[Self.disturbedRuns] = nil }
      return record
    }
  }

  /// The parameters without our own export's `disturbed_runs`, which becomes a figure.
  private static func parameters(
    _ all: [(name: String, value: String)], disturbed means: inout [String: String]
  ) -> [(name: String, value: String)] {
    all.filter { name, value in
      let words = value.split(separator: " ")
      guard name == disturbedRuns, words.count == 3, Int(words[0]) != nil, words[1] == "of", Int(words[2]) != nil
      else { return true }
      means[disturbedRuns] = value
      return false
    }
  }

  private func result(_ place: JSONCursor) throws -> Result {
    let times = try place.member("times").elements().map { try $0.time() }
    guard !times.isEmpty else {
      throw try place.member("times").problem("is empty; a result needs its single times")
    }
    var means: [String: String] = [:]
    for (member, name) in [("user", Self.userMean), ("system", Self.systemMean)] {
      means[name] = try place.optional(member).map { decimal(try $0.time().value) }
    }
    // The label that our own export carries as a parameter stands for what it says, and is no axis.
    let parameters = try parameters(place)
    let label = Self.parameterPrefix + "core_mode"
    let told = parameters.first { $0.name == label }.flatMap { Evidence(exported: $0.value) }
    // Nor is this one: it qualifies the runs.
    let disturbed = Self.parameters(parameters, disturbed: &means)
    return Result(
      place: place, command: try place.member("command").text(),
      parameters: disturbed.filter { told == nil || $0.name != label },
      times: times,
      statuses: try statuses(place, count: times.count), memory: try memory(place, count: times.count),
      means: means, evidence: told ?? .imported)
  }

  private func parameters(_ place: JSONCursor) throws -> [(name: String, value: String)] {
    let taken = Set(
      ResultColumns(axes: [], measures: [Self.userMean, Self.systemMean]).header + [Self.commandAxis])
    return try (place.optional("parameters")?.members() ?? []).map { name, cursor in
      guard !name.isEmpty else { throw cursor.problem("has no name") }
      let value: String
      if case .number(let number) = cursor.value.content {
        value = JSONValue.written(number)
      } else {
        value = try cursor.text()
      }
      let isCount = (ParallelAxes.resources + ParallelAxes.sizing).contains(name)
      guard !isCount || value.isEmpty || Int64(value).map({ $0 >= 1 }) == true else {
        throw cursor.wrong("a whole number of at least 1, or nothing, since \(name) are counted")
      }
      return (ImportedResults.free(name, prefix: Self.parameterPrefix, taken: taken), value)
    }
  }

  private func statuses(_ place: JSONCursor, count: Int) throws -> [(RunStatus, String)] {
    guard let codes = try list("exit_codes", of: place, count: count) else {
      return Array(repeating: (.ok, ""), count: count)
    }
    return try codes.map { code in
      if case .null = code.value.content { return (.crashed, "ended by a signal") }
      guard case .number(let number) = code.value.content, let status = Int32(exactly: number) else {
        throw code.wrong("an exit status, or null for a run that a signal ended")
      }
      return status == 0 ? (.ok, "") : (.failed, "exit status \(status)")
    }
  }

  private func memory(_ place: JSONCursor, count: Int) throws -> [Bytes]? {
    try list("memory_usage_byte", of: place, count: count)?.map { try $0.size() }
  }

  /// A list with one element a run; nil where there is none.
  private func list(_ name: String, of place: JSONCursor, count: Int) throws -> [JSONCursor]? {
    guard let list = try place.optional(name) else { return nil }
    let elements = try list.elements()
    guard elements.count == count else {
      throw list.problem(
        "has \(elements.count) elements, and 'times' has \(count); the file was changed or cut")
    }
    return elements
  }
}
