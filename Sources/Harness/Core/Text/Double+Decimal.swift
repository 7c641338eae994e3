extension Double {
  /// Reads a number in decimals, such as `1.5e-3`. Swift's own reader also takes hexadecimal figures, which here are a
  /// slip.
  package init?(decimal text: some StringProtocol) {
    guard !text.utf8.contains(where: { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "X") }), let value = Double(text)
    else { return nil }
    self = value
  }
}
