import Testing

@testable import SpeedupCore

@Suite struct ScheduleTests {
  @Test(arguments: [1, 2, 7, 100], [0, 2])
  func `every block holds every cell once`(cells: Int, warmups: Int) {
    let schedule = Schedule(cells: cells, warmups: warmups, repeats: 5, seed: 3)
    for block in 0..<(warmups + 5) {
      #expect(schedule.block(block).map(\.cell).sorted() == Array(0..<cells))
      #expect(schedule.block(block).map(\.position) == Array(0..<cells))
      #expect(schedule.isWarmup(block) == (block < warmups))
    }
    #expect(schedule.remaining(done: []).count == schedule.count)
  }

  @Test func `blocks are shuffled differently and the seed decides`() {
    let schedule = Schedule(cells: 50, warmups: 0, repeats: 3, seed: 3)
    #expect(schedule.block(0).map(\.cell) != schedule.block(1).map(\.cell))
    #expect(schedule.block(0) == Schedule(cells: 50, warmups: 0, repeats: 9, seed: 3).block(0))
    #expect(schedule.block(0) != Schedule(cells: 50, warmups: 0, repeats: 3, seed: 4).block(0))
  }

  @Test func `every cell stands early and late alike`() {
    // Mean position over many blocks is the middle for every cell, so that no cell always meets a warmer machine.
    let schedule = Schedule(cells: 8, warmups: 0, repeats: 2000, seed: 1)
    var sums = [Int](repeating: 0, count: 8)
    for block in 0..<2000 { for slot in schedule.block(block) { sums[slot.cell] += slot.position } }
    for sum in sums { #expect(abs(Double(sum) / 2000 - 3.5) < 0.25) }
  }

  @Test func `what is left is the same order without what is done`() {
    let schedule = Schedule(cells: 5, warmups: 1, repeats: 3, seed: 9)
    let all = schedule.remaining(done: [])
    for cut in 0...all.count {
      let done = Set(all.prefix(cut).map { Schedule.Run(cell: $0.cell, block: $0.block) })
      #expect(schedule.remaining(done: done) == Array(all.dropFirst(cut)))
    }
  }

  @Test func `how many runs of a cell are behind the block at hand`() throws {
    let schedule = Schedule(cells: 3, warmups: 1, repeats: 3, seed: 9)
    var left = RunsLeft(of: schedule, done: [Schedule.Run(cell: 1, block: 0), Schedule.Run(cell: 1, block: 2)])
    let next = left.next()
    let first = try #require(next)
    #expect(first.block == 0 && first.cell != 1 && !left.isAtEnd)
    #expect((0..<3).map { left.count(of: $0) } == [3, 2, 3])
    while let slot = left.next() {
      if slot.block == 2 { #expect((0..<3).map { left.count(of: $0) } == [1, 1, 1] && slot.cell != 1) }
    }
    let beyond = left.next()
    #expect(left.isAtEnd && beyond == nil && left.count(of: 0) == 0)
  }
}
