import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupStatistics
@testable import SpeedupSystem

/// Every reader against files with flipped, lost and inserted bytes: a value or an ``InputError``, never a
/// crash.
@Suite struct ReaderFuzzTests {
  private static let rounds = 150

  /// One to four random wounds.
  private func wounded(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    // Bytes with a meaning in JSON or CSV hurt more than any others.
    let sharp = Array("{}[]\",:\\-+eE.0918\n\r\u{0}\u{1B}NaInfity".utf8) + [0xFF, 0xC3, 0xED]
    var bytes = bytes
    for _ in 0..<(1 + random.nextBounded(4)) {
      guard !bytes.isEmpty else { return bytes }
      let place = random.nextBounded(bytes.count)
      switch random.nextBounded(5) {
      case 0: bytes[place] ^= 1 << UInt8(random.nextBounded(8))
      case 1: bytes[place] = sharp[random.nextBounded(sharp.count)]
      case 2: bytes.insert(sharp[random.nextBounded(sharp.count)], at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 1 + random.nextBounded(40)))
      default:
        if random.nextBounded(4) == 0 {
          bytes.removeSubrange(place...)
        } else {
          bytes += bytes[place...].prefix(60)
        }
      }
    }
    return bytes
  }

  /// Reads wounded copies; counts how many were refused. Any other error than ``InputError`` fails the test.
  private func refusals(of bytes: [UInt8], seed: UInt64, _ read: ([UInt8]) throws -> Void) throws -> Int {
    var random = SplitMix64(seed: seed)
    var refused = 0
    for _ in 0..<Self.rounds {
      do { try read(wounded(bytes, &random)) } catch let error as InputError {
        refused += 1
        #expect(!error.description.utf8.contains { $0 < 32 }, "\(error)")
      }
    }
    return refused
  }

  @Test(arguments: InteropFixture.allCases) func `files of other tools`(fixture: InteropFixture) throws {
    let refused = try refusals(of: fixture.bytes(), seed: 401) { bytes in
      let results = try ImportedResults(reading: bytes, name: fixture.name)
      // What was taken must survive the whole way: onto the disk, back, and out again.
      let table = try ResultTable(parsing: results.table.text, path: "results.csv")
      let plan = try jsonRoundTrip(results.plan)
      let source = ExportSource(table: table, plan: plan, machine: results.machine)
      for format in ExportFormat.allCases { _ = try source.exported(as: format) }
    }
    // Go's output is lines between which programs print what they like: what is none of them is no error.
    #expect(refused > (fixture == .go ? 0 : Self.rounds / 4), "the wounds must show: \(refused)")
  }

  @Test func `results files`() throws {
    var machine = DriftingMachine(seed: 402)
    (machine.cells, machine.passes) = (2, 3)
    let text = machine.session().table.text
    let refused = try refusals(of: Array(text.utf8), seed: 403) { bytes in
      let session = ResultSet(name: "wounded", table: try ResultTable(parsing: bytes, path: "results.csv"))
      _ = try Comparison(base: session, new: session)
    }
    #expect(refused > Self.rounds / 4, "\(refused)")
  }

  @Test func `plan and machine files`() throws {
    let results = try InteropFixture.googleBenchmark.results()
    let directory = try TemporaryDirectory()
    try SweepDirectory.store(
      ResultSet(name: "a", table: results.table, plan: results.plan, machine: results.machine),
      in: "\(directory.path)/a")
    for file in ["sweep.json", "machine.json"] {
      let path = "\(directory.path)/a/\(file)"
      let whole = try Files.read(path)
      let refused = try refusals(of: whole, seed: 404) { bytes in
        try Files.write(path, String(decoding: bytes, as: UTF8.self))
        _ = try ResultSet(reading: "\(directory.path)/a")
      }
      #expect(refused > Self.rounds / 4, "\(file) \(refused)")
      try Files.write(path, String(decoding: whole, as: UTF8.self))
    }
  }
}
