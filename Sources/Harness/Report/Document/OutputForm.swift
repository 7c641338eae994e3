import SpeedupCore
import SpeedupSystem

/// The forms in which every report can be had on standard output.
package enum OutputForm: String, CaseIterable, Sendable {
  case text, markdown, json, csv, html

  /// The document in this form.
  /// - Parameters:
  ///   - colours: whether a terminal's colours are wanted, in text.
  ///   - width: columns of the terminal; nil: no limit.
  ///   - json: the report's own JSON where it has one with a fixed schema; else the document's tables.
  package func rendered(
    _ document: Document, colours: Bool = false, width: Int? = nil, json: () throws -> String? = { nil }
  ) rethrows -> String {
    switch self {
    case .text: TextRenderer(colours: colours, width: width).text(document)
    case .markdown: MarkdownRenderer.text(document)
    case .json: try json() ?? JSONRenderer.text(document)
    case .csv: CSVRenderer.text(document)
    case .html: HTMLRenderer.text(document)
    }
  }
}
