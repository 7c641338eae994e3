import SpeedupKit

/// One instrument's bars as they lie on the disk, sorted, with columns that the analysis does not need: either as one CSV
/// file, or as a binary file for each column.
struct StoredInstrument: Sendable, Equatable {
  enum Format: String, CaseIterable, Sendable {
    /// `datetime,open,high,low,close,volume,x1,...` as text.
    case csv
    /// A file a column, as columnar formats have it.
    case columns
  }

  /// How bars are spread over files.
  enum Layout: String, CaseIterable, Sendable {
    /// All days together.
    case one
    /// A file (or a folder of columns) for each day, as data arrives day by day.
    case daily
  }

  /// A place between two bars.
  struct Position: BitwiseCopyable, Sendable, Equatable {
    /// How many bars are before it.
    var bar = 0
    /// How many bytes of the CSV file are before it; 0 for columns.
    var byte = 0
  }

  /// How far bars have been read.
  struct Reach: BitwiseCopyable, Sendable, Equatable {
    /// The last day, as days since 1970-01-01; the least number there is without bars.
    var lastDay = Int32.min
    /// Where that day begins.
    var lastDayStart = Position()
    /// Just behind its last bar.
    var end = Position()
  }

  let name: String
  let format: Format
  let directory: String
  var layout = Layout.one

  var csv: String { "\(directory)/\(name).csv" }

  func column(_ column: String) -> String { "\(directory)/\(name)/\(column).column" }

  /// The file that changes whenever bars are added, in either format.
  var main: String { format == .csv ? csv : column(MinuteBars.names[0]) }

  /// A hash of what is right before a place, by which one can tell later that the file is still the one it was; nil
  /// when the file is too short to have that place.
  /// - Throws: `SystemError` when the file can't be read.
  func mark(before position: Position) throws -> String? {
    precondition(layout == .one, "of a file a day the last one has the mark")
    var digest = Digest()
    switch format {
    case .csv:
      let file = try StoredFile(csv)
      guard position.byte <= file.size else { return nil }
      let count = min(128, position.byte)
      let bytes = try LargeBuffer(byteCount: count)
      try file.read(at: position.byte - count, count, into: bytes.base)
      for index in 0..<count { digest.add(Int(bytes.base.load(fromByteOffset: index, as: UInt8.self))) }
    case .columns:
      let count = min(4, position.bar)
      for name in MinuteBars.names {
        let file = try ColumnFile<Int32>(column(name))
        guard position.bar <= file.count else { return nil }
        for value in try file.values((position.bar - count)..<position.bar) { digest.add(Int(value)) }
      }
    }
    return digest.text
  }
}

/// An open file that is read at places of one's choice.
final class StoredFile {
  let path: String
  /// Its size in bytes.
  let size: Int
  private let file: OpenFile

  /// Opens it.
  /// - Throws: `InputError` naming the file.
  init(_ path: String) throws {
    self.path = path
    do {
      file = try OpenFile(reading: path)
      size = try file.size()
    } catch { throw InputError("\(error); name a file that can be read") }
  }

  /// Reads bytes from `offset` on.
  /// - Throws: `SystemError` naming the file; `InputError` when it ends before.
  func read(at offset: Int, _ count: Int, into memory: UnsafeMutableRawPointer) throws {
    let got = try file.read(at: offset, count, into: memory)
    guard got == count else { throw InputError("\(path): it ends after \(offset + got) bytes; get it again") }
  }
}
