/// A number of processor cores, real or virtual: at least one.
public struct CoreCount: Hashable, Comparable, Codable, Sendable {
  /// How many; never below 1.
  public let value: Int

  /// A count of `value` cores, or nil below one.
  public init?(_ value: Int) {
    guard value >= 1 else { return nil }
    self.value = value
  }

  /// One core.
  public static let one = CoreCount(clamping: 1)

  /// The nearest valid count, for arithmetic that may fall to zero.
  public init(clamping value: Int) { self.value = max(1, value) }

  /// Whether the first count is the smaller one.
  public static func < (a: CoreCount, b: CoreCount) -> Bool { a.value < b.value }

  /// Reads a plain number.
  /// - Throws: `DecodingError` for anything else and for numbers below 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let number = try container.decode(Int.self)
    guard number >= 1 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a core count must be at least 1, not \(number)")
    }
    value = number
  }

  /// Writes a plain number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(value)
  }
}

extension CoreCount: LosslessStringConvertible {
  /// Reads a whole number from 1 up; nil for anything else.
  public init?(_ description: String) {
    guard let number = Int(description) else { return nil }
    self.init(number)
  }

  /// The plain number.
  public var description: String { String(value) }
}
