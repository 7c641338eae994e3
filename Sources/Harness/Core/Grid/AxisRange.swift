/// The values of one axis as people type them: single values and ranges, separated by commas.
///
/// - `1,2,8` those values
/// - `4..16` every whole number from 4 to 16
/// - `10..100:+10` in steps of 10
/// - `1..252:x2` each twice the one before, up to at most 252
///
/// A part with a slash is a path, dots or not: `../data.csv`.
///
/// An end that a step does not hit is not added: `1..252:x2` ends with 128. Say `1..252:x2,252` to have both.
package enum AxisRange {
  /// Most values that one axis may have; more is taken for a slip of the keyboard.
  package static let limit = 100_000

  /// The values in the order given, repeats removed unless `keepsRepeats`.
  /// - Throws: ``InputError`` naming the option, the part and the mend.
  package static func values(_ text: String, option: String, keepsRepeats: Bool = false) throws -> [String] {
    var seen: Set<String> = []
    var values: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      guard !part.isEmpty else {
        throw InputError("\(option): '\(text)' has an empty value; write values separated by single commas")
      }
      for value in try expand(String(part), option: option) where seen.insert(value).inserted || keepsRepeats {
        values.append(value)
      }
    }
    return values
  }

  /// A value so written that it is read back as it stands.
  package static func quoted(_ value: String) -> String {
    let isPlain = !value.isEmpty && !value.contains(",") && !value.contains("..") && !value.contains("\\")
      && value.first != "'" && value.first != "\""
    return isPlain ? value : "'\(value)'"
  }

  private static func expand(_ part: String, option: String) throws -> [String] {
    guard let dots = part.firstRange(of: ".."), !part.contains("/") else { return [part] }
    let tail = part[dots.upperBound...].split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard let low = Int(part[..<dots.lowerBound]), let high = Int(tail[0]) else {
      throw InputError("\(option): '\(part)' is no range; write LOW..HIGH with whole numbers, such as 1..16")
    }
    guard low <= high else {
      throw InputError("\(option): '\(part)' runs backwards; write \(high)..\(low)")
    }
    let step = try step(tail.count == 2 ? String(tail[1]) : "+1", low: low, part: part, option: option)
    var values: [String] = []
    var value = low
    while value <= high {
      guard values.count < limit else {
        throw InputError("\(option): '\(part)' has more than \(limit) values; widen the step")
      }
      values.append(String(value))
      let (next, overflow) = step(value)
      if overflow { break }
      value = next
    }
    return values
  }

  private static func step(
    _ text: String, low: Int, part: String, option: String
  ) throws -> (Int) -> (Int, Bool) {
    if text.hasPrefix("+"), let by = Int(text.dropFirst()), by >= 1 {
      return { value in
        let (sum, overflow) = value.addingReportingOverflow(by)
        return (sum, overflow)
      }
    }
    if text.hasPrefix("x"), let by = Int(text.dropFirst()), by >= 2 {
      guard low >= 1 else {
        throw InputError("\(option): '\(part)' multiplies from \(low) and never moves; start at 1 or more")
      }
      return { value in
        let (product, overflow) = value.multipliedReportingOverflow(by: by)
        return (product, overflow)
      }
    }
    throw InputError("\(option): the step '\(text)' in '\(part)' must be +N (N ≥ 1) or xN (N ≥ 2)")
  }
}
