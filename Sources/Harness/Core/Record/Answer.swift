/// What came out of a run: what must be equal over all variants, and how much was processed.
public struct Answer: Sendable, Codable, Equatable {
  /// How exactly the answer is comparable.
  public enum Precision: String, Sendable, Codable {
    /// Equal digests are demanded.
    case exact
    /// The variant down-casts on purpose: it is held to `probes` of the exact answer within ``Answer/reducedTolerance``
    /// and the probe's slack, and its digest is compared among its own kind only.
    case reduced
  }

  /// Relative tolerance that a `reduced` answer's probes are held to, of the exact value.
  public static let reducedTolerance = 1e-5
  /// Absolute tolerance beside it, in a probe's own unit, where ``probeSlacks`` names no other: a figure that is the
  /// small difference of large ones (a return near 0) keeps no digits relative to itself.
  public static let reducedSlack = 1e-6

  /// A hash of the whole answer in a fixed order; see ``Digest``.
  public var digest: String
  /// How exactly the answer is comparable.
  public var precision: Precision
  /// Figures of the answer, single values and sums, by which a down-cast variant is compared with the exact ones. All
  /// are finite.
  public var probes: [Double]
  /// Of an exact answer: how far a down-cast one may be from each of ``probes``, absolutely; nil: ``reducedSlack`` for
  /// all. Where rounding the input shifts a result by more than that, the workload knows by how much.
  public var probeSlacks: [Double]?
  /// How many items (rows, orders, ...) the timed region processed.
  public var items: Int?
  /// How many bytes of input the timed region processed.
  public var bytes: Int?
  /// The workload's own figures, by the names it declared in `measures`.
  public var measures: [String: String]
  /// In what way this answer is not the right one, in one line; nil for a right one. It is shown below the table, and
  /// a run with a remark has no speed-up.
  public var remark: String?

  /// An answer with the digest `digest`.
  public init(
    digest: String, precision: Precision = .exact, probes: [Double] = [], items: Int? = nil,
    bytes: Int? = nil, measures: [String: String] = [:]
  ) {
    self.digest = digest
    self.precision = precision
    self.probes = probes
    self.items = items
    self.bytes = bytes
    self.measures = measures
  }
}

/// A running hash (FNV-1a over 64-bit words, then mixed) to compare answers by. Not cryptographic: it
/// guards against mistakes, not against an adversary.
public struct Digest: Sendable {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// The hash of nothing.
  public init() {}

  /// Adds one 64-bit word.
  @inlinable public mutating func add(_ word: UInt64) { absorb(word) }

  @usableFromInline mutating func absorb(_ word: UInt64) {
    state = (state ^ word) &* 0x0000_0100_0000_01b3
    state ^= state >> 29
  }

  /// Adds a whole number.
  public mutating func add(_ number: Int) { absorb(UInt64(bitPattern: Int64(number))) }

  /// Adds a float by its bits; every NaN counts as the same, and −0 as 0.
  public mutating func add(_ number: Double) {
    absorb(number.isNaN ? 0x7ff8_0000_0000_0000 : (number == 0 ? 0 : number.bitPattern))
  }

  /// Adds a text by its UTF-8 bytes and length.
  public mutating func add(_ text: String) {
    for byte in text.utf8 { absorb(UInt64(byte)) }
    absorb(UInt64(text.utf8.count))
  }

  /// The hash as 16 hexadecimal digits.
  public var text: String {
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    let digits = String(z ^ (z >> 31), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
