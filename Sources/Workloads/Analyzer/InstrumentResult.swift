import SpeedupKit

/// What came out of one instrument, or of one of its ranges.
struct InstrumentResult: Sendable {
  /// All rows, by day and slot; none where it failed.
  var rows: [BreakoutRow] = []
  /// What went wrong, in one line; nil if nothing did.
  var failure: String?
  var figures = InstrumentFigures()
  /// How far the bars go.
  var reach = StoredInstrument.Reach()

  /// Runs `body`; an error becomes the instrument's failure.
  /// - Parameter scratch: the run's directory. It is gone after the run and called otherwise in each, so the failure
  ///   names files without it.
  static func isolated(in scratch: String, _ body: () throws -> InstrumentResult) -> InstrumentResult {
    do { return try body() } catch {
      let parts = String(describing: error).split(separator: "\(scratch)/", omittingEmptySubsequences: false)
      return InstrumentResult(failure: parts.joined())
    }
  }

  /// Puts the ranges of one instrument together; the first failure is the instrument's.
  static func merged(_ parts: [InstrumentResult]) -> InstrumentResult {
    guard var whole = parts.first else { return InstrumentResult() }
    for part in parts.dropFirst() {
      whole.failure = whole.failure ?? part.failure
      whole.figures.addRange(part.figures)
    }
    whole.rows = whole.failure == nil ? BreakoutRow.merged(parts.map(\.rows)) : []
    return whole
  }
}

struct InstrumentFigures: BitwiseCopyable, Sendable, Equatable {
  /// Bars that were loaded and analysed, and their bytes.
  var bars = 0
  var bytes = 0
  /// Days they are of.
  var days = 0
  /// Rows that the state knew already.
  var rowsKept = 0
  /// States that could not be used.
  var statesRefused = 0
  var logLines = 0
  /// Time for loading, and for analysing and logging.
  var loadSeconds = 0.0
  var scanSeconds = 0.0

  /// Adds what a further range of the same instrument did. Its bars are the same ones, but loading them again took time.
  mutating func addRange(_ other: InstrumentFigures) {
    logLines += other.logLines
    loadSeconds += other.loadSeconds
    scanSeconds += other.scanSeconds
  }

  /// Adds another instrument's, or another pass's.
  mutating func add(_ other: InstrumentFigures) {
    addRange(other)
    bars += other.bars
    bytes += other.bytes
    days += other.days
    rowsKept += other.rowsKept
    statesRefused += other.statesRefused
  }
}
