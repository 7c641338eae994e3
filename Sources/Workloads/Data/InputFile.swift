import SpeedupKit

/// A data file, plain or compressed.
enum InputFile {
  /// All bytes of a file, uncompressed where it is a gzip file (told by its first bytes, not by its name).
  /// - Throws: `InputError` naming the file when it is not there, is damaged, or can't be uncompressed here.
  static func read(_ path: String) throws -> [UInt8] {
    try requireRegular(path)
    let bytes: [UInt8]
    do { bytes = try Files.read(path) } catch {
      throw InputError("\(error); name a file that can be read with --data")
    }
    guard bytes.starts(with: [0x1f, 0x8b]) else { return bytes }
    // The last four bytes say how much there is, modulo 2^32 and for one member: a guess, and used as no
    // more.
    let guess = bytes.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
    return try Gzip.read(path, expecting: min(guess, bytes.count * 40))
  }

  /// Refuses what is there and is no regular file: a pipe can't be read a second time, for the next run or for its digest,
  /// and nobody may be writing to it. One that is not there is left to whoever opens it.
  /// - Throws: `InputError` naming the path.
  static func requireRegular(_ path: String) throws {
    if let kind = Files.oddKind(path) {
      throw InputError("\(path): it is no regular file but \(kind); write the data to a file and name that")
    }
  }

  /// The error for a file without any row.
  static func headerAlone(_ file: String) -> InputError {
    InputError("\(file): it holds a header and no row; name a file with rows")
  }
}
