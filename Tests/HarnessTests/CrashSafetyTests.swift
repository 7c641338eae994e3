import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupStatistics
@testable import SpeedupSystem

/// What a killed harness leaves behind, and what a resumed one makes of it.
@Suite(.serialized) struct CrashSafetyTests {
  /// Starts `speedup sweep ...`, kills it with SIGKILL after `delay` microseconds; false when it had ended before.
  private func startAndKill(_ arguments: [String], after delay: UInt32) throws -> Bool {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor: Int32 in [1, 2] { posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_WRONLY, 0) }
    var argv: [UnsafeMutablePointer<CChar>?] = ([Built.speedup] + arguments).map { strdup($0) } + [nil]
    defer { argv.forEach { free($0) } }
    var child: pid_t = 0
    guard posix_spawn(&child, Built.speedup, &actions, nil, &argv, environ) == 0 else {
      throw SystemError(call: "posix_spawn")
    }
    usleep(delay)
    kill(child, SIGKILL)
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    return status & 0x7f == SIGKILL
  }

  @Test func `fifty kills lose nothing and double nothing`() throws {
    let directory = try TemporaryDirectory()
    let out = "\(directory.path)/sweep"
    let start = [
      "sweep", "--command", "\(Built.childWord) exit {code}", "--set", "code=0,0.0,00,000", "--cores", "1",
      "--repeat", "400", "--warmup", "0", "--out", out,
    ]
    var random = SplitMix64(seed: 42)
    var kills = 0
    var reported = 0
    while kills < 50 {
      let begun = Files.exists("\(out)/sweep.json")
      // Up to 60 ms beyond the time it takes to start, so that all stages of a run are hit.
      let delay = UInt32(5_000 + random.nextBounded(begun ? 120_000 : 400_000))
      guard try startAndKill(begun ? ["sweep", "--resume", out] : start, after: delay) else { break }
      kills += 1
      // A run that was reported once (a whole line on the disk) must never disappear.
      if Files.exists("\(out)/results.csv") {
        let lines = try Files.read("\(out)/results.csv").filter { $0 == UInt8(ascii: "\n") }.count
        #expect(lines >= reported)
        reported = lines
      }
    }
    #expect(kills >= 30, "the sweep was over after \(kills) kills; make it longer")
    let end = try Tool.run(Built.speedup, ["sweep", "--resume", out])
    #expect(end.status == 0, "\(end.errors)")
    let table = try SweepDirectory.table(out)
    let runs = table.records.map { Schedule.Run(cell: $0.cell, block: $0.block) }
    #expect(runs.count == 1600 && Set(runs).count == 1600)
    let plan = try #require(try SweepDirectory.plan(out))
    #expect(
      table.records.map { Schedule.Slot(block: $0.block, position: $0.position, cell: $0.cell) }
        == plan.schedule.remaining(done: []), "the order is that of a sweep that was never killed")
    #expect(Self.living(out) == 0)
  }

  @Test func `a file cut at any byte is taken up at its last whole row`() throws {
    let directory = try TemporaryDirectory()
    let plan = mockPlan(cells: 2, repeats: 2, warmups: 0)
    var whole = CSV.line(plan.columns.header)
    var records: [RunRecord] = []
    _ = try Sweep(plan: plan, runner: MockRunner { _, _ in CellResult(status: .ok, detail: "a, \"b\"") }).run {
      records.append($0)
      whole += CSV.line(plan.columns.fields(of: $0))
    }
    let bytes = Array(whole.utf8)
    for cut in 0...bytes.count {
      let path = "\(directory.path)/results.csv"
      try Files.write(path, String(decoding: bytes[..<cut], as: UTF8.self))
      let rows = try RowFile(path, of: plan)
      #expect(rows.isTorn == (cut > 0 && bytes[cut - 1] != UInt8(ascii: "\n")))
      let kept = try ResultTable(parsing: try Files.readText(path), path: path).records
      #expect(kept.elementsEqual(records.prefix(kept.count)))
      let lineEnds = bytes[..<cut].filter { $0 == UInt8(ascii: "\n") }.count
      #expect(kept.count == max(0, lineEnds - 1), "every whole row is kept")
    }
  }

  private static func living(_ text: String) -> Int {
    ((try? Files.names(in: "/proc")) ?? []).filter { name in
      guard Int(name) != nil, let line = try? Files.read("/proc/\(name)/cmdline") else { return false }
      return String(decoding: line, as: UTF8.self).contains(text)
    }.count
  }
}
