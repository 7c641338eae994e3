extension Metric: CustomStringConvertible {
  public var description: String { name }

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
