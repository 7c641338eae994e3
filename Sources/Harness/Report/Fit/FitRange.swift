import SpeedupCore

/// Which numbers can be fitted: squares and products of others pass what a number can hold, or vanish beside each other.
package enum FitRange {
  /// Of cores, workers and threads: more is a slip of the keyboard.
  static let resources = 1e-3...1e6
  /// Of any other axis: a size, a load.
  static let sizes = 1e-30...1e30
  /// Of figures.
  static let figures = 1e-100...1e100

  /// - Throws: ``InputError`` for a number out of the range of its axis; `text` is how it was written.
  package static func requireX(_ value: Double, _ axis: String, at place: String, text: String? = nil) throws {
    let isResource = ParallelAxes.resources.contains(axis)
    guard !(isResource ? resources : sizes).contains(value) else { return }
    let range = isResource ? "of \(axis), up to 1000000" : "from 1e-30 to 1e30; take another unit"
    throw wrong(value, axis, at: place, text, "expected a number \(range)")
  }

  /// - Throws: ``InputError`` for a figure that is out of range.
  static func requireY(_ value: Double, _ figure: String, at place: String, text: String? = nil) throws {
    guard !figures.contains(value) else { return }
    throw wrong(value, figure, at: place, text, "expected a number from 1e-100 to 1e100; take another unit")
  }

  private static func wrong(_ value: Double, _ name: String, at place: String, _ text: String?, _ expected: String)
    -> InputError
  {
    InputError("\(place): \(name) is '\(SafeText.excerpt(text ?? "\(value)"))'; \(expected)")
  }
}
