import FoundationEssentials

/// This program's own JSON files: one way to write them, one way to say what is wrong in one.
package enum JSONFile {
  /// A value as indented JSON with sorted keys and a line end.
  /// - Throws: `EncodingError` when a figure is no finite number.
  package static func text(of value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self) + "\n"
  }

  /// The value that bytes hold. `file` is only named in errors; other parameters and errors as of
  /// ``read(_:_:fix:)``.
  package static func decode<T: Decodable>(_ type: T.Type, _ bytes: [UInt8], file: String, fix: String) throws -> T {
    // A decoder takes one of two members of a name, and texts that programs are given as others.
    let whole: JSONCursor
    do { whole = try JSONCursor(reading: bytes, file: file, exact: true) } catch let error as InputError {
      throw InputError("\(error); \(fix)")
    }
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      let told = described(error, in: whole) { text in
        do { return try JSONDecoder().decode(type, from: Data(text.utf8)) as T? != nil } catch { return false }
      }
      throw InputError("\(told); \(fix)")
    }
  }

  /// A decoder's complaint with the line, which it does not know, and the value, which it does not show.
  /// - Parameter isTaken: whether the decoder takes another text.
  private static func described(
    _ error: DecodingError, in whole: JSONCursor, _ isTaken: (String) -> Bool
  ) -> InputError {
    let context =
      switch error {
      case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
        .valueNotFound(_, let context):
        context
      @unknown default: DecodingError.Context(codingPath: [], debugDescription: "\(error)")
      }
    let told = context.debugDescription
    let place = (try? context.codingPath.reduce(whole) { try $0.child($1.stringValue, $1.intValue) ?? $0 }) ?? whole
    switch error {
    case .keyNotFound(let key, _): return place.problem("has no '\(key.stringValue)'")
    case .typeMismatch(let type, _), .valueNotFound(let type, _):
      guard case .object(let members) = place.value.content, name(of: type) == "an object" else {
        return place.wrong(name(of: type))
      }
      return place.problem("has \(Counted.text(members.count, "member")); expected the one that says its kind")
    default:
      guard context.codingPath.isEmpty else {
        let choices = names.first { told.contains(" \($0.type) ") }?.names
        let fault = choices.map { "not one of \($0.joined(separator: ", "))" } ?? SafeText.excerpt(told, limit: 200)
        return place.problem("is \(place.shown): \(fault)")
      }
      // Of a number that does not fit the type asked for the decoder tells neither place nor value.
      guard let number = whole.oddNumbers.prefix(mostTried).first(where: { !isTaken(whole.text(keeping: $0)) }) else {
        return place.problem("holds a number that does not fit its place, such as a fraction for a count")
      }
      return number.problem(
        "is \(number.value.written), a number that does not fit its place, such as a fraction for a count")
    }
  }

  /// So many numbers are tried in the search for the one that does not fit.
  private static let mostTried = 100

  /// The values of the types that stand in such files by their names.
  private static let names: [(type: String, names: [String])] = [
    ("CorePlacement", CorePlacement.allCases.map(\.rawValue)),
    ("FailurePolicy", FailurePolicy.allCases.map(\.rawValue)),
    ("ProgramOutput", ProgramOutput.allCases.map(\.rawValue)), ("Evidence", Evidence.allCases.map(\.rawValue)),
  ]

  private static func name(of type: Any.Type) -> String {
    if type == String.self { return "a text" }
    if type == Bool.self { return "true or false" }
    if type is any BinaryInteger.Type { return "a whole number" }
    if type is any BinaryFloatingPoint.Type { return "a number" }
    return "\(type)".hasPrefix("Array") ? "a list" : "an object"
  }
}
