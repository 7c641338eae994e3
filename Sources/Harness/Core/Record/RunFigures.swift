/// The figures of a run, by ``Metric``. Of a workload they cover the timed region; of a command, the whole process
/// tree. nil is "not measured", never 0.
public struct RunFigures: Sendable, Equatable {
  /// Bits of a `Double` (times) or an `Int64` (amounts and counts) at the metric's number; 0 where it is not measured.
  private var words = InlineArray<24, UInt64>(repeating: 0)
  /// Bit n: metric n was measured.
  private var present: UInt32 = 0
  /// The texts, such as methods, in the order of their metrics.
  private var texts = InlineArray<2, String?>(repeating: nil)

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

  /// A figure's bits, which are those of a `Double` for times and of an `Int64` for the others.
  subscript(bits metric: Metric) -> UInt64? {
    get { present & (1 << UInt32(metric.number)) == 0 ? nil : words[metric.number] }
    set {
      let bit: UInt32 = 1 << UInt32(metric.number)
      words[metric.number] = newValue ?? 0
      present = newValue == nil ? present & ~bit : present | bit
    }
  }

  /// The same by the metric's number.
  mutating func set(_ number: Int, bits: UInt64) {
    words[number] = bits
    present |= 1 << UInt32(number)
  }

  package subscript(time metric: Metric) -> Seconds? {
    get { self[bits: metric].map { Seconds(Double(bitPattern: $0)) } }
    set { self[bits: metric] = newValue?.value.bitPattern }
  }

  package subscript(amount metric: Metric) -> Bytes? {
    get { self[bits: metric].map { Bytes(Int64(bitPattern: $0)) } }
    set { self[bits: metric] = newValue.map { UInt64(bitPattern: $0.count) } }
  }

  package subscript(count metric: Metric) -> Int? {
    get { self[bits: metric].map { Int(Int64(bitPattern: $0)) } }
    set { self[bits: metric] = newValue.map { UInt64(bitPattern: Int64($0)) } }
  }

  package subscript(text metric: Metric) -> String? {
    get { Self.textPlaces[metric.number].flatMap { texts[$0] } }
    set { if let place = Self.textPlaces[metric.number] { texts[place] = newValue } }
  }

  /// A figure that is a number, in seconds, bytes or as a count.
  package func value(_ metric: Metric) -> Double? {
    switch metric.unit {
    case .seconds: metric == .cpu ? cpu?.value : self[time: metric]?.value
    case .bytes: self[amount: metric].map { Double($0.count) }
    case .count: self[count: metric].map { Double($0) }
    case .declared: own[metric.name]
    case .text, .ratio: nil
    }
  }

  /// How a figure was had; nil where that is not a matter of choice, or it was not measured.
  package func method(of metric: Metric) -> String? { metric.method.flatMap { self[text: $0] } }
}

extension RunFigures {
  /// A figure as its column holds it, in seconds, bytes or as a count; empty: not measured.
  package func field(_ metric: Metric) -> String {
    switch metric.unit {
    case .seconds: (metric == .cpu ? cpu : self[time: metric]).map { decimal($0.value) } ?? ""
    case .bytes, .count: self[count: metric].map { String($0) } ?? ""
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
      self[time: metric] = Seconds(value)
    case .bytes, .count:
      guard let value = Int64(field), value >= 0 else { return false }
      self[bits: metric] = UInt64(bitPattern: value)
    case .text: self[text: metric] = field
    case .declared:
      guard let value = Double(field), value.isFinite else { return false }
      own[metric.name] = value
    case .ratio: return false
    }
    return true
  }

  /// What was measured, by column: the form in which processes send it to each other, whatever their versions.
  package var fields: [String: String] {
    get {
      let known = Metric.columns.filter { $0.source != .derived || (self[time: .user] == nil && $0 == .cpu) }
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
