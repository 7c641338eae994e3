import Synchronization
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupWorkloads

@Suite("The two levels of threads of the training workload")
struct TrainingThreadTests {
  @Test(arguments: Training.variants)
  func `Variants, executors, workers, threads and chunks change no bit of the answer`(_ variant: String) async throws {
    let parameters = ["symbols": "2"]
    let expected = try Training.run(Training.request("sequential", parameters)).answer.digest
    for (workers, threads, chunk) in [(1, 1, nil), (2, 3, 1), (3, 2, 4), (8, 8, nil)] as [(Int, Int, Int?)] {
      for pool in Training.pools(workers: workers) {
        defer { pool.shutDown() }
        let together = parameters.merging(["concurrent-symbols": "\(1 + workers % 2)"]) { $1 }
        let request = Training.request(variant, together, workers: workers, chunk: chunk, threads: threads)
        let answer = try await Training.onOwnThread { try Training.run(request, on: pool).answer }
        #expect(answer.digest == expected, "\(pool.kind), \(workers) workers, \(threads) threads")
        #expect(answer.precision == .exact)
        #expect(answer.measures["threads_asked"] == answer.measures["threads_started"])
      }
    }
  }

  @Test func `A product of matrices has the same digest for any number of threads, and no place among processes`()
    throws
  {
    let digests = try [1, 2, 3, 8].map { threads in
      try Training.run(Training.request("uncapped", ["model": "gemm"], threads: threads)).answer.digest
    }
    #expect(Set(digests).count == 1)
    #expect(throws: InputError.self) {
      try Training.run(Training.request("uncapped", ["model": "gemm"]), on: RoundTripExecutor())
    }
  }

  @Test func `One input gives one product however often it is run`() throws {
    let request = Training.request("sequential", ["model": "gemm"])
    let input = try Training.workload.prepare(request)
    let digests = try (0..<3).map { _ in
      let output = try Training.workload.run(input, request, on: SerialExecutor())
      return try Training.workload.answer(output, input, request).digest
    }
    #expect(Set(digests).count == 1)
  }

  @Test func `On 252 virtual cores the uncapped rule starts the thousands of threads that it asks for`() throws {
    let expected = try Training.run(Training.request()).answer.digest
    let pool = WorkerPoolKind.threads.make(WorkerPoolConfiguration(workers: 252))
    defer { pool.shutDown() }
    let request = Training.request("uncapped", workers: 252, cores: 252)
    let answer = try Training.run(request, on: pool).answer
    #expect(answer.digest == expected)
    // 6 models at once, each with a team of 252, of which one is the pool's worker.
    #expect(answer.measures["threads_asked"] == String(252 + 6 * 251))
    #expect(answer.measures["threads_started"] == String(252 + 6 * 251))
  }

  @Test func `The rules size models at once and threads per model as they say`() {
    func sizes(_ rule: TrainingRule) -> [[Int]] {
      [1, 2, 8, 13, 16, 64, 252].map { cores in
        let sizing = rule.sizing(cores: cores)
        return [sizing.workers, sizing.threads ?? 0]
      }
    }
    #expect(sizes(.uncapped) == [[1, 1], [2, 2], [8, 8], [13, 13], [16, 16], [64, 64], [252, 252]])
    #expect(sizes(.document003) == [[1, 1], [2, 1], [4, 1], [4, 1], [4, 2], [4, 4], [4, 4]])
    #expect(sizes(.sequential) == Array(repeating: [1, 1], count: 7))
    #expect(sizes(.balanced) == [[1, 1], [2, 1], [4, 2], [13, 1], [4, 4], [8, 8], [18, 14]])
    for cores in 1...300 {
      let sizing = TrainingRule.balanced.sizing(cores: cores)
      #expect(sizing.workers * (sizing.threads ?? 0) == cores)
    }
    let input = SizingInput(cores: CoreCount(clamping: 252))
    #expect(Training.workload.sizing(of: "document-003", for: input) == Sizing(workers: 4, threads: 4))
    #expect(Training.workload.sizing(of: "nothing", for: input) == nil)
  }

  @Test func `A plan counts the executor's workers and the helpers of the models that can be at work at once`() {
    let uncapped = ThreadPlan(.uncapped, cores: 252, workers: 252, threads: 252, jobs: 12, islands: 8)
    #expect((uncapped.modelsAtOnce, uncapped.asked, uncapped.featureWorkers) == (12, 252 + 12 * 251, 252))
    let capped = ThreadPlan(.document003, cores: 252, workers: 4, threads: 4, jobs: 12, islands: 20)
    #expect((capped.islandsAtOnce, capped.teamSize, capped.asked, capped.featureWorkers) == (8, 8, 32, 8))
    let single = ThreadPlan(.sequential, cores: 252, workers: 1, threads: nil, jobs: 12, islands: 8)
    #expect((single.asked, single.helpers) == (1, 0))
    let given = ThreadPlan(.document003, cores: 4, workers: 3, threads: 5, jobs: 2, islands: 0)
    #expect((given.modelsAtOnce, given.threadsPerModel, given.islandsAtOnce) == (2, 5, 0))
  }

  @Test func `The thread budget is the least of the limits less what runs, less a tenth`() {
    typealias Limits = ThreadBudget.Limits
    #expect(ThreadBudget(Limits()) == nil)
    let limits = Limits(processes: 1100, threads: 5000, numbers: 32_768, running: 100, maps: 65_530)
    #expect(ThreadBudget(limits)?.count == 900)
    #expect(ThreadBudget(limits)?.place == "ulimit -u")
    #expect(ThreadBudget(Limits(maps: 65_530))?.count == 28_589)
    #expect(ThreadBudget(Limits(memory: Bytes(128 << 20)))?.count == 922)
    #expect(ThreadBudget(Limits(processes: 10, running: 100))?.count == 0)
    #expect(ThreadBudget.runningThreads("0.20 0.18 0.12 1/80 11206") == 80)
    #expect(ThreadBudget.runningThreads("0.20") == nil)
  }

  @Test func `A plan beyond the budget is a skip that names both counts`() throws {
    let plan = ThreadPlan(.uncapped, cores: 252, workers: 252, threads: 252, jobs: 120, islands: 8)
    let budget = try #require(ThreadBudget(ThreadBudget.Limits(processes: 1000)))
    let error = #expect(throws: SkipRun.self) { try budget.check(plan, variant: "uncapped") }
    let text = error?.description ?? ""
    #expect(text.contains("30372 threads") && text.contains("budget of 900") && text.contains("ulimit -u"))
    let small = ThreadPlan(.sequential, cores: 1, workers: 1, threads: 1, jobs: 1, islands: 1)
    #expect(throws: Never.self) { try budget.check(small, variant: "sequential") }
  }

  @Test func `A team runs every index once, whatever its size, and all its helpers end with it`() throws {
    let census = ThreadCensus()
    for size in [1, 2, 5, 17] {
      let team = try ThreadTeam(size: size, census: census)
      for members in [1, 2, size] {
        for count in [0, 1, 3, 100] {
          let hits = Mutex([Int: Int]())
          team.forEach(count, members: members) { index in hits.withLock { $0[index, default: 0] += 1 } }
          #expect(hits.withLock { $0 } == Dictionary(uniqueKeysWithValues: (0..<count).map { ($0, 1) }))
        }
      }
      let seen = Mutex(Set<Int>())
      team.run(members: size) { member in _ = seen.withLock { $0.insert(member) } }
      #expect(seen.withLock { $0 } == Set(0..<size))
    }
    #expect(census.most == 16)
  }
}
