import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupReport
import SpeedupSystem

/// What a replay starts from, gathered from a sweep's directory or from trace files.
struct ReplayInput {
  /// Recorded on one core: what is replayed.
  var sources: [TaskTrace]
  var calibration: ReplayCalibration
  var memory: MemoryModel?
  /// What the traces are of, without workers and cores.
  var name: String
  /// The same for a reader: a program without axes has no name, and is called by its first path.
  let title: String
  /// What is to be said of them, a line each.
  var remarks: [String]
  /// Why no verdict is to rest on it: other load disturbed all its runs; nil where there are others.
  private(set) var doubt: String?
  /// The same as a sentence of its own.
  var doubts: [String] { doubt.map { ["Disturbed: \($0)."] } ?? [] }

  /// Where the traces of `--calibrate` go, in a sweep's directory.
  static func calibrationFolder(_ directory: String) -> String { "\(directory)/calibration" }

  /// The name of a calibration's trace: a kind, how many ran at once, the cell's number, and which run it was.
  static func calibrationName(_ kind: CalibrationKind, count: Int, cell: Int, run: Int, copy: Int = 0) -> String {
    "\(kind.rawValue)-\(count)-cell-\(cell)-run-\(run)-copy-\(copy).trace"
  }

  enum CalibrationKind: String, CaseIterable {
    /// Copies of one worker, together.
    case copies
    /// One program with several workers.
    case workers
  }

  /// - Parameter words: `name=value` of the cell wanted, where there are several.
  /// - Throws: ``InputError`` naming what is missing and what to do.
  init(_ paths: [String], only words: [String]) throws {
    guard let first = paths.first else {
      throw InputError("replay takes a sweep's directory or trace files; record some: speedup sweep WORKLOAD --trace")
    }
    var (traces, failed) = ([TaskTrace](), 0)
    var (left, disturbed) = (0, Set<String>())
    var directory: String?
    if let twice = paths.indices.first(where: { paths[..<$0].contains(paths[$0]) }) {
      throw InputError("'\(paths[twice])' is named twice, and a run counts once; keep one")
    }
    for path in paths {
      guard Files.exists(path) else {
        throw InputError("\(InputPath.missing(path)); name a sweep's directory or a .trace file")
      }
      if Files.isDirectory(path), try Files.rolledLog(path).isEmpty {
        guard paths.count == 1 else {
          throw InputError("'\(path)' and others: name one directory, or trace files alone")
        }
        directory = path
        (traces, failed, left, disturbed) = try Self.traces(in: path)
      } else {
        traces.append(try TaskTrace.read(path))
      }
    }
    if directory == nil { traces = Self.runsOfOne(traces, paths) }
    let byName = Dictionary(grouping: traces, by: Self.name)
    traces = traces.filter { trace in words.allSatisfy { trace.name.split(separator: " ").contains(Substring($0)) } }
    guard !traces.isEmpty else {
      throw InputError(
        "\(first): no trace of a cell with \(words.joined(separator: " ")); leave --only out to see which there are")
    }
    let names = Set(traces.map { Self.name(of: $0) }).sorted()
    guard names.count == 1 else {
      throw InputError(
        "\(first): traces of \(names.count) cells; choose one by --only, such as --only '\(Self.difference(names))'")
    }
    name = names[0]
    title = name.isEmpty ? first : name
    remarks =
      failed > 0
      ? [
        "\(Counted.text(failed, "trace")) left out: their runs failed or were killed (see speedup table), and are not whole."
      ] : []
    if left > 0 {
      remarks.append("\(Counted.text(left, "recorded run")) left out: other load disturbed them (see speedup table).")
    }
    let physical = try directory.flatMap { try SweepDirectory.machine($0)?.machine.cores }
    let extra = try directory.map { try Self.calibrationTraces(in: $0) } ?? [:]
    let cells = Dictionary(
      uniqueKeysWithValues: byName.map { name, traces in
        (name, TracedCell(traces, copies: extra[name]?[.copies] ?? [:], together: extra[name]?[.workers] ?? [:]))
      })
    let own = cells[name] ?? TracedCell(traces)
    sources = own.alone
    if sources.isEmpty {
      let fewest = traces.map(\.workers).min() ?? 1
      sources = traces.filter { $0.workers == fewest }
      if fewest > 1 {
        remarks.append(
          "Recorded with \(fewest) workers side by side: what tasks slow each other down is in their times already.")
      }
    }
    remarks += ReplayReport.startUps(sources)
    if own.disturbed > 0 {
      remarks.append(
        "\(own.disturbed) of \(Counted.text(own.all, "recorded run")) left out: their tasks waited for a CPU for more than \(Readable.percent(TracedCell.mostWaiting)) of their time."
      )
    }
    if sources.contains(where: { disturbed.contains($0.name) }) {
      let what = "other load disturbed all runs that were recorded (see speedup table)"
      doubt = "\(what), so their tasks' times are not the program's; record again on a quiet machine"
    }
    let others = cells.sorted { $0.key < $1.key }.compactMap { [name] in $0.key == name ? nil : $0.value }
    calibration = own.calibration(cores: physical).pooling(others.map { $0.calibration(cores: physical) })
    let phases = Set(sources.flatMap(\.phases).map(\.name))
    calibration.slowdowns = calibration.slowdowns.filter { phases.contains($0.key) }
    if own.copies.isEmpty, !own.together.isEmpty {
      remarks.append(
        "Runs with several workers are there, but no co-runs: they give the self-check, never the prediction; add --calibrate."
      )
    }
    for (count, spread) in calibration.spread.sorted(by: { $0.key < $1.key }) where spread > ReplayBand.widestTruth {
      remarks.append(
        "The runs with \(count) workers differ by \(Readable.percent(spread)): too much to hold a replay against, so no self-check."
      )
    }
    memory = try directory.flatMap { try Self.memory($0, words) }
  }

