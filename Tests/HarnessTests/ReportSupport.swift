@testable import SpeedupCore
@testable import SpeedupReport
@testable import SpeedupSystem

/// Made-up results with known answers, the same on every machine.
struct MadeUpResults {
  var table: ResultTable
  private var cell = 0
  private var state: UInt64 = 42

  /// A table with these axes and no runs yet.
  init(axes: [String]) {
    table = ResultTable(columns: ResultColumns(axes: axes, measures: []), records: [])
  }

  /// Adds a cell with one good run for each wall time; CPU time is `cpu` times the wall time.
  mutating func add(
    _ values: [String], walls: [Double], cpu: Double? = 1, memory: Int? = nil, mode: Evidence = .pinned,
    mask: String? = "0-1", method: String = "cgroup2-peak"
  ) {
    for (block, wall) in walls.enumerated() {
      var record = record(values, block: block, mode: mode, mask: mask)
      record.figures.wall = Seconds(wall)
      record.figures.user = cpu.map { Seconds(wall * $0) }
      record.figures.system = cpu.map { _ in Seconds(0) }
      record.figures.peakMemory = memory.map { Bytes($0 + block * 4096) }
      record.figures.peakMemoryMethod = memory.map { _ in method }
      table.records.append(record)
    }
    cell += 1
  }

  /// Adds a cell with `runs` good runs around `wall`, with noise of a few per cent.
  mutating func add(
    _ values: [String], around wall: Double, runs: Int = 10, cpu: Double? = 1, memory: Int? = nil,
    mode: Evidence = .pinned
  ) {
    let walls = (0..<runs).map { _ in wall * (1 + 0.06 * noise()) }
    add(values, walls: walls, cpu: cpu, memory: memory, mode: mode)
  }

  /// Adds a cell all of whose runs ended in the same bad way.
  /// - Parameter toLast: add the runs to the cell that was added last instead.
  mutating func addFailed(
    _ values: [String], _ status: RunStatus, _ detail: String, runs: Int = 3, toLast: Bool = false
  ) {
    if toLast { cell -= 1 }
    let made = table.records.count { $0.cell == cell }
    for block in made..<(made + runs) {
      var record = record(values, block: block, mode: .pinned, mask: nil)
      record.status = status
      record.detail = detail
      table.records.append(record)
    }
    cell += 1
  }

  private func record(_ values: [String], block: Int, mode: Evidence, mask: String?) -> RunRecord {
    RunRecord(
      cell: cell, block: block, position: cell, warmup: false,
      axes: zip(table.columns.axes, values).map { AxisValue($0, $1) }, evidence: mode, mask: mask)
  }

  /// A number between 0 and 1 (Knuth's linear congruential generator).
  private mutating func noise() -> Double {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Double(state >> 40) / Double(1 << 24)
  }
}

extension MadeUpResults {
  /// Four ways of partitioning, 50 to 1600 symbols; the quadratic ones fail at the end.
  static var sizes: ResultTable {
    var results = MadeUpResults(axes: ["variant", "symbols", "cores"])
    let ways: [(String, Double, Double)] = [
      ("filter", 4e-7, 2), ("copy-all", 9e-7, 2), ("partition", 6e-5, 1), ("partition-f32", 4.5e-5, 1),
    ]
    for (variant, scale, power) in ways {
      for symbols in [50, 100, 200, 400, 800, 1600] {
        let size = Double(symbols)
        let steps = power == 2 ? size * size : size
        let values = [variant, "\(symbols)", "1"]
        if variant == "copy-all", symbols == 1600 {
          results.addFailed(values, .memoryLimit, "killed at 2 GiB")
        } else {
          let memory = 9_000_000 + Int(variant == "copy-all" ? 900 * size * size : 60_000 * size)
          results.add(values, around: scale * steps, memory: memory)
        }
      }
    }
    return results.table
  }

  /// Two variants on 1 and 2 cores, and on more virtual cores than the machine has.
  static var cores: ResultTable {
    var results = MadeUpResults(axes: ["variant", "symbols", "cores", "workers"])
    for (variant, serial, inflation) in [("filter", 0.05, 0.04), ("partition", 0.2, 0.15)] {
      for cores in [1, 2, 4, 16, 64, 252] {
        let real = Double(min(cores, 2))
        let wall = serial + (1 - serial) / real
        let crowd = 1 + inflation * (Double(cores).squareRoot() - 1)
        results.add(
          [variant, "1600", "\(cores)", "\(cores)"], around: wall * crowd, cpu: real,
          mode: cores > 2 ? .oversubscribed : .pinned)
      }
    }
    return results.table
  }

  /// Workers and chunk sizes, with a timeout, a skipped cell and a cell of a single run.
  static var chunks: ResultTable {
    var results = MadeUpResults(axes: ["workers", "chunk"])
    for workers in [1, 2, 4, 8] {
      for chunk in [1, 8, 64, 512] {
        let values = ["\(workers)", "\(chunk)"]
        switch (workers, chunk) {
        case (8, 512): results.addFailed(values, .timeout, "killed after 5 s")
        case (8, 1): results.addFailed(values, .skipped, "too many tasks for this machine")
        case (4, 512): results.add(values, around: 0.31, runs: 1)
        default:
          let wall = 0.4 / Double(min(workers, 2)) + 0.02 * Double(workers) + 0.03 / Double(chunk)
          results.add(values, around: wall + 0.0002 * Double(chunk), runs: chunk == 64 ? 4 : 10)
        }
      }
    }
    return results.table
  }
}

/// A new empty directory, removed with all it holds at the end.
func withTemporaryDirectory<Value>(_ body: (String) throws -> Value) throws -> Value {
  let made = try Tool.run("/bin/mktemp", ["-d", "/tmp/speedup-test.XXXXXX"])
  let path = String(String(decoding: made.output, as: UTF8.self).dropLast())
  defer { _ = try? Tool.run("/bin/rm", ["-r", path]) }
  return try body(path)
}
