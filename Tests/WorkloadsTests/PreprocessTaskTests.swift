import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

// In turn: a phase's closure reaches forked workers by a place that a process has once.
@Suite("What an actor of the preprocess workload is given", .serialized)
struct PreprocessTaskTests {
  static func request(
    _ variant: String = "all-cores", chunk: Int? = 100, days: Int = 457, symbols: Int = 2,
    with more: [String: String] = [:]
  ) -> RunRequest {
    let own = ["symbols": "\(symbols)", "days": "\(days)", "folds": "3", "write": "off"]
    return RunRequest(variant: variant, parameters: own.merging(more) { $1 }, chunk: chunk)
  }

  @Test(arguments: [1, 7, 100, 199, 200, 457, 5000])
  func `A batch a task and fold by fold give the same bits as an indicator a task`(chunk: Int) throws {
    let expected = try answer(PreprocessWorkload(), Self.request()).digest
    for more in [["task": "batch"], ["per-fold": "on"], ["task": "batch", "per-fold": "on"]] {
      for pool in [ThreadPool(workers: 3), RoundTripExecutor(workers: 2)] as [any WorkerPool] {
        #expect(try answer(PreprocessWorkload(), Self.request(chunk: chunk, with: more), on: pool).digest == expected)
      }
    }
  }

  @Test func `A year of minutes in batches of 10,000 rows is ten tasks, so of 16 actors six get none`() throws {
    let year = Self.request("stateless", chunk: 10_000, days: 98_280, symbols: 1, with: ["task": "batch"])
    let answer = try answer(PreprocessWorkload(), year, on: ThreadPool(workers: 16))
    #expect(answer.measures["tasks"] == "10")
    #expect(try #require(answer.measures["actors_busy"].flatMap { Int($0) }) <= 10)
  }

  @Test func `Without state a batch a task is as wrong as an indicator a task`() throws {
    let expected = try answer(PreprocessWorkload(), Self.request("stateless"))
    for pool in [SerialExecutor(), RoundTripExecutor()] as [any WorkerPool] {
      let batches = try answer(PreprocessWorkload(), Self.request("stateless", with: ["task": "batch"]), on: pool)
      #expect(batches.digest == expected.digest && batches.measures["wrong_rows"] == expected.measures["wrong_rows"])
    }
  }

  @Test func `Fold by fold the actors of train and test are told apart, else not measured`() throws {
    let folds = try answer(PreprocessWorkload(), Self.request(with: ["per-fold": "on"]), on: SerialExecutor())
    #expect(folds.measures["train_actors_busy"] == "1" && folds.measures["test_actors_busy"] == "1")
    #expect(folds.measures["tasks"] == "\(3 * 2 * 2 * 15)")
    let whole = try answer(PreprocessWorkload(), Self.request())
    #expect(whole.measures["train_actors_busy"] == nil && whole.measures["actors_busy"] == "1")
  }

  @Test func `Batches without state have no folds of their own`() {
    #expect(throws: InputError.self) {
      try answer(PreprocessWorkload(), Self.request("stateless", with: ["per-fold": "on"]))
    }
  }

  @Test func `A disk of so many bytes a second holds up the writing, and changes no answer`() throws {
    let rate = ["write": "on", "disk-rate": "4M"]
    let slow = try answer(PreprocessWorkload(), Self.request(with: rate), on: ThreadPool(workers: 2))
    #expect(try slow.digest == answer(PreprocessWorkload(), Self.request()).digest)
    let bytes = try #require(slow.measures["fold_bytes"].flatMap { Double($0) })
    let seconds = try #require(slow.measures["write_seconds"].flatMap { Double($0) })
    #expect(seconds >= 0.9 * bytes / Double(4 << 20), "no faster than the disk, whatever the machine")
    #expect(throws: InputError.self) {
      try answer(PreprocessWorkload(), Self.request(with: ["write": "on", "disk-rate": "fast"]))
    }
  }
}
