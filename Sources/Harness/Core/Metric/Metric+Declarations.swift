extension Metric {
  /// Memory control groups are charged in batches of 64 pages (MEMCG_CHARGE_BATCH in linux/memcontrol.h).
  private static let chargeBatch = 64.0 * 4096

  /// The one place where a metric is described.
  ///
  /// The margins of pairs: cpu ±1 %, +2 % is then found by nearly every pair; wall ±5 %, what a fit machine still
  /// disturbs; memory ±2 %, since allocators round up; instructions ±0.05 %, since counts repeat within 0.001 %.
  var declaration: Declaration {
    switch self {
    case .cpu:
      Declaration(
        "cpu", "cpu_seconds", .seconds, title: "CPU time", source: .derived,
        judging: Judging(paired: 0.01, unpaired: 0.05, drifts: true))
    case .wall:
      Declaration(
        "wall", "wall_seconds", .seconds, title: "wall time",
        judging: Judging(paired: 0.05, unpaired: 0.05, drifts: true))
    case .user: Declaration("user", "user_seconds", .seconds, title: "user time")
    case .system: Declaration("system", "system_seconds", .seconds, title: "system time")
    case .setup: Declaration("setup", "setup_seconds", .seconds, title: "set-up time")
    case .memory:
      Declaration(
        "memory", "peak_memory_bytes", .bytes, title: "peak memory", method: .memoryMethod,
        judging: Judging(
          paired: 0.02, unpaired: 0.05, resolution: Self.chargeBatch, preferred: .memoryWithoutCache))
    case .memoryMethod: Declaration("memory-method", "peak_memory_method", .text)
    case .minorFaults: Declaration("minor-faults", "minor_faults", .count)
    case .majorFaults: Declaration("major-faults", "major_faults", .count)
    case .voluntarySwitches: Declaration("voluntary-switches", "voluntary_switches", .count)
    case .involuntarySwitches: Declaration("involuntary-switches", "involuntary_switches", .count)
    case .runDelay: Declaration("run-delay", "run_delay_seconds", .seconds, title: "run-queue delay")
    case .peakThreads: Declaration("threads", "peak_threads", .count, title: "peak threads", source: .tree)
    case .peakProcesses: Declaration("processes", "peak_processes", .count, title: "peak processes", source: .tree)
    case .steal: Declaration("steal", "steal_seconds", .seconds)
    case .cpuPressure: Declaration("cpu-pressure", "cpu_pressure_seconds", .seconds, title: "CPU pressure")
    case .instructions:
      Declaration("instructions", "instructions", .count, judging: Judging(paired: 0.0005, unpaired: 0.005))
    case .items: Declaration("items", "items", .count)
    case .bytes: Declaration("bytes", "bytes", .count)
    case .boundaryBytes: Declaration("boundary-bytes", "boundary_bytes", .count)
    case .memoryWithoutCache:
      Declaration(
        "memory-without-cache", "memory_without_cache_bytes", .bytes, title: "peak memory without page cache",
        method: .memoryWithoutCacheMethod, isNewer: true)
    case .memoryWithoutCacheMethod:
      Declaration("memory-without-cache-method", "memory_without_cache_method", .text, isNewer: true)
    case .boundaryBytesOut: Declaration("boundary-bytes-out", "boundary_bytes_out", .count, isNewer: true)
    case .boundaryBytesBack: Declaration("boundary-bytes-back", "boundary_bytes_back", .count, isNewer: true)
    case .scaling: Declaration("scaling", nil, .ratio, title: "speed-up and efficiency", source: .derived)
    case .own(.suiteTime):
      Declaration(
        BenchmarkSuites.time, nil, .declared, title: "time of an iteration",
        judging: Judging(paired: 0.01, unpaired: 0.05, drifts: true))
    case .own(let figure):
      // Nobody knows its noise; as wide as what is timed.
      Declaration(figure.name, nil, .declared, judging: Judging(paired: 0.02, unpaired: 0.05, drifts: true))
    }
  }
}

extension Metric {
  /// Kept, since a results file may ask for a unit a hundred million times.
  private static let table = allCases.map(\.declaration)
  private var known: Declaration { number < 0 ? declaration : Self.table[number] }

  /// As it is named on command lines and in JSON.
  package var name: String { known.name }
  /// How it is called in tables.
  package var title: String { known.title }
  package var unit: Unit { number < 0 ? .declared : Self.table[number].unit }
  package var source: Source { known.source }
  package var isNewer: Bool { known.isNewer }
  /// Its column in `results.csv`; nil: none.
  package var column: String? { known.column }
  /// The figure that tells how it was had.
  package var method: Metric? { known.method }

  /// Those with a column, in the order of the file: what was measured, then what follows from it.
  package static let columns: [Metric] = {
    let all = allCases.filter { $0.column != nil }
    return all.filter { $0.source != .derived } + all.filter { $0.source == .derived }
  }()
  /// Those that two programs or sessions can be compared by.
  package static let judged = allCases.filter { $0.declaration.judging != nil }
  /// What a machine may be fit for: a busy machine ruins wall time and leaves instruction counts alone.
  package static let examined = [.wall] + judged.filter { $0 != .wall } + [.scaling]

  /// Whether the machine's drift moves it from session to session.
  package var drifts: Bool { known.judging?.drifts ?? false }
  /// The difference between two runs that counts as none, in the metric's unit.
  package var resolution: Double { known.judging?.resolution ?? 0 }
  /// The figures that it may be judged by, the best first.
  package var candidates: [Metric] { (known.judging?.preferred.map { [$0] } ?? []) + [self] }
  /// The margin unless one is given, of runs made in pairs.
  package var pairedMargin: Margin { Margin(fraction: known.judging?.paired ?? 0) }
  /// The margin unless one is given, of two sessions.
  package var sessionMargin: Margin { Margin(fraction: known.judging?.unpaired ?? 0) }

  /// The metric `name` among `known`.
  /// - Throws: ``InputError`` that names the option and what there is.
  package init(_ name: some StringProtocol, among known: [Metric], option: String) throws {
    guard let metric = known.first(where: { $0.name == name }) else {
      let names = known.map(\.name)
      let near = NearestName.of(String(name), among: names).map { "; did you mean \($0)?" } ?? "."
      throw InputError("\(option): there is no metric '\(name)'\(near) There are: \(names.joined(separator: ", "))")
    }
    self = metric
  }
}

extension Metric: Codable, CodingKeyRepresentable {
  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let metric = Self.byName[name] else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "there is no metric '\(name)'")
    }
    self = metric
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }

  public var codingKey: any CodingKey { NameKey(stringValue: name) }

  public init?(codingKey: some CodingKey) {
    guard let metric = Self.byName[codingKey.stringValue] else { return nil }
    self = metric
  }

  private struct NameKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}
