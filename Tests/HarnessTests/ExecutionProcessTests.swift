import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem

/// A task that ends its process in a way of its own, or does nothing.
struct DyingTask: ParallelTask {
  enum Death: Int64 { case none, kill, exit }
  let death: Death

  init(_ death: Death) { self.death = death }
  func run(_ context: TaskContext) throws -> Int32 {
    switch death {
    case .none: break
    case .kill: kill(getpid(), SIGKILL)
    case .exit: _exit(7)
    }
    return getpid()
  }
  func encode(into writer: inout ByteWriter) { writer.write(death.rawValue) }
  init(from reader: inout ByteReader) throws { death = try Death(rawValue: reader.read())! }
}

/// A task that gives its bytes back with the last one changed.
private struct LargeTask: ParallelTask {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }
  func run(_ context: TaskContext) throws -> [UInt8] { bytes.dropLast() + [255] }
  func encode(into writer: inout ByteWriter) { writer.write(array: bytes) }
  init(from reader: inout ByteReader) throws { bytes = try reader.readArray() }
  static func encode(_ output: [UInt8], into writer: inout ByteWriter) { writer.write(array: output) }
  static func decode(from reader: inout ByteReader) throws -> [UInt8] { try reader.readArray() }
}

@Suite("Worker processes") struct ExecutionProcessTests {
  /// Complaints unless this process has no children, and as many open files as before.
  static func leftovers(openFiles: Int) throws -> [String] {
    var complaints = Complaints()
    let isChildless = waitpid(-1, nil, WNOHANG) == -1 && errno == ECHILD
    complaints.unless(isChildless, "a worker is left, alive or a zombie")
    let now = try self.openFiles()
    complaints.unless(now == openFiles, "\(now) files are open, \(openFiles) were")
    return complaints.list
  }

  static func openFiles() throws -> Int { try Files.names(in: "/proc/self/fd").count }

  static func deathIsNamed(_ death: DyingTask.Death, chunk: Int, _ expected: String) throws -> [String] {
    var complaints = Complaints()
    let files = try openFiles()
    let pool = ProcessPool(WorkerPoolConfiguration(workers: 4))
    complaints.unlessThrows(WorkerPoolError.self, expected, where: { $0.description.contains(expected) }) {
      try pool.map("dies", count: 1000, chunk: chunk) { DyingTask($0 == 500 ? death : .none) }
    }
    let words = try pool.map("words", count: 7, chunk: 2) { index, context in ["\(index)", context.phase.name] }
    complaints.unless(words == (0..<7).map { ["\($0)", "words"] }, "a closure's outputs: \(words)")
    let after = try pool.map("lives", count: 10, chunk: 1) { _ in DyingTask(.none) }
    complaints.unless(after.count == 10 && !after.contains(getpid()), "the next phase did not work")
    return try complaints.list + leftovers(openFiles: files)
  }

