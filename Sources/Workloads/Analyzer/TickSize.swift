import SpeedupKit

/// The smallest step of a price, such as `0.25`, kept as a decimal so that prices and ticks convert without error.
struct TickSize: Sendable, Equatable {
  /// The step in units of the last decimal place: 25 for `0.25`.
  private let units: Int64
  /// Decimal places: 2 for `0.25`.
  private let places: Int
  private let unitsPerOne: Double
  private let onePerUnits: Double

  /// Reads a step.
  /// - Throws: `InputError` for anything but a number above 0 with at most 9 decimal places and at most 10^9 of the last
  ///   one: the largest price that is ever generated, in such units, is then below 2^53, as ``ticks(_:)`` needs it.
  init(_ text: String) throws {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let fraction = parts.count == 2 ? String(parts[1]) : ""
    let digits = (parts.first.map(String.init) ?? "") + fraction
    guard (1...2).contains(parts.count), fraction.utf8.count <= 9, digits.utf8.count <= 15,
      digits.utf8.allSatisfy({ $0 >= 48 && $0 <= 57 }), let units = Int64(digits), 1...1_000_000_000 ~= units
    else {
      throw InputError("--tick: '\(text)' is not a step of prices of at most 9 digits; write it such as 0.25")
    }
    self.units = units
    places = fraction.utf8.count
    onePerUnits = 1 / Double(units)
    unitsPerOne = (0..<places).reduce(1.0) { value, _ in value * 10 }
  }

  /// A price in ticks; nil when it is not a whole number of them, or more than 2^53 units away from zero.
  @inline(__always)
  func ticks(_ price: Double) -> Int64? {
    let scaled = price * unitsPerOne
    guard abs(scaled) < 0x1p53 else { return nil }
    let quotient = scaled * onePerUnits
    let nearest = Int64(quotient + (quotient < 0 ? -0.5 : 0.5))
    // A price of a few places is not exact in binary, nor is its product; what is further off is between two ticks.
    let apart = abs(scaled - Double(nearest &* units))
    return apart <= 1e-6 + 1e-12 * abs(scaled) ? nearest : nil
  }

  /// Adds a price of so many ticks to a text, with all decimal places of the step.
  func append(_ ticks: Int64, to text: inout TextBytes) {
    text.add(fixed: ticks * units, places: places)
  }
}

/// A text that is put together as bytes: a `String` for every number would take longer than what the numbers come from.
struct TextBytes {
  private(set) var bytes: [UInt8] = []

  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  @inline(__always)
  mutating func comma() { bytes.append(UInt8(ascii: ",")) }

  @inline(__always)
  mutating func lineEnd() { bytes.append(10) }

  mutating func add(_ text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds a text that the program itself holds.
  mutating func add(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  mutating func add(_ number: Int64) { add(fixed: number, places: 0) }

  /// Adds `number` / 10^`places`.
  mutating func add(fixed number: Int64, places: Int) {
    if number < 0 { bytes.append(UInt8(ascii: "-")) }
    var rest = number.magnitude
    let first = bytes.count
    var digits = 0
    repeat {
      if digits == places, places > 0 { bytes.append(UInt8(ascii: ".")) }
      bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
      digits += 1
    } while rest > 0 || digits <= places
    bytes[first...].reverse()
  }

  /// Adds a number below 100 with two digits.
  mutating func add(twoDigits number: Int32) {
    bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
    bytes.append(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
  }
}
