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
    do {
      return try JSONDecoder().decode(type, from: Data(bytes))
    } catch let error as DecodingError {
      throw InputError("\(described(error, in: bytes, file)); \(fix)")
    }
  }

  /// A decoder's complaint with the line, which it does not know, and the value, which it does not show.
  private static func described(_ error: DecodingError, in bytes: [UInt8], _ file: String) -> InputError {
    let context =
      switch error {
      case .dataCorrupted(let context), .keyNotFound(_, let context), .typeMismatch(_, let context),
        .valueNotFound(_, let context):
        context
      @unknown default: DecodingError.Context(codingPath: [], debugDescription: "\(error)")
      }
    do {
      let whole = try JSONCursor(reading: bytes, file: file)
      let place = try context.codingPath.reduce(whole) { try $0.child($1.stringValue, $1.intValue) ?? $0 }
      switch error {
      case .keyNotFound(let key, _): return place.problem("has no '\(key.stringValue)'")
      case .typeMismatch(let type, _), .valueNotFound(let type, _): return place.wrong(name(of: type))
      default:
        // Of a number that does not fit the type asked for the decoder says neither which it is nor that it is one.
        guard !context.codingPath.isEmpty else {
          return place.problem("holds a number that does not fit its place, such as a fraction for a count")
        }
        return place.problem("is \(place.shown): \(SafeText.excerpt(context.debugDescription, limit: 200))")
      }
    } catch let error as InputError {
      return error
    } catch {
      return InputError("\(file): \(SafeText.excerpt(context.debugDescription, limit: 200))")
    }
  }

  private static func name(of type: Any.Type) -> String {
    if type == String.self { return "a text" }
    if type == Bool.self { return "true or false" }
    if type is any BinaryInteger.Type { return "a whole number" }
    if type is any BinaryFloatingPoint.Type { return "a number" }
    return "\(type)".hasPrefix("Array") ? "a list" : "an object"
  }
}
