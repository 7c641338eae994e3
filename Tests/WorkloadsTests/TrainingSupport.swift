@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupStatistics
@testable import SpeedupSystem
@testable import SpeedupWorkloads

/// The training workload at a size that a test can afford.
enum Training {
  static let workload = TrainingWorkload()
  static let variants = TrainingRule.allCases.map(\.rawValue)

  /// A small request; `parameters` replace those that make it small.
  static func request(
    _ variant: String = "sequential", _ parameters: [String: String] = [:], workers: Int = 1, chunk: Int? = nil,
    cores: Int = 2, threads: Int? = nil, file: String? = nil, seed: UInt64 = 7
  ) -> RunRequest {
    let small = ["bars": "330", "lags": "2", "folds": "2", "islands": "3", "generations": "2", "size": "53"]
    return RunRequest(
      variant: variant, parameters: small.merging(parameters) { $1 }, workers: workers, chunk: chunk, cores: cores,
      threads: threads, dataFile: file, seed: seed)
  }

  /// Prepares, runs and answers.
  static func run(
    _ request: RunRequest, on pool: any WorkerPool = SerialExecutor()
  ) throws -> (output: TrainingWorkload.Output, answer: Answer) {
    let input = try workload.prepare(request)
    let output = try workload.run(input, request, on: pool)
    return (output, try workload.answer(output, input, request))
  }

  /// Runs `body` on a thread of its own, as a program's main thread would: the pool `tasks` needs the pool that a
  /// test runs on, so no test may block it.
  static func onOwnThread<Value: Sendable>(
    _ body: @escaping @Sendable () throws -> Value
  ) async throws -> Value {
    var thread: PinnedThread?
    let outcome = await withCheckedContinuation { continuation in
      do {
        thread = try PinnedThread(stack: Bytes(1 << 20), cpu: nil) {
          continuation.resume(returning: Result { try body() })
        }
      } catch { continuation.resume(returning: .failure(error)) }
    }
    thread?.join()
    return try outcome.get()
  }

  /// The pools that a test process can run, with so many workers.
  static func pools(workers: Int) -> [any WorkerPool] {
    [WorkerPoolKind.threads, .dispatch, .tasks].map { $0.make(WorkerPoolConfiguration(workers: workers)) }
      + [RoundTripExecutor(workers: workers)]
  }

  /// Whether the system's OpenBLAS can be loaded.
  static var hasOpenBLAS: Bool { (try? OpenBLAS()) != nil }
}

/// Random numbers in −0.5…0.5.
func randomBuffer(_ count: Int, _ random: inout SplitMix64) throws -> RealBuffer {
  let buffer = try RealBuffer(zeros: count)
  for index in 0..<count { buffer.base[index] = random.nextUniform() - 0.5 }
  return buffer
}

/// The bars of a CSV text, and what was odd in it.
func hourly(_ text: String) throws -> (bars: HourlyBars, report: DataReport) {
  let (series, report) = try HourlyCSVReader.read(Array(text.utf8), file: "test.csv")
  return (series[0].bars, report)
}
