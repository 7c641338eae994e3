import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct SizingRuleTests {
  private func sizing(_ rule: SizingRule, cores: Int, gibibytes: Int? = nil, jobs: Int? = nil) -> Sizing {
    rule.sizing(
      for: SizingInput(
        cores: CoreCount(clamping: cores), memory: gibibytes.map { Bytes($0 << 30) }, jobs: jobs))
  }

  @Test func `every rule answers what the documents own python answers for1 to252 cores`() throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let rows = try CSV.parse(try Files.readText("/\(root)/Fixtures/sizing.csv"))
    let header = try #require(rows.first).fields
    #expect(rows.count == 1 + 252 * 3)
    for row in rows.dropFirst() {
      func number(_ name: String) throws -> Int? {
        Int(row.fields[try #require(header.firstIndex(of: name))])
      }
      let input = SizingInput(
        cores: try #require(try number("cores").flatMap { CoreCount($0) }),
        memory: try number("memory").map { Bytes($0) }, jobs: try number("jobs"),
        workerMemory: try number("worker_memory").map { Bytes($0) })
      let expected: [SizingRule: Sizing] = [
        .all: Sizing(workers: try #require(try number("all"))),
        .leaveTwo: Sizing(workers: try #require(try number("leave_two"))),
        .tiered: Sizing(
          workers: try #require(try number("tiered")), chunkRows: try number("tiered_chunk")),
        .cap8: Sizing(workers: try #require(try number("cap_8"))),
        .blas003: Sizing(
          workers: try #require(try number("blas_workers")), threads: try number("blas_threads")),
        .threeQuarters: Sizing(workers: try #require(try number("three_quarters"))),
      ]
      for rule in SizingRule.allCases {
        #expect(rule.sizing(for: input) == expected[rule], "\(rule.rawValue), line \(row.line)")
      }
    }
  }

  @Test func `every rule answers for any number of cores`() {
    #expect(sizing(.threeQuarters, cores: .max).workers == 6_917_529_027_641_081_855)
    for rule in SizingRule.allCases { #expect(sizing(rule, cores: .max).workers >= 1) }
  }

  @Test func `document001s own tests of its worker steps hold`() {
    let steps = [1: 1, 2: 1, 4: 3, 8: 6, 32: 16]
    for (cores, workers) in steps { #expect(sizing(.tiered, cores: cores).workers == workers) }
  }

  @Test func `document001 expects chunks that do not follow from its five percent`() {
    // Its section 6.2 expects some 20K rows at 4 GB, 80K at 16 GB and 300K at 64 GB. Its formula gives ten
    // times as many at 4 GB, and its upper bound from 10.24 GB on.
    #expect(sizing(.tiered, cores: 2, gibibytes: 4).chunkRows == 209_715)
    #expect(sizing(.tiered, cores: 4, gibibytes: 16).chunkRows == 500_000)
    #expect(sizing(.tiered, cores: 16, gibibytes: 64).chunkRows == 500_000)
  }

  @Test func `document003s thread table does not follow its formula below252 cores`() {
    // The table says 1-4 threads at 1-4 cores, 4 at 8 and 4 at 16. The formula divides by at least 8.
    #expect((1...4).map { sizing(.blas003, cores: $0).threads } == [1, 1, 1, 1])
    #expect(sizing(.blas003, cores: 8).threads == 1)
    #expect(sizing(.blas003, cores: 16).threads == 2)
    #expect(sizing(.blas003, cores: 252, jobs: 8).threads == 4)
  }

  @Test func `document003s formula stops no oversubscription by many jobs`() {
    // 300 jobs on 252 cores, its own example, are still 300 threads: the rule caps threads, not jobs.
    let sizing = sizing(.blas003, cores: 252, jobs: 300)
    #expect(sizing.workers == 300 && sizing.threads == 1)
  }

  @Test(arguments: SizingRule.allCases)
  func `every rule gives at least one of everything at its worst`(rule: SizingRule) {
    let worst = SizingInput(cores: .one, memory: Bytes(0), jobs: 0, workerMemory: Bytes(Int64.max))
    let sizing = rule.sizing(for: worst)
    #expect(sizing.workers >= 1)
    #expect(sizing.chunkRows ?? 1 >= 1)
    #expect(sizing.threads ?? 1 >= 1)
  }

  @Test(arguments: SizingRule.allCases)
  func `more cores never give fewer workers and none gives more than the cores`(rule: SizingRule) {
    for cores in 1...252 {
      let workers = sizing(rule, cores: cores).workers
      #expect(workers <= cores)
      #expect(sizing(rule, cores: cores + 1).workers >= workers)
    }
  }

  @Test func `a rule is found by its name and an unknown one is an error that names them`() throws {
    #expect(try SizingRule(named: "three-quarters") == .threeQuarters)
    let expected = InputError(
      "--rule: there is no rule 'half'; there are: all, leave-two, tiered, cap-8, blas-003, three-quarters"
    )
    #expect(throws: expected) { try SizingRule(named: "half") }
  }
}
