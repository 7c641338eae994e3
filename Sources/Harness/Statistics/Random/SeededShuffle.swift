/// `items` in a random order that follows from `seed` alone, on every machine and with every
/// version of the standard library.
///
/// Fisher–Yates, written out here because a recorded seed must give the same order years later,
/// which the standard library's `shuffle(using:)` does not promise.
package func seededShuffle<T>(_ items: [T], seed: UInt64) -> [T] {
  var generator = SplitMix64(seed: seed)
  return seededShuffle(items, using: &generator)
}

/// `items` in a random order, with bits from a generator that the caller goes on using.
package func seededShuffle<T>(_ items: [T], using generator: inout SplitMix64) -> [T] {
  var shuffled = items
  for last in stride(from: shuffled.count - 1, to: 0, by: -1) {
    shuffled.swapAt(last, generator.nextBounded(last + 1))
  }
  return shuffled
}
