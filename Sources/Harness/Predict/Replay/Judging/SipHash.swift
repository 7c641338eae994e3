/// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012) of whole words.
struct SipHash {
  private var v: (UInt64, UInt64, UInt64, UInt64)

  static func hash(_ words: [UInt64], key: (UInt64, UInt64)) -> UInt64 {
    var state = SipHash(
      v: (
        key.0 ^ 0x736f_6d65_7073_6575, key.1 ^ 0x646f_7261_6e64_6f6d, key.0 ^ 0x6c79_6765_6e65_7261,
        key.1 ^ 0x7465_6462_7974_6573
      ))
    for word in words + [UInt64(words.count * 8 & 255) << 56] {
      state.v.3 ^= word
      state.round()
      state.round()
      state.v.0 ^= word
    }
    state.v.2 ^= 0xff
    for _ in 0..<4 { state.round() }
    return state.v.0 ^ state.v.1 ^ state.v.2 ^ state.v.3
  }

  private mutating func round() {
    func turned(_ word: UInt64, _ bits: UInt64) -> UInt64 { word << bits | word >> (64 - bits) }
    v.0 &+= v.1
    v.1 = turned(v.1, 13) ^ v.0
    v.0 = turned(v.0, 32)
    v.2 &+= v.3
    v.3 = turned(v.3, 16) ^ v.2
    v.0 &+= v.3
    v.3 = turned(v.3, 21) ^ v.0
    v.2 &+= v.1
    v.1 = turned(v.1, 17) ^ v.2
    v.2 = turned(v.2, 32)
  }
}
