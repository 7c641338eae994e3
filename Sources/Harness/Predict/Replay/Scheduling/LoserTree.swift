/// Workers by the time at which they are free: a tournament of losers, as external sorting has it (Knuth, The Art of
/// Computer Programming, vol. 3, 5.4.1). A replay asks for the earliest one and puts it back later; that is one way from
/// a leaf to the root without a branch, some 1 to 8 ns for up to 256 workers.
///
/// A key is the time in nanoseconds, and below it the worker, so that of two who are free at once the lower one is first.
struct LoserTree: ~Copyable {
  private let keys: UnsafeMutablePointer<UInt64>
  private let leaves: Int
  private let bits: UInt64
  private let mask: UInt64
  private var winner: UInt64

  /// Workers 0, 1, … that are free at these times, at least one.
  init(free: [Int]) {
    var leaves = 1
    var bits: UInt64 = 0
    while leaves < free.count { (leaves, bits) = (leaves * 2, bits + 1) }
    self.leaves = leaves
    self.bits = bits
    mask = UInt64(leaves) - 1
    keys = .allocate(capacity: leaves)
    keys.initialize(repeating: .max, count: leaves)
    // The losers of every match are left in its node; the winner of a node is needed for the match above only.
    var winners = (0..<leaves).map { $0 < free.count ? UInt64(free[$0]) << bits | UInt64($0) : .max }
    var node = leaves / 2
    while node >= 1 {
      for place in 0..<node {
        let (a, b) = (winners[2 * place], winners[2 * place + 1])
        keys[node + place] = max(a, b)
        winners[place] = min(a, b)
      }
      node /= 2
    }
    winner = winners[0]
  }

  deinit { keys.deallocate() }

  /// Gives each cost, in nanoseconds, to whoever is free first.
  @inline(__always)
  mutating func take(_ costs: UnsafeBufferPointer<UInt64>) {
    let (keys, bits, mask, leaves) = (keys, bits, mask, leaves)
    var key = winner
    for cost in costs {
      var node = (leaves + Int(truncatingIfNeeded: key & mask)) >> 1
      key &+= cost << bits
      while node >= 1 {
        let other = keys[node]
        keys[node] = max(key, other)
        key = min(key, other)
        node >>= 1
      }
    }
    winner = key
  }

  /// When each worker is free, by its number.
  func free(_ workers: Int) -> [Int] {
    var times = [Int](repeating: 0, count: workers)
    func note(_ key: UInt64) {
      if key != .max { times[Int(key & mask)] = Int(key >> bits) }
    }
    note(winner)
    for node in 1..<max(1, leaves) { note(keys[node]) }
    return times
  }
}
