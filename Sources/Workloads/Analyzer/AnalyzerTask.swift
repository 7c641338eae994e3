import SpeedupKit

/// Some instruments, one after the other, or one range of one instrument: what a worker does, in this process or another.
/// Bars do not cross: a worker reads the files itself.
struct AnalyzerTask: ParallelTask {
  private let variant: String
  private let parameters: [String: String]
  private let options: AnalyzerOptions
  private let instruments: [StoredInstrument]
  /// The range; nil: all of them, and the result is written.
  private let slot: Int?

  init(_ request: RunRequest, _ options: AnalyzerOptions, _ instruments: [StoredInstrument], slot: Int? = nil) {
    variant = request.variant
    parameters = request.parameters
    self.options = options
    self.instruments = instruments
    self.slot = slot
  }

  func run(_ context: TaskContext) throws -> [InstrumentResult] {
    instruments.map { instrument in
      let work = InstrumentWork(options: options, instrument: instrument)
      return slot.map { work.part($0) } ?? work.whole()
    }
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(string: variant)
    writer.write(string: options.scratch)
    writer.write(texts: parameters)
    writer.write(slot ?? -1)
    writer.write(strings: instruments.map(\.name))
  }

  init(from reader: inout ByteReader) throws {
    variant = try reader.readString()
    let scratch = try reader.readString()
    parameters = try reader.readTexts()
    let options = try AnalyzerOptions(RunRequest(variant: variant, parameters: parameters), scratch: scratch)
    self.options = options
    let slot = try reader.read(Int.self)
    self.slot = slot < 0 ? nil : slot
    instruments = try reader.readStrings().map { options.instrument($0) }
  }

  static func encode(_ output: [InstrumentResult], into writer: inout ByteWriter) {
    writer.write(output.count)
    for result in output {
      writer.write(array: result.rows)
      writer.write(result.failure != nil)
      writer.write(string: result.failure ?? "")
      writer.write(result.figures)
      writer.write(result.reach)
    }
  }

  static func decode(from reader: inout ByteReader) throws -> [InstrumentResult] {
    try (0..<max(0, try reader.read(Int.self))).map { _ in
      let rows = try reader.readArray(of: BreakoutRow.self)
      let hasFailed = try reader.read(Bool.self)
      let failure = try reader.readString()
      return InstrumentResult(
        rows: rows, failure: hasFailed ? failure : nil, figures: try reader.read(), reach: try reader.read())
    }
  }
}
