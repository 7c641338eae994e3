import SpeedupKit

/// One row of the ledger. What is in it follows from the seed and its place alone, not from who writes it or when.
struct LedgerRow: Equatable {
  /// A signed number of 44 bits.
  let amount: Int64
  /// 32 hexadecimal digits as ASCII bytes, eight a word, the first in a word's lowest byte.
  let note: SIMD4<UInt64>

  init(seed: UInt64, number: Int, place: Int) {
    // The seed is mixed first: else that of a neighbouring run would give the same rows in other places.
    var mixed = SplitMix64(seed: seed)
    var bits = SplitMix64(seed: mixed.next() ^ (UInt64(number) << 24 | UInt64(place)))
    amount = Int64(bits.next() >> 20) - 1 << 43
    let (high, low) = (bits.next(), bits.next())
    note = [Self.digits(high >> 32), Self.digits(high), Self.digits(low >> 32), Self.digits(low)]
  }

  /// The lower 32 bits as eight hexadecimal digits, the most significant first.
  private static func digits(_ bits: UInt64) -> UInt64 {
    var text: UInt64 = 0
    for place in 0..<8 {
      let digit = bits >> UInt64(28 - 4 * place) & 15
      text |= (digit < 10 ? 0x30 + digit : 0x57 + digit) << UInt64(8 * place)
    }
    return text
  }
}
