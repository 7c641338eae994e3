import SpeedupCore
import SpeedupPredict

/// The options that say at which points a replay is asked.
enum ReplayOptions {
  static let cores = Option<[String]>.range(
    "cores", "RANGE", "virtual cores to replay on: 1,2,4..16 or 1..252:x2", otherwise: "1..64:x2")
  static let workers = Option<[String]>.range(
    "workers", "RANGE", "workers; more than cores share them", otherwise: "one for each core")
  static let chunk = Option<[String]>.range(
    "chunk", "RANGE", "recorded tasks that a worker takes at once", otherwise: "as traced")
  static let rule = Option<[String]>.range(
    "rule", "NAMES", "sizing rules that give the workers; see speedup detect",
    choices: SizingRule.allCases.map(\.rawValue))
  static let schedule = Option<[ReplaySchedule]>.choices(
    "schedule", "dynamic|static|largest-first", of: ReplaySchedule.self, "how tasks are given out", otherwise: "dynamic"
  )
  static let sharing = Option<CoreSharing?>.choice(
    "sharing", "fair|pinned", of: CoreSharing.self, "how workers share cores where they are more", otherwise: "fair")
  static let memory = Option<Bytes?>.memory(
    "memory", "mark rows that may need more, such as 64G", otherwise: "no limit")
  static let only = Option<[String]>.texts("only", "NAME=VALUE,...", "the cell, where the traces are of several")
  static let calibrate = Option<Bool>.flag(
    "calibrate", "first measure here what tasks cost side by side, and keep that in DIR")
  static let chart = Option<String?>.path(
    "chart", "DIR", "draw time by cores, slowdown and a timeline there (needs gnuplot)")
  static let calibrationRuns = Option<Int>.count(
    "calibration-runs", "N", atLeast: 1, default: 5, "runs of each kind that --calibrate makes")
  static let all: [any CommandOption] = [
    cores, workers, chunk, rule, schedule, sharing, memory, only, calibrate, calibrationRuns, chart,
  ]

  /// More rows are taken for a slip of the keyboard.
  static let mostPoints = 100_000

  /// The points asked for, by schedule, workers and chunk before cores, so that neighbours cost one simulation together.
  /// - Throws: ``InputError`` for what is no count, and for too many.
  static func points(_ parsed: ParsedOptions) throws -> [ReplayPoint] {
    let asked = parsed[Self.cores]
    let cores = try counts(asked.isEmpty ? ["1", "2", "4", "8", "16", "32", "64"] : asked, "cores", most: 65_536)
    let workers = try counts(parsed[Self.workers], "workers", most: 65_536)
    let chunks = try counts(parsed[Self.chunk], "chunk", most: Int(Int32.max))
    let rules = try parsed[Self.rule].map { try SizingRule(named: $0) }
    guard workers.isEmpty || rules.isEmpty else {
      throw InputError("--workers and --rule: both say how many workers; choose one")
    }
    let schedules = parsed[Self.schedule].isEmpty ? [.dynamic] : ReferenceChoice.distinct(parsed[Self.schedule])
    var pairs: [(cores: Int, workers: Int)] = []
    if workers.isEmpty {
      for count in cores {
        let sized = rules.map {
          $0.sizing(for: SizingInput(cores: CoreCount(clamping: count), memory: parsed[Self.memory])).workers
        }
        for own in sized.isEmpty ? [count] : sized where !pairs.contains(where: { $0 == (count, own) }) {
          pairs.append((count, own))
        }
      }
    } else {
      pairs = workers.flatMap { own in cores.map { ($0, own) } }
    }
    let all = schedules.count * max(1, chunks.count) * pairs.count
    guard all <= mostPoints else {
      throw InputError("\(all) rows are more than \(mostPoints); ask for fewer cores, workers or chunks")
    }
    let sizes: [Int?] = chunks.isEmpty ? [nil] : chunks
    return schedules.flatMap { schedule in
      sizes.flatMap { chunk in
        pairs.map {
          ReplayPoint(
            cores: $0.cores, workers: $0.workers, chunk: chunk, schedule: schedule,
            sharing: parsed[Self.sharing] ?? .fair)
        }
      }
    }
  }

  /// Of the sizing rules that were asked for, those that give a point its workers.
  static func rules(_ parsed: ParsedOptions, at point: ReplayPoint) throws -> [String] {
    try parsed[Self.rule].map { try SizingRule(named: $0) }.filter {
      $0.sizing(for: SizingInput(cores: CoreCount(clamping: point.cores), memory: parsed[Self.memory])).workers
        == point.workers
    }.map(\.rawValue)
  }

  static func counts(_ texts: [String], _ option: String, most: Int) throws -> [Int] {
    var seen: Set<Int> = []
    return try texts.map { text in
      let count = try OptionText.count(text, option: option, atLeast: 1)
      guard count <= most else { throw InputError("--\(option): \(count) is above \(most)") }
      return count
    }.filter { seen.insert($0).inserted }
  }
}
