import SpeedupStatistics

/// Tasks and graphs by chance, the same for the same seed.
struct RandomTasks {
  var random: SplitMix64

  init(_ seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func count(_ range: ClosedRange<Int>) -> Int { range.lowerBound + random.nextBounded(range.count) }

  /// Some alike, some long, some that take no time.
  mutating func costs(_ count: Int) -> [Int] {
    (0..<count).map { _ in
      switch random.nextBounded(10) {
      case 0: 0
      case 1: 100_000 + random.nextBounded(900_000)
      case 2...4: 5000
      default: random.nextBounded(20_000)
      }
    }
  }

  /// Every task waits for up to three before it.
  mutating func predecessors(_ count: Int) -> [[Int]] {
    (0..<count).map { task in
      guard task > 0 else { return [] }
      return Array(Set((0..<random.nextBounded(4)).map { _ in random.nextBounded(task) })).sorted()
    }
  }
}
