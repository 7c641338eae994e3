import SpeedupKit

enum KernelWork {
  /// The value that piece `item` starts from: the first number of SplitMix64 seeded by it.
  static func start(_ item: Int, seed: UInt64) -> UInt64 {
    var random = SplitMix64(seed: seed &+ UInt64(item))
    return random.next()
  }

  /// `steps` steps of Knuth's 64-bit linear congruential generator (MMIX), each of which needs the one before it. The
  /// upper bits are folded into the lower ones: compilers know how to leap over steps of the bare generator.
  static func compute(_ item: Int, steps: Int, seed: UInt64) -> UInt64 {
    var value = start(item, seed: seed)
    for _ in 0..<steps {
      value = value &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      value ^= value >> 29
    }
    return value
  }
}

/// Lines of a cache in one random cycle, as large as a worker's working set: whoever follows it waits for every load.
///
/// Sattolo's shuffle, "An algorithm to generate a random cyclic permutation" (1986): one cycle over all lines, so that no
/// worker is caught in a short one.
final class PointerRing: @unchecked Sendable {
  /// Bytes of a line.
  static let line = 64
  private static let wordsPerLine = line / MemoryLayout<Int>.size
  private let next: UnsafeMutablePointer<Int>
  let count: Int

  /// A ring of `bytes`, at least one line; every worker's is the same.
  init(bytes: Int, seed: UInt64) {
    count = max(1, bytes / Self.line)
    var order = Array(0..<count)
    var random = SplitMix64(seed: seed)
    for last in stride(from: count - 1, to: 0, by: -1) {
      order.swapAt(last, Int(random.next() % UInt64(last)))
    }
    next = .allocate(capacity: count * Self.wordsPerLine)
    next.initialize(repeating: 0, count: count * Self.wordsPerLine)
    for line in 0..<count { next[line * Self.wordsPerLine] = order[line] }
  }

  deinit { next.deallocate() }

  func walk(from line: Int, steps: Int) -> Int {
    var at = line
    for _ in 0..<steps { at = next[at &* Self.wordsPerLine] }
    return at
  }
}
