import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("Phases, passes and memory of the weekly workload")
struct WeeklyPhasesTests {
  static let workload = WeeklyWorkload()

  static func request(_ variant: String = "partition", limit: Bytes? = nil, _ more: [String: String] = [:])
    -> RunRequest
  {
    let own = ["symbols": "9", "days": "150", "skew": "zipf", "order": "date"]
    return RunRequest(variant: variant, parameters: own.merging(more) { $1 }, memoryLimit: limit)
  }

  static var pools: [any WorkerPool] { [SerialExecutor(), ThreadPool(workers: 3), RoundTripExecutor(workers: 2)] }

  @Test(arguments: ["filter", "copy-all", "partition", "partition-f32"])
  func `Split phases and several passes change no bit of the answer`(variant: String) throws {
    let expected = try answer(Self.workload, Self.request(variant))
    for more in [["phases": "split"], ["passes": "3"], ["phases": "split", "passes": "2", "strategy": "batched"]] {
      for pool in Self.pools {
        let got = try answer(Self.workload, Self.request(variant, more), on: pool)
        #expect(got.digest == expected.digest)
        #expect(
          got.items == expected.items.map { $0 * (Int(more["passes"] ?? "1") ?? 1) }, "a pass does the items again")
      }
    }
  }

  @Test func `Only split phases have times of their own, and they send more across a process boundary`() throws {
    let whole = RoundTripExecutor()
    let combined = try answer(Self.workload, Self.request(), on: whole)
    #expect(combined.measures["resample_seconds"] == nil && combined.measures["features_cpu_seconds"] == nil)
    let parts = RoundTripExecutor()
    let split = try answer(Self.workload, Self.request(["phases": "split"]), on: parts)
    for name in PhaseTime.names("resample") + PhaseTime.names("features") + PhaseTime.names("partition") {
      #expect(split.measures[name].flatMap { Double($0) } ?? -1 >= 0, "\(name)")
    }
    #expect(try #require(parts.boundaryBytes) > #require(whole.boundaryBytes))
  }

  @Test func `The bytes of the partitions are those of the rows as each variant stores them`() throws {
    func bytes(_ variant: String) throws -> Int? {
      try answer(Self.workload, Self.request(variant)).measures["partition_bytes"].flatMap { Int($0) }
    }
    let rows = try #require(answer(Self.workload, Self.request()).items)
    #expect(try bytes("partition") == rows * 44 && bytes("filter") == rows * 44)
    #expect(try bytes("partition-f32") == rows * 24)
    #expect(try bytes("copy-all") == 9 * rows * DailyTable.bytesPerRow)
  }

  @Test func `Memory-aware gives the same answer in as many groups as the memory limit asks for`() throws {
    let aware = ["strategy": "memory-aware"]
    for variant in ["partition", "partition-f32"] {
      let expected = try answer(Self.workload, Self.request(variant)).digest
      for pool in Self.pools {
        #expect(
          try answer(Self.workload, Self.request(variant, limit: Bytes(8 << 30), aware), on: pool).digest == expected)
        #expect(try answer(Self.workload, Self.request(variant, aware), on: pool).digest == expected)
      }
    }
    #expect(throws: InputError.self, "not even this process fits") {
      try answer(Self.workload, Self.request(limit: Bytes(1 << 20), aware))
    }
    #expect(throws: InputError.self) { try answer(Self.workload, Self.request("filter", aware)) }
  }

  @Test func `Groups are neighbours with no more rows than there is room for, and lose no symbol`() throws {
    #expect(try MemoryGroups.of(rowCounts: [3, 4, 5, 1], bytesPerRow: 10, room: 1000) == [0..<4])
    #expect(try MemoryGroups.of(rowCounts: [3, 4, 5, 1], bytesPerRow: 10, room: 70) == [0..<2, 2..<4])
    #expect(try MemoryGroups.of(rowCounts: [3, 4, 5, 1], bytesPerRow: 10, room: 50) == [0..<1, 1..<2, 2..<3, 3..<4])
    #expect(throws: InputError.self) { try MemoryGroups.of(rowCounts: [3, 4, 5, 1], bytesPerRow: 10, room: 49) }
    #expect(try MemoryGroups.of(rowCounts: [], bytesPerRow: 10, room: 5).isEmpty)
  }

  @Test func `Rows of a group are those that one pass over all rows gives`() throws {
    let table = try WeeklyPropertyTests.generated()
    let census = try SymbolCensus(of: table, PhaseRunner(pool: nil))
    let group: SymbolRows<Float, Int64> = try MemoryGroups.rows(of: 2..<5, in: table, census)
    let capacities = MemoryGroups.barCapacities(table, census)
    let all: SymbolRows<Float, Int64> = try Partition.split(table, census, PhaseRunner(pool: nil))
    for symbol in 2..<5 {
      let (got, expected) = (group.columns[symbol - 2], all.columns[symbol])
      #expect(got.count == expected.count)
      for row in 0..<got.count {
        #expect(got.dates[row] == expected.dates[row] && got.close[row] == expected.close[row])
        #expect(got.volume[row] == expected.volume[row])
      }
      #expect(capacities[symbol] >= WeeklyBars.capacity(of: expected))
    }
  }
}

extension WeeklyPhasesTests {
  static func request(_ more: [String: String]) -> RunRequest { request("partition", more) }
}
