/// The texts of a list, with those refused that are one text in two spellings of Unicode, such as `é` in one scalar or two:
/// Swift takes them for equal, and to everybody else they are two files, two benchmarks or two series.
package struct Spellings {
  private var known: [String: String] = [:]

  package init() {}

  /// Takes one in.
  /// - Returns: whether it was not there before.
  /// - Throws: ``InputError`` naming the place, for another spelling of one that was.
  package mutating func insert(_ text: String, at place: @autoclosure () -> String) throws -> Bool {
    guard let before = known[text] else {
      known[text] = text
      return true
    }
    guard before.utf8.elementsEqual(text.utf8) else {
      throw InputError(
        "\(place()): '\(SafeText.excerpt(text))' is there in two spellings of Unicode, which look alike; rename one of them"
      )
    }
    return false
  }
}
