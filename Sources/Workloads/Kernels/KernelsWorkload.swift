import SpeedupKit

/// Four ways in which threads can load a machine, each alone: the work is the same for any number of workers, so that
/// what it costs more with many of them is the price of having them.
struct KernelsWorkload: Workload {
  let name = "kernels"
  let summary = "arithmetic, dependent loads, sleeping and spinning barriers: what many threads cost each"
  let source = "synthetic; the kinds of load that oversubscribed cells are told apart by"
  let variants = [Variant("even", "every worker has the same share of the pieces")]
  let parameters = KernelsParameters.all
  let measures = ["waits"]

  struct Input: Sendable {
    let options: KernelsOptions
    /// One a worker for chase, none for the others.
    let rings: [PointerRing]
  }

  func sizing(of variant: String, for input: SizingInput) -> Sizing? {
    Sizing(workers: input.cores.value, chunkRows: nil)
  }

  func idle(in request: RunRequest) -> [String: String] {
    var idle = [
      "chunk": "the pieces are shared out evenly", "threads": "a worker is one thread", "data": "no file is read",
    ]
    guard let kernel = try? request[KernelsParameters.kernel] else { return idle }
    if kernel != .chase { idle["working-set"] = "it goes with --kernel chase" }
    if !kernel.hasRounds { idle["rounds"] = "it goes with --kernel barrier and spin" }
    return idle
  }

  func prepare(_ request: RunRequest) throws -> Input {
    let options = try KernelsOptions(request)
    let rings =
      options.kernel == .chase
      ? (0..<request.workers).map { _ in PointerRing(bytes: options.workingSet, seed: request.seed) } : []
    return Input(options: options, rings: rings)
  }

  func run(_ input: Input, _ request: RunRequest, on pool: any WorkerPool) throws -> [UInt64] {
    let options = input.options
    guard pool.sharesMemory else {
      throw SkipRun("kernels shares memory between its workers; take --executor threads, dispatch or tasks")
    }
    let share = max(1, (options.pieces + pool.workers - 1) / pool.workers)
    switch options.kernel {
    case .compute:
      return try pool.mapSharing("compute", count: options.pieces, chunk: share) { item, _ in
        KernelWork.compute(item, steps: options.steps, seed: request.seed)
      }
    case .chase:
      return try pool.mapSharing("chase", count: options.pieces, chunk: share) { item, context in
        let ring = input.rings[context.worker]
        let start = Int(KernelWork.start(item, seed: request.seed) % UInt64(ring.count))
        return UInt64(ring.walk(from: start, steps: options.steps))
      }
    case .barrier:
      return try rounds(options, request, on: pool, SleepingBarrier(workers: pool.workers))
    case .spin:
      return try rounds(options, request, on: pool, SpinningBarrier(workers: pool.workers))
    }
  }

  /// Every worker is one task, and does its share of every round.
  private func rounds(
    _ options: KernelsOptions, _ request: RunRequest, on pool: any WorkerPool, _ barrier: any RoundBarrier
  ) throws -> [UInt64] {
    // Workers that wait for each other must all be there: pools with fewer threads than workers would wait for ever.
    guard pool.kind == .threads else {
      throw SkipRun("workers that wait for one another need a thread each; take --executor threads")
    }
    let workers = pool.workers
    let parts = try pool.mapSharing(options.kernel.rawValue, count: workers) { worker, _ -> [(Int, UInt64)] in
      var values: [(Int, UInt64)] = []
      for round in 0..<options.rounds {
        let first = options.pieces * round / options.rounds
        let last = options.pieces * (round + 1) / options.rounds
        for item in stride(from: first + worker, to: last, by: workers) {
          values.append((item, KernelWork.compute(item, steps: options.steps, seed: request.seed)))
        }
        barrier.arrive()
      }
      return values
    }
    var values = [UInt64](repeating: 0, count: options.pieces)
    for part in parts { for (item, value) in part { values[item] = value } }
    return values
  }

  func answer(_ values: [UInt64], _ input: Input, _ request: RunRequest) -> Answer {
    var digest = Digest()
    for value in values { digest.add(Int(bitPattern: UInt(value))) }
    let options = input.options
    var answer = Answer(digest: digest.text, items: options.pieces)
    if options.kernel.hasRounds { answer.measures["waits"] = "\(options.rounds * request.workers)" }
    return answer
  }
}
