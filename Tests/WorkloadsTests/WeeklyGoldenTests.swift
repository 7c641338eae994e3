import Testing

@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupKit
@testable import SpeedupWorkloads

@Suite("The weekly workload against pandas")
struct WeeklyGoldenTests {
  static let workload = WeeklyWorkload()
  static let files = [("real", "stocks_daily_5sym.csv.gz"), ("odd", "weekly/odd_input.csv.gz")]

  static func request(
    _ variant: String, _ file: String, strategy: String = "direct", chunk: Int? = nil
  ) -> RunRequest {
    RunRequest(
      variant: variant, parameters: ["strategy": strategy], chunk: chunk, dataFile: Golden.path(file))
  }

  @Test(arguments: files, ["filter", "copy-all", "partition"])
  func `Every exact variant gives pandas' bars to the bit, and its features and merged rows within 1e-9`(
    _ file: (name: String, path: String), _ variant: String
  ) throws {
    let golden = try Golden(file.name)
    let request = Self.request(variant, file.path)
    let input = try Self.workload.prepare(request)
    for pool in [SerialExecutor(), RoundTripExecutor(), ThreadPool(workers: 2)] as [any WorkerPool] {
      let output = try Self.workload.run(input, request, on: pool)
      let off = golden.mismatches(output.result)
      #expect(off.isEmpty, "\(off.count) off, first \(off.first ?? "")")
    }
  }

  @Test(arguments: files)
  func `The down-cast variant stays within its stated tolerance of pandas`(_ file: (name: String, path: String)) throws
  {
    let golden = try Golden(file.name)
    let request = Self.request("partition-f32", file.path)
    let input = try Self.workload.prepare(request)
    let output = try Self.workload.run(input, request, on: SerialExecutor())
    let off = golden.mismatches(output.result, relative: 1e-5, absolute: 1e-6)
    #expect(off.isEmpty, "\(off.count) off, first \(off.first ?? "")")
  }

  @Test(arguments: files, ["filter", "copy-all", "partition", "partition-f32"])
  func `Strategies, workers, chunks and executors change no bit of the answer`(
    _ file: (name: String, path: String), _ variant: String
  ) throws {
    let reference = Self.request(variant == "partition-f32" ? variant : "filter", file.path)
    let input = try Self.workload.prepare(reference)
    func digest(_ request: RunRequest, _ pool: any WorkerPool) throws -> String {
      let output = try Self.workload.run(input, request, on: pool)
      return try Self.workload.answer(output, input, request).digest
    }
    let expected = try digest(reference, SerialExecutor())
    // The two that copy the table anyway refuse to be memory-aware.
    let copies = variant == "filter" || variant == "copy-all"
    for strategy in Strategy.allCases where !(copies && strategy == .memoryAware) {
      for workers in 1...8 {
        for chunk in [nil, 3, 997] {
          let request = Self.request(variant, file.path, strategy: strategy.rawValue, chunk: chunk)
          #expect(try digest(request, ThreadPool(workers: workers)) == expected)
        }
      }
      for chunk in [nil, 7] {
        let request = Self.request(variant, file.path, strategy: strategy.rawValue, chunk: chunk)
        #expect(try digest(request, RoundTripExecutor(workers: 3)) == expected)
      }
    }
  }

  @Test func `The reader finds in the dirty file exactly what was put into it`() throws {
    let input = try Self.workload.prepare(Self.request("partition", "weekly/odd_input.csv.gz"))
    let report = try #require(input.report)
    for record in try Golden.records("weekly/odd_report.csv") {
      let finding = try #require(DataReport.Finding.allCases.first { "\($0)" == record[0] })
      #expect(report[finding] == Int(record[1]), "\(finding)")
    }
    #expect(report.rowsRead == report.rowsDropped + input.table.count)
  }

  @Test func `The real file is clean: all of its rows are kept`() throws {
    let input = try Self.workload.prepare(Self.request("partition", "stocks_daily_5sym.csv.gz"))
    let report = try #require(input.report)
    #expect(report.rowsRead == 12_154)
    #expect(report.rowsDropped == 0)
    #expect(input.table.count == 12_154)
  }
}
