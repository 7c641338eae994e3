/// Files that came compressed: no format of text or traces is read so.
package enum Compression {
  /// What unpacks a file that begins so; nil: it is not compressed, as far as is known.
  static func unpacking(_ bytes: some Sequence<UInt8>) -> String? {
    let forms: [(start: [UInt8], tool: String)] = [
      ([0x1F, 0x8B], "gunzip"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd -d"), ([0x04, 0x22, 0x4D, 0x18], "lz4 -d"),
      (Array("LZ4Block".utf8), "Spark's own lz4 (set spark.eventLog.compress=false to write logs plainly)"),
      ([0x82] + Array("SNAPPY".utf8), "Spark's own snappy (set spark.eventLog.compress=false to write logs plainly)"),
      (Array("BZh".utf8), "bunzip2"), ([0xFD] + Array("7zXZ".utf8), "unxz"), (Array("PK\u{3}\u{4}".utf8), "unzip"),
    ]
    return forms.first { bytes.starts(with: $0.start) }?.tool
  }

  /// - Throws: ``InputError`` with the tool that unpacks it, where a file begins as a compressed one does.
  package static func requireNone(_ bytes: some Sequence<UInt8>, file: String) throws(InputError) {
    guard let tool = unpacking(bytes) else { return }
    throw InputError("\(file): is compressed; unpack it first, by \(tool), and name what comes out")
  }
}
