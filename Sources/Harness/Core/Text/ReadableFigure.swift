/// A number as it stands in a table, before it is a text: with its unit, and what is known of it.
package struct ReadableFigure: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// A time in this unit, or in the one that keeps it short.
    case time(Readable.Unit?)
    case bytes
    /// A ratio, such as `×1.97`.
    case ratio
    /// A number with two digits behind the point.
    case decimals
  }

  /// In base units.
  package let value: Double
  private let kind: Kind
  // Scalars and not texts, which would be counted with every copy.
  private let sign: Unicode.Scalar?
  private let mark: Unicode.Scalar?

  /// - Parameters:
  ///   - sign: what is in front of it, such as `>`; one scalar or none.
  ///   - mark: what is behind it; likewise.
  package init(_ value: Double, _ kind: Kind, sign: String = "", mark: String = "") {
    (self.value, self.kind) = (value, kind)
    (self.sign, self.mark) = (sign.unicodeScalars.first, mark.unicodeScalars.first)
  }

  /// What is known of it: the sign and the mark.
  package var marks: String {
    guard sign != nil || mark != nil else { return "" }
    return [sign, mark].compactMap { $0.map { String($0) } }.joined()
  }

  package var text: String { Readable.written { write(to: &$0) } }

  /// Adds the text to others.
  package func write(to bytes: inout [UInt8]) {
    if let sign { bytes.append(contentsOf: String(sign).utf8) }
    switch kind {
    case .time(let unit): write(in: unit ?? .fitting(value, .seconds), to: &bytes)
    case .bytes: write(in: .fitting(value, .bytes), to: &bytes)
    case .ratio:
      bytes.append(contentsOf: "×".utf8)
      Readable.write(ratioNumber: value, to: &bytes)
    case .decimals: Readable.write(fixed: value, decimals: 2, to: &bytes)
    }
    if let mark { bytes.append(contentsOf: String(mark).utf8) }
  }

  private func write(in unit: Readable.Unit, to bytes: inout [UInt8]) {
    Readable.write(significant: value / unit.size, to: &bytes)
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: unit.name.utf8)
  }

  /// A width that it does not exceed, and that is found without making the text; nil: not known.
  package var mostWidth: Int? {
    guard sign == nil, mark == nil else { return nil }
    return switch kind {
    // Three digits and a point, a blank and the unit.
    case .time(nil) where value >= 1e-9 && value < 999: 7
    case .bytes where value >= 1 && value < 999 * 1_099_511_627_776: 8
    case .time, .bytes, .ratio, .decimals: nil
    }
  }
}