  /// All but those of runs that did not end well, which are not whole, and how many those are; those of disturbed runs are
  /// left out where the same cell has others, and the names of cells that have none are told.
  private static func traces(
    in directory: String
  ) throws -> (traces: [TaskTrace], failed: Int, left: Int, disturbed: Set<String>) {
    for folder in ["\(directory)/traces", directory] where Files.isDirectory(folder) {
      let files = try Files.names(in: folder).filter { $0.hasSuffix(".trace") }.sorted()
      guard !files.isEmpty else { continue }
      let (failed, spoilt, doubtful) = try unusable(in: directory)
      let whole = files.filter { !failed.contains($0) }
      guard !whole.isEmpty else {
        throw InputError(
          "\(directory): none of its \(Counted.text(files.count, "trace")) is of a run that ended well; mend what stops them, and "
            + "record again")
      }
      var (traces, left, disturbed) = ([TaskTrace](), 0, Set<String>())
      for file in whole {
        guard !spoilt.contains(file) else { left += 1; continue }
        let trace = try TaskTrace.read("\(folder)/\(file)")
        if doubtful.contains(file) { disturbed.insert(trace.name) }
        traces.append(trace)
      }
      return (traces, files.count - whole.count, left, disturbed)
    }
    throw InputError("\(directory): no traces in it; record some: speedup sweep WORKLOAD --trace --out DIR")
  }

  /// The names of the traces of runs that did not end well, of those that other load disturbed while others of their cell
  /// were not, and of those of cells of which all runs were disturbed.
  private static func unusable(
    in directory: String
  ) throws -> (failed: Set<String>, spoilt: Set<String>, doubtful: Set<String>) {
    guard Files.exists("\(directory)/results.csv") else { return ([], [], []) }
    var (failed, good) = (Set<String>(), Set<String>())
    var disturbed: [Int: Set<String>] = [:]
    var quiet: Set<Int> = []
    for run in try SweepDirectory.table(directory).records where !run.warmup {
      let name = TraceFolder.name(cell: run.cell, block: run.block)
      if run.status == .ok { good.insert(name) } else { failed.insert(name); continue }
      if RunDisturbance.cause(run) == nil {
        quiet.insert(run.cell)
      } else {
        disturbed[run.cell, default: []].insert(name)
      }
    }
    func names(_ isMeant: (Int) -> Bool) -> Set<String> {
      Set(disturbed.filter { isMeant($0.key) }.values.joined())
    }
    return (failed.subtracting(good), names(quiet.contains), names { !quiet.contains($0) })
  }

  /// What `--calibrate` left there, by the cell's name, its kind, and how many ran at once.
  private static func calibrationTraces(
    in directory: String
  ) throws -> [String: [CalibrationKind: [Int: [TaskTrace]]]] {
    let folder = calibrationFolder(directory)
    guard Files.isDirectory(folder) else { return [:] }
    var found: [String: [CalibrationKind: [Int: [TaskTrace]]]] = [:]
    for file in try Files.names(in: folder).filter({ $0.hasSuffix(".trace") }).sorted() {
      let parts = file.split(separator: "-")
      guard parts.count > 1, let kind = CalibrationKind(rawValue: String(parts[0])), let count = Int(parts[1]),
        count >= 1
      else { continue }
      let trace = try TaskTrace.read("\(folder)/\(file)")
      found[Self.name(of: trace), default: [:]][kind, default: [:]][count, default: []].append(trace)
    }
    return found
  }

  /// A trace's name without the axes that a replay varies.
  static func name(of trace: TaskTrace) -> String { name(ofLabel: trace.name) }

  /// A cell's label without them.
  static func name(ofLabel label: String) -> String {
    label.split(separator: " ").filter { word in
      !["workers=", "cores=", "rule="].contains { word.hasPrefix($0) }
    }.joined(separator: " ")
  }

  /// The words of the first name that not all others have.
  private static func difference(_ names: [String]) -> String {
    let first = names[0].split(separator: " ").map(String.init)
    let own = first.filter { word in
      !names.dropFirst().allSatisfy { $0.split(separator: " ").contains(Substring(word)) }
    }
    return (own.isEmpty ? first : own).joined(separator: ",")
  }

  private static func memory(_ directory: String, _ words: [String]) throws -> MemoryModel? {
    guard Files.exists("\(directory)/results.csv") else { return nil }
    return memory(try SweepDirectory.table(directory), words)
  }

  /// The memory of the runs with these words, also of oversubscribed ones; nil where too few tell.
  static func memory(_ table: ResultTable, _ words: [String]) -> MemoryModel? {
    let samples = table.records.compactMap { record -> MemoryModel.Sample? in
      guard record.status == .ok, !record.warmup, !record.evidence.isModelled, let peak = record.figures.peakMemory,
        let workers = (record.axes.value(of: "workers") ?? record.axes.value(of: "cores")).flatMap({ Int($0) }),
        words.allSatisfy({ word in record.axes.contains { "\($0.name)=\($0.value)" == word } })
      else { return nil }
      return MemoryModel.Sample(
        workers: workers, chunk: record.axes.value(of: "chunk").flatMap { Int($0) } ?? 1, peak: Double(peak.count))
    }
    return MemoryModel(samples)
  }
}
