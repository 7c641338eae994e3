import Glibc
import Synchronization
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem

@Suite("Worker threads") struct ExecutionThreadTests {
  /// Lets each of `workers` tasks wait until all have begun: that ends only when all run at once.
  static func meet(_ workers: Int, on pool: ThreadPool) throws -> [Int] {
    let tally = Tally(workers)
    let arrived = Tally(1)
    try pool.forEach("meet", count: workers, chunk: 1) { _, context in
      tally.add(context.worker)
      arrived.add(0)
      while arrived.all[0] < workers { usleep(200) }
    }
    return tally.all
  }

  @Test(arguments: [2, 7, 252])
  func `All workers of a phase run at once, 252 of them on the CPUs that there are`(_ workers: Int) async throws {
    let (cpus, met) = try await onPlainThread {
      let cpus = allowedCpus()
      let pool = ThreadPool(
        WorkerPoolConfiguration(workers: workers, virtualCores: (0..<workers).map { cpus[$0 % cpus.count] }))
      defer { pool.shutDown() }
      let met = try (1...3).map { _ in try Self.meet(workers, on: pool) }
      return (cpus, met)
    }
    #expect(!cpus.isEmpty)
    #expect(met == Array(repeating: Array(repeating: 1, count: workers), count: 3))
  }

  @Test func `The same threads serve all phases, and the caller is none of them`() throws {
    let pool = ThreadPool(WorkerPoolConfiguration(workers: 4))
    defer { pool.shutDown() }
    let ids = Mutex<Set<Int32>>([])
    for _ in 0..<300 {
      try pool.forEach("p", count: 4, chunk: 1) { _, _ in
        _ = ids.withLock { $0.insert(PinnedThread.currentID) }
      }
    }
    let seen = ids.withLock { $0 }
    #expect((1...4).contains(seen.count))
    #expect(!seen.contains(PinnedThread.currentID))
  }

  @Test func `One worker is the caller itself, on its virtual core's CPU, and its mask is given back`() async throws {
    try await onPlainThread {
      let before = try Affinity.allowed()
      let cpu = before.cpus.last!
      let pool = ThreadPool(WorkerPoolConfiguration(workers: 1, virtualCores: [cpu]))
      let caller = PinnedThread.currentID
      try pool.forEach("p", count: 3, chunk: 1) { _, context in
        let mask = try Affinity.allowed()
        #expect(PinnedThread.currentID == caller)
        #expect(mask == CpuSet([cpu]))
        #expect(context.virtualCore == 0)
      }
      let after = try Affinity.allowed()
      #expect(after == before)
      #expect(pool.workerUsage == nil)
    }
  }

  @Test func `A CPU that is not there is an error that says how many threads were started, and none is left`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        var complaints = Complaints()
        let cpu = allowedCpus()[0]
        let pool = ThreadPool(
          WorkerPoolConfiguration(workers: 5, virtualCores: [cpu, cpu, cpu, 60_000]))
        complaints.unlessThrows(
          WorkerPoolError.self, "CPU 60000",
          where: {
            $0.description.hasPrefix(
              "only 3 of 5 worker threads could be started (start a thread on CPU 60000")
          }
        ) { try pool.forEach("p", count: 5, chunk: 1) { _, _ in } }
        complaints.unless(try ForkedProcess.threadsOfThisProcess() == 1, "threads are left")
        return complaints.list
      }
    }
  }

  @Test func `A limit below 252 threads is an error that leaves no thread; without it the next phase works`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        var complaints = Complaints()
        // The kernel does not hold root to this limit.
        if geteuid() == 0 { complaints.unless(setuid(65_534) == 0, "root could not become nobody") }
        let resource = __rlimit_resource_t(__RLIMIT_NPROC.rawValue)
        var usual = rlimit()
        getrlimit(resource, &usual)
        var tight = usual
        tight.rlim_cur = 100
        setrlimit(resource, &tight)
        let pool = ThreadPool(WorkerPoolConfiguration(workers: 252))
        let tally = Tally(252)
        let run = { try pool.forEach("p", count: 252, chunk: 1) { index, _ in tally.add(index) } }
        complaints.unlessThrows(
          WorkerPoolError.self, "tight",
          where: {
            $0.description.contains(
              "of 252 worker threads could be started (start a thread: Resource temporarily unavailable)")
          }, run)
        complaints.unless(try ForkedProcess.threadsOfThisProcess() == 1, "threads are left")
        complaints.unless(tally.all.allSatisfy { $0 == 0 }, "tasks ran without their workers")
        setrlimit(resource, &usual)
        try run()
        complaints.unless(try ForkedProcess.threadsOfThisProcess() == 253, "not 252 threads")
        pool.shutDown()
        complaints.unless(try ForkedProcess.threadsOfThisProcess() == 1, "threads are left after shutDown")
        complaints.unless(tally.all.allSatisfy { $0 == 1 }, "not every task once")
        return complaints.list
      }
    }
  }

  @Test func `Threads end with the executor when nobody shuts it down`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        var complaints = Complaints()
        do {
          let pool = WorkerPoolKind.threads.make(WorkerPoolConfiguration(workers: 3))
          try pool.forEach("p", count: 3, chunk: 1) { _, _ in }
          complaints.unless(try ForkedProcess.threadsOfThisProcess() == 4, "not three threads")
        }
        complaints.unless(try ForkedProcess.threadsOfThisProcess() == 1, "threads are left")
        return complaints.list
      }
    }
  }

  @Test func `The workers' CPU time is known while they live and stays known when they have ended`() throws {
    let pool = ThreadPool(WorkerPoolConfiguration(workers: 2))
    #expect(pool.workerUsage == nil)
    try pool.forEach("work", count: 2, chunk: 1) { _, _ in
      var digest = Digest()
      for number in 0..<100_000 { digest.add(number) }
      #expect(digest.text.count == 16)
    }
    let during = try #require(pool.workerUsage)
    #expect(during.cpuTime > Seconds(0))
    pool.shutDown()
    let after = try #require(pool.workerUsage)
    #expect(after.cpuTime >= during.cpuTime && after.runDelay >= during.runDelay)
  }

  @Test func `A thread's scheduler figures are read, and zeros of a kernel that keeps none are not figures`() {
    let figures = SchedulerStatistics(parsing: "1500000000 250000000 7\n")
    #expect(figures?.running == Seconds(nanoseconds: 1_500_000_000))
    #expect(figures?.waiting == Seconds(nanoseconds: 250_000_000))
    for text in ["0 0 0\n", "", "1 2", "a b c"] { #expect(SchedulerStatistics(parsing: text) == nil) }
    #expect(SchedulerStatistics.of(thread: PinnedThread.currentID) != nil)
  }
}
