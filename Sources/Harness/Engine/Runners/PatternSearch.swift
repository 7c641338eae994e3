import FoundationEssentials
import SpeedupKit

/// The user wants to stop while something is searched for. It is no finding that there is none.
package struct InterruptedSearch: Error, CustomStringConvertible {
  package var description: String { "stopped by a signal" }
}

/// A search by a regular expression that somebody wrote: on a long word, or with a repeat within a repeat, it may take hours.
package enum PatternSearch {
  /// How long one may take.
  package static let limit = Seconds(10)

  private enum Outcome<Found: Codable>: Codable {
    case found(Found)
    case refused(String)
  }

  /// Searches, in a copy of this process where it may take long.
  /// - Parameters:
  ///   - option: what the pattern belongs to, for the message.
  ///   - longest: bytes of the longest text that it searches.
  /// - Throws: ``InputError`` of the search, and where it takes too long; ``InterruptedSearch``.
  package static func find<Found: Codable>(
    _ pattern: String, option: String, longest: Int,
    interrupted: () -> Bool = { Interrupts.arrived != nil }, _ search: () throws -> Found
  ) throws -> Found {
    if isQuick(pattern, longest: longest) { return try search() }
    let ending = try BoundedWork.run(limit: limit, interrupted: interrupted) {
      let outcome: Outcome<Found>
      do { outcome = .found(try search()) } catch { outcome = .refused("\(error)") }
      return (try? JSONEncoder().encode(outcome)).map(Array.init) ?? Array("null".utf8)
    }
    switch ending {
    case .interrupted: throw InterruptedSearch()
    case .tookTooLong:
      throw InputError(
        "\(option): '\(pattern)' takes more than \(Readable.brief(limit)) here; begin it with fixed text or \\b, "
          + "and put no repeat into a repeat")
    case .done(let bytes):
      switch try JSONDecoder().decode(Outcome<Found>.self, from: Data(bytes)) {
      case .found(let found): return found
      case .refused(let why): throw InputError(why)
      }
    }
  }

  /// Whether even the worst text of this length takes well below a second: the steps are a power of it, by the repeats in the
  /// pattern, if none is within another.
  package static func isQuick(_ pattern: String, longest: Int) -> Bool {
    let repeats = pattern.utf8.count { "*+{".utf8.contains($0) }
    let isNested = [")*", ")+", "){", ")?"].contains { pattern.contains($0) } && repeats > 1
    return !isNested && (repeats == 0 || repeats <= 2 && longest <= 400)
  }
}
