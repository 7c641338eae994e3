import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("The analyzer workload")
struct AnalyzerTests {
  static let workload = AnalyzerWorkload()

  static func request(
    _ axes: [String: String] = [:], variant: String = "sliced", chunk: Int? = nil, data: String? = nil
  ) -> RunRequest {
    let own = ["instruments": data == nil ? "3" : "", "history-days": "8", "filler": "2"].merging(axes) { $1 }
    return RunRequest(variant: variant, parameters: own, workers: 2, chunk: chunk, dataFile: data)
  }

  static func measure(_ name: String, _ axes: [String: String], on pool: any WorkerPool = SerialExecutor()) throws
    -> Int
  {
    try #require(try answer(workload, request(axes), on: pool).measures[name].flatMap { Int($0) })
  }

  @Test(arguments: [("es", "es_1min_derived.csv.gz"), ("odd", "analyzer/odd.csv.gz")], ["scan", "sliced"])
  func `Real and odd bars give the breakouts that pandas finds, in both variants and formats`(
    _ file: (name: String, path: String), _ variant: String
  ) throws {
    let expected = try Golden.records("analyzer/\(file.name)_breakouts.csv.gz")
    #expect(expected.count >= 10)
    for format in ["csv", "columns"] {
      try withScratch { directory in
        var request = Self.request(["format": format], variant: variant, data: Golden.path(file.path))
        request.scratch = directory
        let input = try Self.workload.prepare(request)
        let output = try Self.workload.run(input, request, on: SerialExecutor())
        try Self.workload.dump(output, input, request, to: "\(directory)/dump")
        for place in ["out", "dump"] {
          let text = try Files.readText("\(directory)/\(place)/DATA/breakouts.csv")
          #expect(try CSV.parse(text).dropFirst().map(\.fields) == expected, "\(place)")
        }
        #expect(output.figures.bars == input.bars && input.bars > 1000)
      }
    }
  }

  @Test func `No axis that should not changes the answer, on any executor, in any chunk`() throws {
    let expected = try answer(Self.workload, Self.request(["write": "off"])).digest
    let axes: [[String: String]] = [
      [:], ["parallel": "none"], ["parallel": "ranges"], ["parallel": "both"], ["format": "csv"],
      ["format": "csv", "columns": "all"], ["columns": "all", "filler": "0"], ["log": "every", "log-to": "file"],
      ["log": "milestones", "parallel": "both"], ["passes": "3"], ["passes": "3", "cache": "on", "parallel": "both"],
      ["history": "incremental"], ["history": "incremental", "new-days": "3", "format": "csv"],
      ["history": "incremental", "new-days": "2", "parallel": "ranges", "passes": "2"],
      ["history": "incremental", "new-days": "5", "parallel": "both", "format": "csv", "columns": "all"],
      ["history": "incremental", "new-days": "99"],
      ["files": "daily"], ["files": "daily", "format": "csv", "columns": "all"],
      ["files": "daily", "parallel": "both"],
      ["files": "daily", "load-days": "1"], ["files": "daily", "load-days": "3", "format": "csv", "passes": "2"],
      ["files": "daily", "history": "incremental", "new-days": "3"], ["files": "daily", "cache": "on", "passes": "2"],
      ["files": "daily", "history": "incremental", "load-days": "2", "format": "csv", "parallel": "none"],
    ]
    for axis in axes {
      for pool in [ThreadPool(workers: 3), RoundTripExecutor(workers: 2)] as [any WorkerPool] {
        for variant in ["scan", "sliced"] where variant == "sliced" || axis.count < 2 {
          let chunk = axis.count % 2 == 0 ? 4 : nil
          let got = try answer(Self.workload, Self.request(axis, variant: variant, chunk: chunk), on: pool)
          #expect(got.digest == expected, "\(variant) \(axis) \(pool.kind)")
        }
      }
    }
    #expect(try answer(Self.workload, Self.request(["history-days": "9"])).digest != expected)
  }

  // Swift tasks and forked processes can't be had inside a test; sweeps use them.
  @Test(arguments: [WorkerPoolKind.threads, .dispatch])
  func `The harness's own executors give the same`(kind: WorkerPoolKind) throws {
    let expected = try answer(Self.workload, Self.request()).digest
    for parallel in ["none", "instruments", "ranges", "both"] {
      let pool = kind.make(WorkerPoolConfiguration(workers: 2))
      defer { pool.shutDown() }
      #expect(try answer(Self.workload, Self.request(["parallel": parallel]), on: pool).digest == expected)
    }
  }

