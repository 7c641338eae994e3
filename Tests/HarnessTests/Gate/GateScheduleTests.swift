import Testing

@testable import SpeedupJudge

@Suite struct GateScheduleTests {
  @Test func `every round runs the same cells in another order`() {
    let schedule = GateSchedule(seed: 1)
    let orders = (0..<20).map { schedule.order(of: Array(0..<10), round: $0) }
    #expect(orders.allSatisfy { $0.sorted() == Array(0..<10) })
    #expect(Set(orders).count == 20)
  }

  @Test func `a quartet has both orders and a fair coin turns it`() {
    let schedule = GateSchedule(seed: 2)
    var baseFirst = 0
    for cell in 0..<50 {
      for round in 0..<100 {
        let sides = schedule.firstSides(cell: cell, round: round)
        #expect(sides == [.base, .new] || sides == [.new, .base])
        if sides[0] == .base { baseFirst += 1 }
      }
    }
    // 5000 fair coins: 4.2 standard deviations on either side.
    #expect((2350...2650).contains(baseFirst), "\(baseFirst)")
  }

  @Test func `coins of neighbouring rounds and cells are unrelated`() {
    let schedule = GateSchedule(seed: 3)
    let coins = (0..<40).map { cell in
      (0..<100).map { schedule.firstSides(cell: cell, round: $0)[0] == .base }
    }
    let sameNextRound = coins.map { row in zip(row, row.dropFirst()).count { $0 == $1 } }.reduce(0, +)
    let sameNextCell = zip(coins, coins.dropFirst()).map { zip($0, $1).count { $0 == $1 } }.reduce(0, +)
    #expect((1800...2160).contains(sameNextRound), "\(sameNextRound) of 3960")
    #expect((1770...2130).contains(sameNextCell), "\(sameNextCell) of 3900")
  }

  @Test func `the seed decides everything`() {
    let one = (0..<5).map { GateSchedule(seed: 4).order(of: Array(0..<8), round: $0) }
    #expect(one == (0..<5).map { GateSchedule(seed: 4).order(of: Array(0..<8), round: $0) })
    #expect(one != (0..<5).map { GateSchedule(seed: 5).order(of: Array(0..<8), round: $0) })
  }
}