  @Test func `A killed worker is reported with its signal and its tasks, and nothing of it is left`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        try ExecutionProcessTests.deathIsNamed(
          .kill, chunk: 1, "was killed by signal 9 (Killed) while it held the task 500")
          + ExecutionProcessTests.deathIsNamed(
            .kill, chunk: 8, "was killed by signal 9 (Killed) while it held the tasks 496 to 503")
      }
    }
  }

  @Test func `A worker that exits is reported with its status`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        try ExecutionProcessTests.deathIsNamed(
          .exit, chunk: 1, "ended by itself with status 7 while it held the task 500")
      }
    }
  }

  @Test(arguments: [1, 3])
  func `Messages of 10 MB cross both ways at once`(_ chunk: Int) async {
    await #expect(processExitsWith: .success) { [chunk] in
      try inProcessWithOneThread {
        var complaints = Complaints()
        let files = try ExecutionProcessTests.openFiles()
        let pool = ProcessPool(WorkerPoolConfiguration(workers: 3))
        let size = 10_000_000
        let outputs = try pool.map("large", count: 6, chunk: chunk) {
          LargeTask([UInt8](repeating: UInt8($0), count: size))
        }
        for (index, output) in outputs.enumerated() {
          let expected = [UInt8](repeating: UInt8(index), count: size - 1) + [255]
          complaints.unless(output == expected, "output \(index) is wrong")
        }
        let (workers, chunks) = (min(3, 6 / chunk), 6 / chunk)
        let expected = 2 * 6 * (size + 8) + 32 * (workers + 2 * chunks)
        let counted = pool.boundaryBytes ?? -1
        complaints.unless(counted == expected, "\(counted) bytes, not \(expected)")
        // Out: the tasks. Back: the outputs, as large, and that each worker is ready.
        let out = 6 * (size + 8) + 32 * chunks
        complaints.unless(pool.boundaryBytesOut == out, "\(pool.boundaryBytesOut ?? -1) bytes out, not \(out)")
        return try complaints.list + ExecutionProcessTests.leftovers(openFiles: files)
      }
    }
  }

  @Test func `252 worker processes work on the CPUs that there are, each on its own, and leave nothing`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        var complaints = Complaints()
        let files = try ExecutionProcessTests.openFiles()
        let cpus = allowedCpus()
        let pool = ProcessPool(
          WorkerPoolConfiguration(workers: 252, virtualCores: (0..<252).map { cpus[$0 % cpus.count] }))
        let outputs = try pool.map("many", count: 1000, chunk: 2) { EchoTask($0) }
        complaints.unless(outputs.map(\.index) == Array(0..<1000), "outputs out of order")
        // Every worker is dealt a chunk before any gets its second.
        complaints.unless(Set(outputs.map(\.worker)) == Set(0..<252), "some worker got no task")
        complaints.unless(outputs.allSatisfy { $0.cpus == [cpus[$0.worker % cpus.count]] }, "a mask is wrong")
        return try complaints.list + ExecutionProcessTests.leftovers(openFiles: files)
      }
    }
  }

  @Test func `A process with several threads refuses to fork, and forks again when they have ended`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        var complaints = Complaints()
        let threads = ThreadPool(WorkerPoolConfiguration(workers: 2))
        try threads.forEach("p", count: 2, chunk: 1) { _, _ in }
        let processes = ProcessPool(WorkerPoolConfiguration(workers: 2))
        let run = { try processes.map("p", count: 2, chunk: 1) { EchoTask($0) }.map(\.index) }
        complaints.unlessThrows(
          WorkerPoolError.self, "threads", where: { $0.description.contains("this process has 3 threads") },
          run)
        threads.shutDown()
        complaints.unless(try run() == [0, 1], "wrong outputs")
        return complaints.list
      }
    }
  }

  @Test func `A CPU that is not there is an error that names the worker`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        var complaints = Complaints()
        let files = try ExecutionProcessTests.openFiles()
        let pool = ProcessPool(
          WorkerPoolConfiguration(workers: 2, virtualCores: [allowedCpus()[0], 60_000]))
        complaints.unlessThrows(
          WorkerPoolError.self, "CPU 60000",
          where: {
            $0.description.hasPrefix("worker process 1 could not be pinned: sched_setaffinity to 60000")
          }
        ) { try pool.map("p", count: 2, chunk: 1) { EchoTask($0) } }
        return try complaints.list + ExecutionProcessTests.leftovers(openFiles: files)
      }
    }
  }

  @Test func `Too few open files for all workers is an error that says how many were started`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        var complaints = Complaints()
        let files = try ExecutionProcessTests.openFiles()
        var tight = rlimit(rlim_cur: 40, rlim_max: 40)
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &tight)
        let pool = ProcessPool(WorkerPoolConfiguration(workers: 60))
        complaints.unlessThrows(
          WorkerPoolError.self, "open files",
          where: {
            $0.description.contains(
              "of 60 worker processes could be started (socketpair: Too many open files)")
          }
        ) { try pool.map("p", count: 60, chunk: 1) { EchoTask($0) } }
        return try complaints.list + ExecutionProcessTests.leftovers(openFiles: files)
      }
    }
  }

  @Test func `The workers' CPU time is the sum over phases; a failed phase leaves it unknown`() async {
    await #expect(processExitsWith: .success) {
      try inProcessWithOneThread {
        var complaints = Complaints()
        let pool = ProcessPool(WorkerPoolConfiguration(workers: 2))
        complaints.unless(pool.workerUsage == nil, "known before the first phase")
        _ = try pool.map("p", count: 4, chunk: 1) { EchoTask($0) }
        let first = pool.workerUsage
        _ = try pool.map("p", count: 4, chunk: 1) { EchoTask($0) }
        let second = pool.workerUsage
        complaints.unless((first?.cpuTime ?? Seconds(0)) > Seconds(0), "no CPU time")
        complaints.unless(second!.cpuTime > first!.cpuTime, "not a sum")
        _ = try? pool.map("p", count: 4, chunk: 1) { EchoTask($0, fails: true) }
        complaints.unless(pool.workerUsage == nil, "known after a failure")
        return complaints.list
      }
    }
  }

  @Test func `forEach is refused with the way out`() {
    let pool = ProcessPool(WorkerPoolConfiguration(workers: 2))
    let error = #expect(throws: WorkerPoolError.self) {
      try pool.forEach("p", count: 1, chunk: 1) { _, _ in }
    }
    #expect(error?.description.contains("make it a ParallelTask and use map") == true)
  }
}
