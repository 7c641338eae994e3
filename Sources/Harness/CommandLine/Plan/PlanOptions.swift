import SpeedupCore
import SpeedupPredict
import SpeedupSystem

/// The options that say what a plan is to meet, and what may be rented for it.
enum PlanOptions {
  static let deadline = Option<Seconds?>.span("deadline", "a run must be done in this time", example: "10m")
  static let throughput = Option<Rate?>.value(
    "throughput", "RATE", "or: items that must be done in a time, such as 500/s or 2M/h",
    expected: "a rate such as 500/s, 30/m, 2M/h or 1/d")
  static let chance = Option<Percentage?>.value(
    "chance", "SHARE", "how likely that must be", otherwise: "95%", expected: "a share such as 95%")
  static let memory = Option<Bytes?>.memory("memory", "what a run may take at most", otherwise: "no limit")
  static let memoryFrom = Option<String?>.path(
    "memory-from", "DIR|none", "a sweep whose runs with several workers tell the memory; none: plan by time alone",
    otherwise: "DIR itself")
  static let coresMax = Option<Int>.count("cores-max", "N", atLeast: 1, default: 64, "the most cores that can be had")
  static let corePrice = Option<Double?>.amount(
    "price-core-hour", "P", "what a core costs an hour, such as 0.05", within: PlanPrice.sensible)
  static let instances = Option<String?>.path(
    "instances", "FILE", "machines to choose from, CSV or JSON: name, cores, threads, memory, price, ...")
  static let scale = Option<String?>.text("scale", "AXIS=Fx", "for work of another size, such as rows=10x")
  static let headroom = Option<Headroom?>.value(
    "headroom", "SHARE", "added to what a scheduler is asked for: 0% to 100%", otherwise: "15%",
    expected: "a share from 0% to 100%, such as 15%")
  static let objective = Option<PlanGoal.Objective?>.choice(
    "objective", "cheapest|fastest|balanced", of: PlanGoal.Objective.self, "which of the safe rows to recommend",
    otherwise: "cheapest")
  static let runs = Option<Double?>.amount(
    "runs-per-month", "N", "for the cost of a month", within: 0.001...1e9, otherwise: "one a day")
  static let workers = Option<[String]>.range("workers", "RANGE", "workers", otherwise: "one for each core")
  static let chunk = Option<[String]>.range("chunk", "RANGE", "recorded tasks that a worker takes at once")
  static let rule = Option<[String]>.range(
    "rule", "NAMES", "rows too with the workers of these sizing rules; see speedup detect",
    choices: SizingRule.allCases.map(\.rawValue))
  static let items = Option<String?>.text(
    "items", "FIGURE",
    "the program's own figure that counts what a run did, or with a unit such as /s how much a second",
    otherwise: "the items that a workload counts")
  static let only = Option<[String]>.texts("only", "NAME=VALUE,...", "the cell, where DIR has several")
  static let every = Option<Bool>.flag("all", "show all rows")
  static let chart = Option<String?>.path(
    "chart", "DIR", "draw time by cost, and waste by cores, there (needs gnuplot)")
  static let all: [any CommandOption] = [
    deadline, throughput, chance, memory, memoryFrom, coresMax, corePrice, instances, scale, headroom, objective, runs,
    workers,
    chunk, rule, items, only, every, chart,
  ]

  /// More rows are taken for a slip of the keyboard.
  static let mostPlaces = 100_000

  /// What is asked.
  /// - Parameter items: that a run does; nil: not known, so that a run counts as one.
  static func goal(_ parsed: ParsedOptions, items: Double?) throws -> (goal: PlanGoal, question: String) {
    guard (parsed[deadline] != nil) != (parsed[throughput] != nil) else {
      throw InputError("plan needs either --deadline, such as 10m, or --throughput, such as 500/s")
    }
    let share = parsed[chance]?.fraction ?? 0.95
    guard share < 1 else { throw InputError("--chance: nothing is certain; write a share below 100%, such as 95%") }
    if let limit = parsed[memory], limit <= Bytes(0) {
      throw InputError("--memory: 0 leaves nothing to run in; write a size such as 64G")
    }
    guard parsed[memory] == nil || !isWithoutMemory(parsed) else {
      throw InputError("--memory and --memory-from none: one sets a limit, the other leaves memory out; choose one")
    }
    var time = parsed[deadline] ?? Seconds(0)
    var question = "done in \(Readable.brief(time))"
    if let rate = parsed[throughput] {
      time = Seconds((items ?? 1) / rate.perSecond)
      let what = items.map { "\(Readable.brief($0)) items" } ?? "1, since items were not counted"
      question = "done in \(Readable.brief(time)), \(rate) with a run of \(what)"
    }
    return (
      PlanGoal(
        deadline: time, chance: share, memory: parsed[memory], headroom: parsed[headroom]?.fraction ?? 0.15,
        objective: parsed[objective] ?? .cheapest, runsPerMonth: parsed[runs] ?? PlanGoal.daysPerMonth), question
    )
  }

