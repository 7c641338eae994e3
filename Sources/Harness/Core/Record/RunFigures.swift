/// The figures of a run, one for each of ``RunMetrics`` and by its name there, such as `figures.wall`. Of a workload they
/// cover the timed region; of a command, the whole process tree. nil is "not measured", never 0.
@dynamicMemberLookup
public struct RunFigures: Sendable, Equatable {
  /// For so many metrics there is place.
  static let capacity = 32
  /// Bits of a `Double` (times) or an `Int64` (amounts and counts) at the metric's number; 0 where it is not measured.
  private var words = InlineArray<32, UInt64>(repeating: 0)
  /// Bit n: metric n was measured.
  private var present: UInt32 = 0
  /// The texts, such as methods, in the order of their metrics.
  private var texts = InlineArray<4, String?>(repeating: nil)

  /// The program's own figures, by name.
  package var own: [String: Double] = [:]

  /// By the number of a metric: its place in ``texts``.
  private static let textPlaces: [Int?] = {
    let metrics = Metric.allCases.filter { $0.unit == .text }
    return Metric.allCases.map { metrics.firstIndex(of: $0) }
  }()

  /// No figures.
  public init() {}

  public static func == (a: RunFigures, b: RunFigures) -> Bool {
    a.present == b.present && a.own == b.own && a.words.indices.allSatisfy { a.words[$0] == b.words[$0] }
      && a.texts.indices.allSatisfy { a.texts[$0] == b.texts[$0] }
  }

  /// A figure's bits by the number of its metric: those of a `Double` for times and of an `Int64` for the others.
  @usableFromInline subscript(bits number: Int) -> UInt64? {
    get { present & (1 << UInt32(number)) == 0 ? nil : words[number] }
    set {
      let bit: UInt32 = 1 << UInt32(number)
      words[number] = newValue ?? 0
      present = newValue == nil ? present & ~bit : present | bit
    }
  }

  @inlinable
  public subscript<Value: NumericFigure>(dynamicMember path: KeyPath<RunMetrics, RunMetric<Value>>) -> Value? {
    get { self[bits: RunMetrics.all[keyPath: path].number].map(Value.init(figureBits:)) }
    set { self[bits: RunMetrics.all[keyPath: path].number] = newValue?.figureBits }
  }

  public subscript(dynamicMember path: KeyPath<RunMetrics, RunMetric<String>>) -> String? {
    get { self[text: Metric(RunMetrics.all[keyPath: path])] }
    set { self[text: Metric(RunMetrics.all[keyPath: path])] = newValue }
  }

  package subscript(text metric: Metric) -> String? {
    get { Self.textPlaces[metric.number].flatMap { texts[$0] } }
    set { if let place = Self.textPlaces[metric.number] { texts[place] = newValue } }
  }

  /// User and system time together.
  public var cpu: Seconds? {
    guard let user = self.user, let system = self.system else { return self.unsplitCpu }
    return user + system
  }

  /// A figure that is a number, in seconds, bytes or as a count.
  package func value(_ metric: Metric) -> Double? {
    switch metric.unit {
    case .seconds: metric == .cpu ? cpu?.value : self[bits: metric.number].map { Double(bitPattern: $0) }
    case .bytes, .count: self[bits: metric.number].map { Double(Int64(bitPattern: $0)) }
    case .declared: own[metric.name]
    case .text, .ratio: nil
    }
  }

  /// How a figure was had; nil where that is not a matter of choice, or it was not measured.
  package func method(of metric: Metric) -> String? { metric.method.flatMap { self[text: $0] } }
}

/// How instructions were counted; the text of `instructions_method`.
package enum CountMethod: String, Sendable, CaseIterable {
  /// By the machine's own counter: of a workload in the timed region, of a command over the whole tree.
  case counter
  /// By valgrind's cachegrind: the whole process.
  case cachegrind
}

extension RunFigures {
  /// A count of instructions, and how it was had.
  package mutating func take(instructions: Int?, by method: CountMethod) {
    self.instructions = instructions
    self.instructionsMethod = instructions.map { _ in method.rawValue }
  }

  /// Takes over another run's count.
  package mutating func takeInstructions(of other: RunFigures) {
    (self.instructions, self.instructionsMethod) = (other.instructions, other.instructionsMethod)
  }

  /// A figure as its column holds it, in seconds, bytes or as a count; empty: not measured.
  package func field(_ metric: Metric) -> String {
    switch metric.unit {
    case .seconds: value(metric).map(decimal) ?? ""
    case .bytes, .count: self[bits: metric.number].map { String(Int64(bitPattern: $0)) } ?? ""
    case .text: self[text: metric] ?? ""
    case .declared: own[metric.name].map { JSONValue.written($0) } ?? ""
    case .ratio: ""
    }
  }

  /// Takes a figure from such a text. A sum is taken only where its parts are not known.
  /// - Returns: false when the text is no value of this metric.
  package mutating func set(_ metric: Metric, field: String) -> Bool {
    if metric == .cpu, cpu != nil { return true }
    switch metric.unit {
    case .seconds:
      guard let value = Double(decimal: field), value.isFinite, value >= 0 else { return false }
      self[bits: metric.number] = value.bitPattern
    case .bytes, .count:
      guard let value = Int64(field), value >= 0 else { return false }
      self[bits: metric.number] = UInt64(bitPattern: value)
    case .text: self[text: metric] = field
    case .declared:
      guard let value = Double(decimal: field), value.isFinite else { return false }
      own[metric.name] = value
    case .ratio: return false
    }
    return true
  }

  /// What was measured, by column: the form in which processes send it to each other, whatever their versions.
  package var fields: [String: String] {
    get {
      let known = Metric.columns.filter { $0.source != .derived || (self.user == nil && $0 == .cpu) }
      return Dictionary(
        uniqueKeysWithValues: known.map { ($0.column ?? "", field($0)) }.filter { !$0.1.isEmpty })
    }
    set {
      self = RunFigures()
      for metric in Metric.columns {
        if let text = metric.column.flatMap({ newValue[$0] }) { _ = set(metric, field: text) }
      }
    }
  }
}
