/// Texts of files as their bytes.
package enum EncodedText {
  /// Refuses a file in another encoding: what it says would reach programs as something else.
  /// - Throws: ``InputError`` with path, line and fix.
  package static func requireUTF8(_ bytes: [UInt8], file: String) throws {
    guard String(validating: bytes, as: UTF8.self) == nil else { return }
    // No byte of a longer character is a line end, so that one of the lines is broken, too.
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let broken = lines.firstIndex { String(validating: $0, as: UTF8.self) == nil } ?? 0
    throw InputError(
      "\(file):\(broken + 1): '\(SafeText.excerpt(String(decoding: lines[broken], as: UTF8.self)))' "
        + "holds bytes that are no UTF-8; save the file as UTF-8")
  }
}
