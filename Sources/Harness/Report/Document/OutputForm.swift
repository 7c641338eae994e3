import SpeedupCore
import SpeedupSystem

/// The forms in which every report can be had on standard output.
package enum OutputForm: String, CaseIterable, Sendable {
  case text, markdown, json, csv, html

  /// Gives the document away in this form, piece by piece.
  /// - Parameters:
  ///   - colours: whether a terminal's colours are wanted, in text.
  ///   - width: columns of the terminal; nil: no limit.
  ///   - json: the report's own JSON where it has one with a fixed schema; else the document's tables.
  package func write(
    _ document: Document, colours: Bool = false, width: Int? = nil, json: () throws -> String? = { nil },
    to take: @escaping (String) throws -> Void
  ) throws {
    switch self {
    case .text: try TextRenderer(colours: colours, width: width).write(document, to: take)
    case .markdown: try take(MarkdownRenderer.text(document))
    case .json: try take(json() ?? JSONRenderer.text(document))
    case .csv: try CSVRenderer.write(document, to: take)
    case .html: try take(HTMLRenderer.text(document))
    }
  }
}
