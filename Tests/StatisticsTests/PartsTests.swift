import Synchronization
import Testing

@testable import SpeedupStatistics

/// Work in parts, by one thread and by several.
struct PartsTests {
  private struct Enough: Error {}

  private final class Count: Sendable {
    private let count = Atomic(0)
    var value: Int { count.load(ordering: .relaxed) }
    func add(_ more: Int) { count.add(more, ordering: .relaxed) }
  }

  @Test(arguments: [1, 2, 5])
  func `each part is made once and taken in its order, whatever the number of threads`(_ threads: Int) {
    let made = Count()
    var taken: [Int] = []
    Parts.make(of: 1003, each: 10, by: threads) { things in
      made.add(1)
      return Array(things)
    } take: { part in
      taken += part
      return true
    }
    #expect(taken == Array(0..<1003))
    #expect(made.value == 101)
  }

  @Test(arguments: [1, 3])
  func `no part is made any more once enough are taken, or one could not be`(_ threads: Int) {
    let made = Count()
    var taken = 0
    Parts.make(of: 1_000_000, each: 1, by: threads) { _ in
      made.add(1)
    } take: { _ in
      taken += 1
      return taken < 20
    }
    #expect(taken == 20)
    // Few are ahead of the one that is taken.
    #expect(made.value <= 20 + 2 * threads)
    #expect(throws: Enough.self) {
      try Parts.make(of: 100, each: 1, by: threads) {
        $0.lowerBound
      } take: { (place) throws(Enough) in
        if place == 30 { throw Enough() }
        return true
      }
    }
  }

  @Test func `of nothing there are no parts`() {
    Parts.make(of: 0, each: 10) { _ in
      0
    } take: { _ in
      Issue.record("a part of nothing")
      return true
    }
  }
}
