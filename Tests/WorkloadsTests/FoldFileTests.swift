import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("The folds' files")
struct FoldFileTests {
  static let workload = PreprocessWorkload()

  @Test func `A fold's file is whole or not there, and a changed byte is found`() throws {
    try withScratch { directory in
      var request = PreprocessTests.request()
      request.scratch = directory
      let input = try Self.workload.prepare(request)
      let output = try Self.workload.run(input, request, on: SerialExecutor())
      let files = try #require(output.files)
      #expect(try Files.names(in: directory) == output.parts.map { "\($0.name).columns" }.sorted())
      var bytes = try Files.read(files.path(output.parts[1]))
      bytes[bytes.count - 3] ^= 1
      let file = try AtomicFile(files.path(output.parts[1]))
      try bytes.withUnsafeBytes { try file.write($0) }
      #expect(try files.isWhole(output.parts[1]), "what is not committed changes nothing")
      try file.commit()
      #expect(try !files.isWhole(output.parts[1]))
      #expect(throws: BrokenFold.self) { try Self.workload.answer(output, input, request) }
    }
  }

  @Test func `What is never committed leaves no file behind`() throws {
    try withScratch { directory in
      do {
        let file = try AtomicFile("\(directory)/half")
        try file.write("half a line")
      }
      #expect(try Files.names(in: directory).isEmpty)
    }
  }

  @Test func `The files hold the rows of their dates, and no row to train on lies after one to test on`() throws {
    try withScratch { directory in
      var request = PreprocessTests.request(symbols: 3, days: 230)
      request.scratch = directory
      request.parameters["skew"] = "zipf"
      let symbols = try Self.workload.prepare(request).symbols
      let answer = try answer(Self.workload, request, in: directory)
      var expected: [[Int32]: [Double?]] = [:]
      for symbol in symbols.names.indices {
        let closes = Array(UnsafeBufferPointer(start: symbols.closes(symbol), count: symbols.count(symbol)))
        let columns = IndicatorColumn.all.map { IndicatorReference.values($0, closes) }
        for row in closes.indices {
          expected[[Int32(symbol), symbols.dates(symbol)[row]]] = [closes[row]] + columns.map { $0[row] }
        }
      }
      var bytes = 0
      let parts = try (1...3).flatMap { fold in
        try ["train", "test"].map { kind in
          let path = "\(directory)/fold-\(fold)-\(kind).columns"
          bytes += try Files.read(path).count
          return try FoldContent(path)
        }
      }
      #expect(answer.measures["fold_bytes"] == "\(bytes)")
      for part in parts {
        #expect(part.keys.count > 90)
        for (row, key) in part.keys.enumerated() {
          let values = try #require(expected[key])
          #expect(zip(part.columns, values).allSatisfy { IndicatorReference.agree($0[row], $1) })
        }
      }
      for fold in 0..<3 {
        let (train, test) = (parts[2 * fold], parts[2 * fold + 1])
        #expect(try #require(train.keys.map { $0[1] }.max()) < (try #require(test.keys.map { $0[1] }.min())))
        if fold > 0 { #expect(train.keys == parts[2 * fold - 1].keys, "tested on first, trained on then") }
      }
      let stretches = [parts[0].keys] + [1, 3, 5].map { parts[$0].keys }
      #expect(stretches.map(\.count).reduce(0, +) == expected.count && Set(stretches.joined()) == Set(expected.keys))
    }
  }

  private static func order(in directory: String, executor: WorkerPoolKind = .threads, days: Int) -> ChildOrder {
    var request = PreprocessTests.request(symbols: 2, days: days)
    request.parameters["folds"] = "1"
    request.workers = 2
    request.scratch = directory
    return ChildOrder(workload: "preprocess", request: request, executor: executor, virtualCores: [])
  }

  @Test func `Killed while it writes, a run leaves under each name the old file or the new one, whole`() throws {
    try withScratch { directory in
      let order = Self.order(in: directory, days: 50_000)
      let names = ["train", "test"].map { "fold-1-\($0).columns" }
      for name in names { try Files.write("\(directory)/\(name)", "old") }
      var isTorn = false
      for _ in 0..<10 where !isTorn {
        let run = try WorkloadChild(order)
        while !run.hasEnded, try !Files.names(in: directory).contains(where: { $0.hasSuffix(".new") }) { usleep(200) }
        run.kill()
        isTorn = try Files.names(in: directory).contains { $0.hasSuffix(".new") }
        for name in names where try Files.read("\(directory)/\(name)") != Array("old".utf8) {
          _ = try FoldContent("\(directory)/\(name)")
        }
      }
      #expect(isTorn, "no run was killed while it wrote")
    }
  }

  @Test func `A run that can't write all says so, and leaves no file`() throws {
    try withScratch { directory in
      // Files of at most 1 MiB, as on a full disk.
      let report = try WorkloadChild.report(
        Self.order(in: directory, days: 20_000), after: "trap '' XFSZ; ulimit -f 2048")
      #expect(report.answer == nil)
      #expect(report.failed?.hasPrefix("write \(directory)/fold-1-train.columns") == true, "\(report)")
      #expect(try Files.names(in: directory).isEmpty)
    }
  }

  @Test(
    arguments: WorkerPoolKind.allCases,
    [1, 7, 10_000])
  func `Every executor writes the same files and gives the same answer`(kind: WorkerPoolKind, chunk: Int) throws {
    func files(_ directory: String) throws -> [[UInt8]] {
      try Files.names(in: directory).map { try Files.read("\(directory)/\($0)") }
    }
    try withScratch { expected in
      let digest = try answer(Self.workload, Self.order(in: expected, days: 300).request, in: expected).digest
      try withScratch { directory in
        var order = Self.order(in: directory, executor: kind, days: 300)
        order.request.chunk = chunk
        #expect(try WorkloadChild.report(order).answer?.digest == digest)
        let written = try files(directory)
        #expect(try written == files(expected))
        #expect(written.count == 2)
      }
    }
  }
}

/// What stands in a fold's file, read without the code that wrote it.
private struct FoldContent {
  /// Symbol and date of every row.
  let keys: [[Int32]]
  /// The closes, and the indicators.
  let columns: [[Double]]

  struct Torn: Error {}

  init(_ path: String) throws {
    let bytes = try Files.read(path)
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { throw Torn() }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    guard words.count == 4, words[0] == "speedup-fold", words[3] == "18", let rows = Int(words[2]),
      bytes.count == end + 1 + rows * (2 * 4 + 16 * 8)
    else { throw Torn() }
    (keys, columns) = bytes.withUnsafeBytes { bytes in
      let start = end + 1
      let integers = (0..<(2 * rows)).map { bytes.loadUnaligned(fromByteOffset: start + 4 * $0, as: Int32.self) }
      let floats = start + 8 * rows
      return (
        (0..<rows).map { [integers[$0], integers[rows + $0]] },
        (0..<16).map { column in
          (0..<rows).map { bytes.loadUnaligned(fromByteOffset: floats + 8 * (column * rows + $0), as: Double.self) }
        }
      )
    }
  }
}