  /// - Throws: ``InputError`` where the time that is asked for is none that a run takes.
  static func requireSensible(_ goal: PlanGoal, _ parsed: ParsedOptions) throws {
    guard !PlanGoal.deadlines.contains(goal.deadline.value) else { return }
    let option = parsed.has(throughput) ? throughput.name : deadline.name
    throw InputError("--\(option): what that leaves is no time of a run; ask for one from 1ns to 100000h")
  }

  /// Whether memory is left out by the user's own wish.
  static func isWithoutMemory(_ parsed: ParsedOptions) -> Bool { parsed[memoryFrom] == "none" }

  /// Why a limit of memory can't be held: nobody measured what a run takes; nil: there is none, or it can.
  static func memoryRefusal(_ parsed: ParsedOptions, isKnown: Bool, isScaled: Bool) -> String? {
    guard !isKnown, !isWithoutMemory(parsed) else { return nil }
    let limit: String
    if parsed.has(memory) {
      limit = "--memory"
    } else if parsed.has(instances) {
      limit = "--instances"
    } else {
      return nil
    }
    let what = limit == "--memory" ? "the limit" : "the memory of the machines"
    let way = limit == "--memory" ? "leave it out" : "plan by time alone: --memory-from none"
    return isScaled
      ? "\(limit): the memory of work of another size was not measured, so it can't be held against \(what); \(way)"
      : "\(limit): no peak of memory at two numbers of workers was measured, so it can't be held against \(what); "
        + "measure it: --memory-from DIR of a sweep with --workers 1,2,4,8; or \(way)"
  }

  /// What core-time costs, and the machines there are.
  static func price(_ parsed: ParsedOptions) throws -> (price: PlanPrice, instances: [InstanceType]) {
    if let file = parsed[instances] {
      guard parsed[corePrice] == nil else {
        throw InputError("--price-core-hour and --instances: both say what it costs; choose one")
      }
      guard !parsed.has(coresMax) else {
        throw InputError("--cores-max and --instances: both say which core counts there are; choose one")
      }
      try InputPath.requireRegular(file, option: "instances")
      return (.instances, try InstanceFile.read(try Files.read(file), path: file))
    }
    return (parsed[corePrice].map { .coreHour($0) } ?? .coreHours, [])
  }

  /// Where a run may be put, by workers and chunk before cores, so that neighbours cost one simulation together.
  /// - Parameters:
  ///   - chunks: those to try where none are given.
  ///   - measured: its places are looked at too.
  static func places(
    _ parsed: ParsedOptions, _ machines: [InstanceType], chunks known: [Int?], measured: [PlanMeasured]
  ) throws -> [PlanPlace] {
    let own = try ReplayOptions.counts(parsed[workers], "workers", most: 65_536)
    let asked = try ReplayOptions.counts(parsed[chunk], "chunk", most: Int(Int32.max))
    let rules = try parsed[rule].map { try SizingRule(named: $0) }
    guard own.isEmpty || rules.isEmpty else {
      throw InputError("--workers and --rule: both say how many workers; choose one")
    }
    guard parsed[coresMax] <= 65_536 else { throw InputError("--cores-max: \(parsed[coresMax]) is above 65536") }
    let cores = Self.cores(upTo: parsed[coresMax])
    let targets: [(cores: Int, instance: InstanceType?)] =
      machines.isEmpty ? cores.map { ($0, nil) } : machines.map { ($0.cores, $0) }
    var places: [PlanPlace] = []
    for chunk in asked.isEmpty ? known : asked.map({ $0 }) {
      for (cores, instance) in targets {
        let memory = [instance?.memory, parsed[memory]].compactMap { $0 }.min()
        let first = places.count
        func add(_ workers: Int, _ rules: [String] = []) {
          guard let there = places[first...].firstIndex(where: { $0.workers == workers }) else {
            places.append(PlanPlace(cores: cores, workers: workers, chunk: chunk, rules: rules, instance: instance))
            return
          }
          places[there].rules += rules
        }
        if own.isEmpty { add(cores) } else { own.forEach { add($0) } }
        for rule in rules {
          let sized = rule.sizing(for: SizingInput(cores: CoreCount(clamping: cores), memory: memory)).workers
          add(sized, [rule.rawValue])
        }
        // Fewer workers may fit where the memory of a machine does not suffice for one a core.
        if instance == nil, own.isEmpty {
          for one in measured
          where one.cores == cores && one.workers <= cores && (one.chunk == nil || chunk == nil || one.chunk == chunk) {
            add(one.workers)
          }
        }
        if instance != nil, own.isEmpty { for fewer in Self.cores(upTo: cores).dropLast() { add(fewer) } }
      }
    }
    guard places.count <= mostPlaces else {
      throw InputError("\(places.count) rows are more than \(mostPlaces); ask for fewer cores, workers or chunks")
    }
    return places.sorted { ($0.chunk ?? 0, $0.workers, $0.cores) < ($1.chunk ?? 0, $1.workers, $1.cores) }
  }

  /// All counts up to 256, from there on in steps of 5 %.
  static func cores(upTo most: Int) -> [Int] {
    var counts = Array(1...min(most, 256))
    while let last = counts.last, last < most { counts.append(min(most, last + last / 20)) }
    return counts
  }
}
