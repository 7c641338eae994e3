import SpeedupCore
import SpeedupPredict

/// Things done in a time: `500/s`, `2M/h`, `1/d`.
struct Rate: LosslessStringConvertible, Sendable {
  let perSecond: Double
  let description: String

  init?(_ description: String) {
    let parts = description.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return nil }
    let spans = ["s": 1.0, "m": 60, "min": 60, "h": 3600, "d": 86_400]
    guard let span = spans[String(parts[1])] else { return nil }
    let factors: [Character: Double] = ["k": 1e3, "M": 1e6, "G": 1e9]
    let factor = parts[0].last.flatMap { factors[$0] }
    guard let number = Double(decimal: factor == nil ? parts[0] : parts[0].dropLast()), number > 0, number.isFinite
    else { return nil }
    perSecond = number * (factor ?? 1) / span
    self.description = description
  }
}

/// What is asked for beyond what is needed: `0%` to `100%`. More than twice of what is needed is a slip of the keyboard.
struct Headroom: LosslessStringConvertible, Sendable {
  let fraction: Double
  let description: String

  init?(_ description: String) {
    guard description.hasSuffix("%") else { return nil }
    let digits = description.dropLast().split(separator: " ", omittingEmptySubsequences: true)
    guard digits.count == 1, let percent = Double(decimal: digits[0]), (0...100).contains(percent) else { return nil }
    fraction = percent / 100
    self.description = description
  }
}

extension Option where Value == Double? {
  /// A number in a range, or none.
  static func amount(
    _ name: String, _ placeholder: String, _ help: String, within range: ClosedRange<Double>, otherwise: String = ""
  ) -> Option {
    Option(name, .single(placeholder), help, default: nil, written: otherwise) { texts in
      let number: Double = try OptionText.value(texts[0], option: name, expected: "a number")
      guard range.contains(number) else {
        throw InputError("--\(name): '\(texts[0])' is out of range; write a number from \(PlanPrice.text(range))")
      }
      return number
    }
  }
}
