import SpeedupCore

/// A document's tables as comma-separated values: a header of keys, then the rows, numbers in base units. Several
/// tables are below one another with an empty line between them.
package enum CSVRenderer {
  /// The whole text.
  package static func text(_ document: Document) -> String {
    document.tables.map(table).joined(separator: "\n")
  }

  private static func table(_ table: Table) -> String {
    table.rows.reduce(into: CSV.line(table.keys)) { text, row in
      text += CSV.line(
        table.values(row).map { value in
          switch value {
          case .text(let text): text
          case .number(let number): JSONValue.written(number)
          case nil: ""
          }
        })
    }
  }
}
