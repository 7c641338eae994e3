/// An amount of memory or data in bytes. Parses `512`, `64K`, `64KiB`, `1.5G`; `K` is 1024, `kB` is 1000.
public struct Bytes: Hashable, Comparable, Codable, Sendable {
  /// The amount in bytes; may be negative for a difference.
  public var count: Int64

  /// An amount of `count` bytes.
  public init(_ count: Int64) { self.count = count }

  /// An amount of `count` bytes.
  public init(_ count: Int) { self.count = Int64(count) }

  /// Whether the first amount is the smaller one.
  public static func < (a: Bytes, b: Bytes) -> Bool { a.count < b.count }
  /// Both together.
  public static func + (a: Bytes, b: Bytes) -> Bytes { Bytes(a.count + b.count) }
  /// The first less the second; may be negative.
  public static func - (a: Bytes, b: Bytes) -> Bytes { Bytes(a.count - b.count) }

  /// Reads a plain number.
  /// - Throws: `DecodingError` for anything else.
  public init(from decoder: any Decoder) throws {
    count = try decoder.singleValueContainer().decode(Int64.self)
  }

  /// Writes a plain number.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(count)
  }
}

extension Bytes {
  /// The least that a run may be limited to, and so the least that a machine for it may have: a limit on less meets the
  /// launcher, on its way from the run's group into the program. A number below it most likely lacks its unit.
  package static let leastForARun = Bytes(1 << 20)
}

extension Bytes: LosslessStringConvertible {
  private static let suffixes: [(suffix: String, factor: Double)] = [
    ("KiB", 1024), ("MiB", 1_048_576), ("GiB", 1_073_741_824), ("TiB", 1_099_511_627_776),
    ("kB", 1e3), ("MB", 1e6), ("GB", 1e9), ("TB", 1e12),
    ("K", 1024), ("M", 1_048_576), ("G", 1_073_741_824), ("T", 1_099_511_627_776), ("B", 1),
  ]

  /// Reads a size as people type it; nil for anything else, negatives included.
  public init?(_ description: String) {
    let unit = Self.suffixes.first { description.hasSuffix($0.suffix) } ?? ("", 1)
    guard let number = Double(decimal: description.dropLast(unit.suffix.count)),
      number.isFinite, number >= 0, number * unit.factor < 9.2e18
    else { return nil }
    count = Int64((number * unit.factor).rounded())
  }

  /// The exact count, without a unit, so that reading it back gives the same value.
  public var description: String { String(count) }
}
