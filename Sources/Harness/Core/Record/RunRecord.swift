/// One run: what was asked, how it ended, and every figure that could be had. nil is "not measured", never 0.
public struct RunRecord: Sendable, Equatable {
  /// Which cell of the grid, from 0.
  public var cell: Int
  /// Which pass over the grid, from 0; warm-up passes come first.
  public var block: Int
  /// The run's place within its block, from 0.
  public var position: Int
  /// Whether it is a warm-up, which no summary counts.
  public var warmup: Bool
  /// The cell's axis values, in the order of the axes.
  public var axes: [AxisValue]
  /// How the core count came about.
  public var evidence: Evidence
  /// The CPUs of the mask as the kernel gave it back, such as `0-3,8`; nil when the run never started.
  public var mask: String?
  /// How it ended.
  public var status: RunStatus
  /// Why it did not end well, or a remark; one line.
  public var detail: String
  /// Every figure.
  public var figures = RunFigures()
  /// The answer's digest.
  public var digest: String?
  /// The workload's own figures, by name.
  public var measures: [String: String] = [:]

  /// A record of a run that has no figures yet.
  public init(
    cell: Int, block: Int, position: Int, warmup: Bool, axes: [AxisValue],
    evidence: Evidence = .pinned, mask: String? = nil, status: RunStatus = .ok, detail: String = ""
  ) {
    self.cell = cell
    self.block = block
    self.position = position
    self.warmup = warmup
    self.axes = axes
    self.evidence = evidence
    self.mask = mask
    self.status = status
    self.detail = detail
  }
}

extension RunRecord {
  /// What a good run is remarked with that was made in a later sitting than others of its block: a ratio over that block
  /// holds what changed on the machine in between.
  package static let laterSitting =
    "made in a later sitting than other runs of its block; ratios hold the drift between"

  /// A figure that is a number, the program's own among them; nil: not measured.
  package func value(_ metric: Metric) -> Double? {
    guard metric.unit == .declared else { return figures.value(metric) }
    return measures[metric.name].flatMap { Double(decimal: $0) }.flatMap { $0.isFinite ? $0 : nil }
  }
}

/// One axis and the value it takes in a cell; two are equal where their bytes are.
public struct AxisValue: Sendable, Codable, Hashable {
  /// The axis, such as `workers`.
  public let name: String
  /// Its value, as text.
  public let value: String

  /// The axis `name` at `value`.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }

  public static func == (one: AxisValue, other: AxisValue) -> Bool {
    one.name.isExactly(other.name) && one.value.isExactly(other.value)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(ExactText(name))
    hasher.combine(ExactText(value))
  }
}
