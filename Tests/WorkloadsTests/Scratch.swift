@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem

/// Runs `body` with a directory that is removed afterwards.
func withScratch<Result>(_ body: (String) throws -> Result) throws -> Result {
  let directory = try ScratchDirectory.make(in: "/tmp")
  defer { ScratchDirectory.remove(directory) }
  return try body(directory)
}

/// Makes a run of a workload and gives its answer; what it writes is removed.
func answer<W: Workload>(
  _ workload: W, _ request: RunRequest, on pool: any WorkerPool = SerialExecutor()
) throws -> Answer {
  try withScratch { try answer(workload, request, on: pool, in: $0) }
}

/// The same, writing to a directory that stays.
func answer<W: Workload>(
  _ workload: W, _ request: RunRequest, on pool: any WorkerPool = SerialExecutor(), in directory: String
) throws -> Answer {
  var request = request
  request.scratch = directory
  let input = try workload.prepare(request)
  let output = try workload.run(input, request, on: pool)
  return try workload.answer(output, input, request)
}
