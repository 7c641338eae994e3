import FoundationEssentials
import SpeedupCore
import SpeedupJudge

extension GateReport {
  /// The whole report as JSON, keys in snake_case and sorted; times in seconds, sizes in bytes. A figure that
  /// was not measured is absent.
  /// - Throws: `EncodingError` when a figure is no finite number.
  package var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.keyEncodingStrategy = .convertToSnakeCase
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      let document = Document(format: 1, exitStatus: exitStatus, report: self)
      return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
    }
  }

  /// Reads what ``json`` wrote.
  /// - Throws: ``InputError`` naming the file.
  package init(parsing text: String, path: String) throws {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    do {
      let document = try decoder.decode(Document.self, from: Data(text.utf8))
      guard document.format == 1 else {
        throw InputError("\(path): format \(document.format); this version reads format 1")
      }
      self = document.report
    } catch is DecodingError {
      throw InputError(
        "\(path): this is no report of a gate, or it is cut off; run the gate again with --out")
    }
  }

  private struct Document: Codable {
    var format: Int
    var exitStatus: Int32
    var report: GateReport
  }
}
