/// The end of a file of runs that has no line end: what a writer left that was killed, or that the power left. Nothing else
/// may be cut off, since it would be somebody's text.
package enum TornRow {
  /// Whether bytes can be the beginning of a file's first line.
  package static func isOfHeader(_ bytes: [UInt8], _ header: [String]) -> Bool {
    CSV.line(header).utf8.starts(with: withoutZeros(bytes))
  }

  /// Why bytes can't be the beginning of a row, in words; nil: they can.
  /// - Parameter header: that of the file.
  package static func flaw(_ bytes: [UInt8], header: [String]) -> String? {
    let bytes = withoutZeros(bytes)
    if bytes.contains(0) { return "holds NUL bytes" }
    let (fields, isSound) = fields(bytes)
    guard isSound else { return "is no part of a row" }
    guard fields.count <= header.count else { return "has \(fields.count) fields where the header has \(header.count)" }
    for (place, field) in fields.enumerated() {
      let isWhole = place < fields.count - 1
      guard let wanted = wanted(header[place]), !wanted(field, isWhole) else { continue }
      return "has '\(SafeText.excerpt(field, limit: 40))' for \(header[place])"
    }
    return nil
  }

  /// After a failure of the machine a file may end with zeros, for what never came to the disk.
  private static func withoutZeros(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
    bytes[...(bytes.lastIndex { $0 != 0 } ?? -1)]
  }

  /// The fields of a row as far as it goes.
  /// - Returns: them, the last of which may be cut off, and whether they can be so.
  private static func fields(_ bytes: ArraySlice<UInt8>) -> ([String], isSound: Bool) {
    var (fields, field): ([String], [UInt8]) = ([], [])
    // Whether a quote is open, and whether one was closed.
    var (isOpen, isClosed) = (false, false)
    for (place, byte) in zip(bytes.indices, bytes) {
      switch byte {
      case UInt8(ascii: "\"") where isOpen: (isOpen, isClosed) = (false, true)
      case UInt8(ascii: "\"") where isClosed || field.isEmpty:
        // A doubled one is one.
        if isClosed { field.append(byte) }
        (isOpen, isClosed) = (true, false)
      case _ where isOpen: field.append(byte)
      case UInt8(ascii: ","):
        fields.append(String(decoding: field, as: UTF8.self))
        (field, isClosed) = ([], false)
      case UInt8(ascii: "\r"):
        // Only before a line end that is not there any more.
        guard place == bytes.endIndex - 1 else { return (fields, false) }
      case _ where isClosed: return (fields, false)
      default: field.append(byte)
      }
    }
    return (fields + [String(decoding: field, as: UTF8.self)], true)
  }

  /// What tells whether a field can be one of a column's; nil: any can.
  private static func wanted(_ column: String) -> ((_ field: String, _ isWhole: Bool) -> Bool)? {
    func one(of names: [String]) -> (String, Bool) -> Bool {
      { field, isWhole in isWhole ? names.contains(field) : names.contains { $0.hasPrefix(field) } }
    }
    return switch column {
    case "cell", "block", "position":
      { field, isWhole in field.utf8.allSatisfy { (48..<58).contains($0) } && !(isWhole && field.isEmpty) }
    case "warmup": one(of: ["0", "1"])
    case "status": one(of: RunStatus.allCases.map(\.rawValue))
    default: nil
    }
  }
}
