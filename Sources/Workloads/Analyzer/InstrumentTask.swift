import Harness
import Platform

/// How instruments are analyzed: everything that is the same for all of them.
struct AnalyzerOptions: Sendable, Equatable {
  var method = RangeAnalysis.Method.sliced
  var format = BarFiles.Format.columns
  var selection = BarFiles.Selection.needed
  var level = RangeLog.Level.none
  var sink = RangeLog.Sink.null
  /// Whether only days after the state's last one are done.
  var isIncremental = false
  /// What a tick is in the unit of the prices.
  var tick = 0.25
  /// Where bars, states and logs are.
  var directory = ""

  func path(_ instrument: String) -> String { "\(directory)/\(instrument)" }
  func statePath(_ instrument: String) -> String { "\(directory)/\(instrument).state" }

  /// Reads an instrument's new bars, with the state before them.
  /// - Throws: `InputError` naming file, line, value and mend.
  func load(_ instrument: String) throws -> (frame: BarFrame, state: AnalyzerState) {
    var state = isIncremental ? try AnalyzerState(statePath(instrument)) : AnalyzerState()
    let (frame, end) = try BarFiles.read(path(instrument), format, selection, tick: tick, from: state.place)
    state.place = end
    return (frame, state)
  }

  /// The breakouts of some slots of new bars.
  func breakouts(_ instrument: String, _ frame: BarFrame, slots: Range<Int>) throws -> [Breakout] {
    var analysis = RangeAnalysis(method: method)
    analysis.log = try RangeLog(level, to: sink, directory: directory, instrument: instrument)
    return try analysis.breakouts(frame, slots: slots)
  }
}

/// One instrument, or some of its ranges, from file to breakouts, in whatever process. A failure is a result, so that
/// one instrument's does not stop the others.
struct InstrumentTask: ParallelTask {
  let instrument: String
  let slots: Range<Int>
  let options: AnalyzerOptions

  /// What came of it.
  struct Result: Sendable {
    /// The state with the new breakouts at its end; those of its slots alone where not all were done.
    var state = AnalyzerState()
    var rows = 0
    /// Why it failed; nil when it did not.
    var failure: String?
  }

  init(instrument: String, slots: Range<Int>, options: AnalyzerOptions) {
    self.instrument = instrument
    self.slots = slots
    self.options = options
  }

  func run(_ context: TaskContext) throws -> Result {
    var result = Result()
    do {
      let (frame, state) = try options.load(instrument)
      result.state = state
      result.state.breakouts += try options.breakouts(instrument, frame, slots: slots)
      result.state.lastDay = frame.days.last ?? state.lastDay
      result.rows = frame.count
    } catch {
      result.failure = "\(error)"
    }
    return result
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(string: instrument)
    writer.write(slots.lowerBound)
    writer.write(slots.upperBound)
    for text in [
      options.method.rawValue, options.format.rawValue, options.selection.rawValue, options.level.rawValue,
      options.sink.rawValue, options.directory,
    ] { writer.write(string: text) }
    writer.write(options.isIncremental)
    writer.write(options.tick)
  }

  init(from reader: inout ByteReader) throws {
    instrument = try reader.readString()
    let first = try reader.read(Int.self)
    slots = first..<max(first, try reader.read(Int.self))
    var options = AnalyzerOptions()
    options.method = .init(rawValue: try reader.readString()) ?? options.method
    options.format = .init(rawValue: try reader.readString()) ?? options.format
    options.selection = .init(rawValue: try reader.readString()) ?? options.selection
    options.level = .init(rawValue: try reader.readString()) ?? options.level
    options.sink = .init(rawValue: try reader.readString()) ?? options.sink
    options.directory = try reader.readString()
    options.isIncremental = try reader.read(Bool.self)
    options.tick = try reader.read(Double.self)
    self.options = options
  }

  static func encode(_ output: Result, into writer: inout ByteWriter) {
    writer.write(output.state.lastDay ?? Int32.min)
    writer.write(output.state.place.rows)
    writer.write(output.state.place.bytes)
    writer.write(array: output.state.breakouts)
    writer.write(output.rows)
    writer.write(string: output.failure ?? "")
  }

  static func decode(from reader: inout ByteReader) throws -> Result {
    var result = Result()
    let lastDay = try reader.read(Int32.self)
    result.state.lastDay = lastDay == Int32.min ? nil : lastDay
    result.state.place = BarFiles.Place(rows: try reader.read(Int.self), bytes: try reader.read(Int.self))
    result.state.breakouts = try reader.readArray(of: Breakout.self)
    result.rows = try reader.read(Int.self)
    let failure = try reader.readString()
    result.failure = failure.isEmpty ? nil : failure
    return result
  }
}
