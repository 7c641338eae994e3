extension Double {
  /// Reads a number in decimals, such as `1.5e-3`. Swift's own reader also takes hexadecimal figures, which here are a
  /// slip, and may pass over what stands behind a NUL byte.
  package init?(decimal text: some StringProtocol) {
    guard !text.utf8.contains(where: { $0 == 0 || $0 | 0x20 == UInt8(ascii: "x") }), let value = Double(text) else {
      return nil
    }
    self = value
  }
}
