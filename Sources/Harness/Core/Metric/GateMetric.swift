/// What a gate compares.
package enum GateMetric: String, Sendable, Codable, CaseIterable {
  /// User and kernel time of the whole tree. Holds on a loaded machine, but does not see waiting.
  case cpu
  /// Time by the clock. Needs a fit machine, see ``MachineFitness``.
  case wall
  /// Peak memory of the whole tree.
  case memory
  /// Instructions retired: the machine's counter, or cachegrind's.
  case instructions

  /// The dead band when none is given.
  ///
  /// - cpu ±1 %: +2 % is then found by nearly every pair.
  /// - wall ±5 %: what a fit machine still disturbs.
  /// - memory ±2 %: allocators round up, and page cache comes and goes.
  /// - instructions ±0.05 %: counts repeat within 0.001 %, so +0.1 % is far outside.
  package var defaultBand: DeadBand {
    switch self {
    case .cpu: DeadBand(known: 0.01)
    case .wall: DeadBand(known: 0.05)
    case .memory: DeadBand(known: 0.02)
    case .instructions: DeadBand(known: 0.0005)
    }
  }

  /// The difference between two runs that is the kernel's bookkeeping, in the metric's unit: a smaller one
  /// counts as none. Memory control groups are charged in batches of 64 pages (MEMCG_CHARGE_BATCH in
  /// linux/memcontrol.h).
  package var resolution: Double {
    switch self {
    case .cpu, .wall, .instructions: 0
    case .memory: 64 * 4096
    }
  }

  /// The figure of one run in seconds, bytes or instructions; nil when it was not measured, or is too small
  /// for its clock (0), which no ratio can be made of.
  package func value(in figures: RunFigures) -> Double? {
    let value: Double? =
      switch self {
      case .cpu: figures.cpu?.value
      case .wall: figures.wall?.value
      case .memory: figures.peakMemory.map { Double($0.count) }
      case .instructions: figures.instructions.map { Double($0) }
      }
    return value.flatMap { $0 > 0 ? $0 : nil }
  }

  /// How it is called in tables.
  package var title: String {
    switch self {
    case .cpu: "CPU time"
    case .wall: "wall time"
    case .memory: "peak memory"
    case .instructions: "instructions"
    }
  }

  /// A value of it as people read it, such as `23.7 ms`.
  package func text(_ value: Double) -> String {
    switch self {
    case .cpu, .wall: Readable.text(value, .seconds)
    case .memory: Readable.text(value, .bytes)
    case .instructions: Readable.text(value, .count)
    }
  }
}

/// A metric and the change in it that counts as none.
package struct MetricBand: Sendable, Codable, Equatable {
  /// What is compared.
  package let metric: GateMetric
  /// The change that counts as none.
  package let band: DeadBand

  /// A metric with its band.
  package init(_ metric: GateMetric, _ band: DeadBand? = nil) {
    self.metric = metric
    self.band = band ?? metric.defaultBand
  }

  /// Reads `--metric cpu,wall` and `--threshold cpu=2%,wall=5%`.
  /// - Throws: ``InputError`` naming the option, the value and what there is.
  package static func read(metrics: String?, thresholds: [String]) throws -> [MetricBand] {
    var chosen: [GateMetric] = []
    for name in (metrics ?? GateMetric.cpu.rawValue).split(separator: ",", omittingEmptySubsequences: false) {
      let metric = try Self.metric(name, option: "--metric")
      guard !chosen.contains(metric) else { throw InputError("--metric: '\(name)' stands twice") }
      chosen.append(metric)
    }
    var bands: [GateMetric: DeadBand] = [:]
    for part in thresholds.flatMap({ $0.split(separator: ",", omittingEmptySubsequences: false) }) {
      let sides = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard sides.count == 2 else {
        throw InputError("--threshold: '\(part)' is not METRIC=PERCENT, such as cpu=1%")
      }
      let metric = try Self.metric(sides[0], option: "--threshold")
      guard chosen.contains(metric) else {
        throw InputError("--threshold: '\(metric.rawValue)' is not gated; add it to --metric")
      }
      guard let band = DeadBand(String(sides[1])) else {
        throw InputError("--threshold: '\(sides[1])' is no dead band; write a percentage above 0, such as 1%")
      }
      bands[metric] = band
    }
    return chosen.map { MetricBand($0, bands[$0]) }
  }

  private static func metric(_ name: Substring, option: String) throws -> GateMetric {
    if let metric = GateMetric(rawValue: String(name)) { return metric }
    let known = GateMetric.allCases.map(\.rawValue)
    let near = NearestName.of(String(name), among: known).map { "; did you mean \($0)?" } ?? ""
    throw InputError(
      "\(option): there is no metric '\(name)'\(near) There are: \(known.joined(separator: ", "))")
  }
}