  @Test func `Three quarters of the cores are the workers, for both variants`() {
    for (cores, workers) in [(1, 1), (2, 1), (4, 3), (6, 4), (8, 6)] {
      for variant in Self.workload.variants.map(\.name) {
        let input = SizingInput(cores: .init(clamping: cores))
        #expect(Self.workload.sizing(of: variant, for: input)?.workers == workers)
      }
    }
  }

  @Test func `Bars are the same however stored, and only what is asked for is read`() throws {
    func bytes(_ axes: [String: String]) throws -> Int {
      try #require(try answer(Self.workload, Self.request(axes)).bytes)
    }
    let bars = try Self.measure("bars_stored", [:])
    #expect(try bytes([:]) == bars * 20)
    #expect(try bytes(["columns": "all"]) == bars * (20 + 3 * 8))
    #expect(try bytes(["format": "csv"]) == bytes(["format": "csv", "columns": "all"]))
  }

  @Test func `As many columns as a CSV file may have are read; more are refused before they are written`() throws {
    try withScratch { directory in
      let data = "\(directory)/bars.csv"
      try Files.write(data, "datetime,open,high,low,close\n2024-01-02 08:00,1,2,1,2\n2024-01-02 13:40,2,3,1,2\n")
      func answered(_ filler: Int, _ format: String) throws -> Answer {
        let axes = ["filler": "\(filler)", "format": format, "columns": "all"]
        return try answer(Self.workload, Self.request(axes, data: data))
      }
      let expected = try answered(2, "csv")
      #expect(expected.measures["trades"] == "1")
      #expect(try answered(994, "csv").digest == expected.digest)
      #expect(try answered(995, "columns").digest == expected.digest)
      let error = #expect(throws: InputError.self) { try answered(995, "csv") }
      #expect(error?.description.contains("--filler 995: take at most 994") == true)
    }
  }

  @Test(arguments: ["csv", "columns"])
  func `Only new days are read and analysed, and a pass more finds none`(format: String) throws {
    let own = ["history": "incremental", "format": format]
    let (bars, days) = (try Self.measure("bars_stored", own), try Self.measure("days_analysed", ["format": format]))
    for new in [1, 3] {
      let got = try answer(Self.workload, Self.request(own.merging(["new-days": "\(new)"]) { $1 }))
      #expect(got.measures["days_analysed"] == "\(3 * new)" && got.measures["states_refused"] == "0")
      #expect(try #require(got.items) < bars * (new + 1) / 8 && #require(got.items) > 0)
    }
    #expect(try Self.measure("days_analysed", own.merging(["new-days": "2", "passes": "3"]) { $1 }) == 6)
    #expect(try Self.measure("days_analysed", own.merging(["new-days": "999"]) { $1 }) == days, "there is no state yet")
  }

  @Test func `Ranges of an unchanged file come from the cache in later passes`() throws {
    let days = try Self.measure("days_analysed", [:])
    #expect(try Self.measure("days_analysed", ["passes": "3"]) == 3 * days)
    let cached = try answer(Self.workload, Self.request(["passes": "3", "cache": "on"]))
    #expect(cached.measures["days_analysed"] == "\(days)" && cached.measures["cache_hits"] == "54")
  }

  @Test func `A file that has changed is not served from the cache`() throws {
    try withScratch { directory in
      let instrument = StoredInstrument(name: "A", format: .csv, directory: directory)
      try Files.write(instrument.csv, "one")
      var cache = RangeCache()
      #expect(cache.rows("A", try instrument.stamps()) == nil && cache.misses == 9)
      let rows = [BreakoutRow(day: 1, slot: 0), BreakoutRow(day: 1, slot: 3), BreakoutRow(day: 2, slot: 0)]
      cache.keep(rows, "A", try instrument.stamps())
      #expect(cache.rows("A", try instrument.stamps()) == rows && cache.hits == 9)
      #expect(cache.rows("B", try instrument.stamps()) == nil)
      try Files.write(instrument.csv, "two")
      #expect(cache.rows("A", try instrument.stamps()) == nil, "of the same size, but another file")
    }
  }

