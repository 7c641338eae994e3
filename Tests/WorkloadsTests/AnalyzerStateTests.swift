import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("The analyzer's state")
struct AnalyzerStateTests {
  /// One instrument in a directory of its own, whose file can grow.
  struct Place {
    let options: AnalyzerOptions
    let instrument: StoredInstrument
    var work: InstrumentWork { InstrumentWork(options: options, instrument: instrument) }

    init(_ directory: String, _ format: String, history: String = "incremental") throws {
      let request = RunRequest(variant: "sliced", parameters: ["format": format, "history": history])
      options = try AnalyzerOptions(request, scratch: directory)
      for path in [options.inputs, options.outputs, options.logs, options.states] { try Files.makeDirectory(path) }
      instrument = options.instrument("A")
    }

    /// Stores the first `count` bars.
    func store(_ bars: MinuteBars, _ count: Int) throws {
      let all = bars.count
      defer { bars.count = all }
      bars.count = count
      _ = try WideWriter(tick: options.tick, filler: 1, seed: 1).write(bars, to: instrument)
    }

    /// The rows that a run gives.
    func run() throws -> InstrumentResult {
      let result = work.whole()
      #expect(result.failure == nil, "\(result.failure ?? "")")
      return result
    }
  }

  @Test(arguments: ["csv", "columns"], 1...2)
  func `Runs over a file that grows give what one run over the whole gives, wherever it was cut, also within a day`(
    format: String, seed: Int
  ) throws {
    let bars = try MinuteBars.random(seed: UInt64(seed) + 50, days: 6)
    let expected = try bars.rows(.sliced)
    var cuts = stride(from: 0, through: bars.count, by: max(1, bars.count / 5)).map { $0 }
    var at = 0
    while at < bars.count {
      at = bars.columns.day(from: at, count: bars.count).rows.upperBound
      cuts += [at - 1, at]
    }
    try withScratch { directory in
      // Each cut by itself, after a first run over what stands before it.
      for (index, cut) in cuts.enumerated() where cut <= bars.count {
        let place = try Place("\(directory)/\(index)", format)
        try place.store(bars, cut)
        _ = try place.run()
        try place.store(bars, bars.count)
        let second = try place.run()
        #expect(second.rows == expected && second.figures.statesRefused == 0, "cut \(cut)")
        let isWholeDay =
          cut == 0 || cut == bars.count
          || MinuteTime.day(of: bars.columns.time[cut]) != MinuteTime.day(of: bars.columns.time[cut - 1])
        #expect(second.figures.bars == bars.count - cut || !isWholeDay, "only what is new is read")
        let third = try place.run()
        #expect(third.rows == expected && third.figures.bars == 0)
      }
      // All cuts, one after the other.
      let place = try Place("\(directory)/all", format)
      for cut in cuts.sorted() {
        try place.store(bars, cut)
        _ = try place.run()
      }
      #expect(try place.run().rows == expected)
      #expect(
        try Files.readText("\(directory)/all/out/A/breakouts.csv")
          == String(decoding: BreakoutFile.text(expected).bytes, as: UTF8.self))
    }
  }

  @Test func `A run that is killed before the new state has its name leaves the old one, which is then gone on from`()
    async throws
  {
    let bars = try MinuteBars.random(seed: 9, days: 12)
    let half = bars.columns.day(from: bars.count / 2, count: bars.count).rows.upperBound
    let directory = try ScratchDirectory.make(in: "/tmp")
    defer { ScratchDirectory.remove(directory) }
    let place = try Place(directory, "csv")
    try place.store(bars, half)
    _ = try place.run()
    try place.store(bars, bars.count)
    let path = place.options.state(place.instrument)
    let old = try Files.read(path)
    // A process that writes part of the new state and is then killed by the kernel, so that nothing can tidy up.
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let file = try AtomicFile(path)
      try file.write(String(repeating: "speedup-analyzer-state 1\tA csv", count: 20_000))
      kill(getpid(), SIGKILL)
      withExtendedLifetime(file) {}
    }
    let left = try Files.names(in: place.options.states)
    #expect(left.count == 2, "the half-written neighbour is there: \(left)")
    #expect(try Files.read(path) == old)
    let result = try place.run()
    #expect(result.rows == (try bars.rows(.sliced)) && result.figures.bars == bars.count - half)
  }

  @Test(arguments: ["csv", "columns"])
  func `A state that is damaged, of another tick, or of another file is passed over, counted, and all days are done`(
    format: String
  ) throws {
    let bars = try MinuteBars.random(seed: 4, days: 10)
    let other = try MinuteBars.random(seed: 5, days: 12)
    try withScratch { directory in
      let place = try Place(directory, format)
      let path = place.options.state(place.instrument)
      func again(_ what: Comment) throws {
        let result = try place.run()
        #expect(result.figures.statesRefused == 1 && result.figures.bars == bars.count, what)
        #expect(result.rows == (try bars.rows(.sliced)), what)
      }
      try place.store(bars, bars.count)
      _ = try place.run()
      let good = try Files.read(path)
      func put(_ bytes: [UInt8]) throws {
        let file = try AtomicFile(path)
        try bytes.withUnsafeBytes { try file.write($0) }
        try file.commit()
      }
      for length in [0, 5, good.count / 2, good.count - 1] {
        try put(Array(good[..<length]))
        try again("cut after \(length) bytes")
      }
      for at in [30, good.count / 2, good.count - 3] {
        var bytes = good
        bytes[at] ^= 1
        try put(bytes)
        try again("bit turned in byte \(at)")
      }
      try put(Array(String(decoding: good, as: UTF8.self).replacing("0.25", with: "0.50").utf8))
      try again("another tick")
      try place.store(other, other.count)
      _ = try place.run()
      try place.store(bars, bars.count)
      try again("another file")
    }
  }
}
