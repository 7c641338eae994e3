enum FileName {
  /// A text with the bytes that may not be in a file's name written as in an address: `A/B` becomes `A%2FB`, and `..`
  /// becomes `%2E.`. No two texts get the same name.
  static func of(_ text: String) -> String { text.hasPrefix(".") ? "%2E" + part(String(text.dropFirst())) : part(text) }

  /// The same for what does not begin the name.
  static func part(_ text: String) -> String {
    var name = ""
    for byte in text.utf8 {
      let isPlain = plain.contains(byte)
      name +=
        isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }
    return name
  }

  private static let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_".utf8)
}