  @Test(
    arguments: ["csv", "columns"],
    ["none", "instruments", "ranges", "both"])
  func `One instrument's failure does not stop the others, and is named with its place`(
    format: String, parallel: String
  ) throws {
    let expected = try answer(Self.workload, Self.request(["broken": "2"])).digest
    for pool in [ThreadPool(workers: 2), RoundTripExecutor(workers: 2)] as [any WorkerPool] {
      let histories = pool.sharesMemory ? ["whole", "incremental"] : ["incremental"]
      for history in histories {
        let axes = ["format": format, "parallel": parallel, "broken": "NQ", "history": history, "cache": "on"]
        let got = try answer(Self.workload, Self.request(axes), on: pool)
        #expect(got.measures["failed_instruments"] == "NQ" && got.measures["instruments_done"] == "2")
        #expect(got.digest == expected)
      }
    }
  }

  @Test func `The failure says where and what; the failed one leaves no result; a state from before stays`() throws {
    for (format, place) in [("csv", "YM.csv, line "), ("columns", "YM, bar ")] {
      try withScratch { directory in
        var request = Self.request(["format": format, "broken": "ES+3", "history": "incremental"])
        request.scratch = directory
        let input = try Self.workload.prepare(request)
        let states = try ["ES", "NQ", "YM"].map { try Files.read("\(directory)/state/\($0).state") }
        let output = try Self.workload.run(input, request, on: SerialExecutor())
        #expect(output.results.map { $0.failure == nil } == [false, true, false])
        let text = try #require(output.results[2].failure)
        #expect(text.hasPrefix("in/\(place)") && text.contains("below the low"), "\(text)")
        #expect(Files.exists("\(directory)/out/NQ/breakouts.csv") && !Files.exists("\(directory)/out/YM/breakouts.csv"))
        let after = try ["ES", "NQ", "YM"].map { try Files.read("\(directory)/state/\($0).state") }
        #expect(zip(states, after).map { $0 == $1 } == [true, false, true])
      }
    }
    #expect(throws: InputError.self) { try answer(Self.workload, Self.request(["broken": "1+2+3"])) }
    #expect(throws: InputError.self) { try answer(Self.workload, Self.request(["broken": "XX"])) }
    #expect(throws: InputError.self) { try answer(Self.workload, Self.request(["broken": "4"])) }
  }

  @Test func `With a file a day an incremental run reads the new days and the last known one alone`() throws {
    let axes = ["files": "daily", "history": "incremental", "new-days": "2", "instruments": "1"]
    #expect(try Self.measure("days_analysed", axes) == 3)
    #expect(try Self.measure("days_analysed", axes.merging(["load-days": "1"]) { $1 }) == 3)
    #expect(throws: InputError.self) { try answer(Self.workload, Self.request(["load-days": "1"])) }
    #expect(throws: InputError.self) {
      try answer(Self.workload, Self.request(["load-days": "1", "files": "daily", "parallel": "ranges"]))
    }
  }

  @Test func `Every range is a line of the log; with milestones every 1000th, every date and the end; so in /dev/null`()
    throws
  {
    try withScratch { directory in
      var request = Self.request(["log": "every", "log-to": "file"])
      request.scratch = directory
      let input = try Self.workload.prepare(request)
      let output = try Self.workload.run(input, request, on: SerialExecutor())
      for (instrument, result) in zip(input.instruments, output.results) {
        let lines = try Files.readText("\(directory)/log/\(instrument.name).log").split(separator: "\n")
        #expect(lines.count == result.rows.count + 1 && result.rows.count > 40)
        #expect(lines.allSatisfy { $0.contains(" INFO \(instrument.name) ") })
        #expect(lines.contains { $0.contains(" range 480-810: ") } && lines.last?.hasSuffix("ranges") == true)
      }
    }
    let ranges = try Self.measure("ranges", [:])
    #expect(try Self.measure("log_lines", ["log": "every"]) == ranges + 3)
    #expect(try Self.measure("log_lines", [:]) == 0)
    let long = ["log": "milestones", "history-days": "130", "instruments": "1"]
    #expect(try Self.measure("log_lines", long) == Self.measure("days_analysed", long) + 2)
  }
}
