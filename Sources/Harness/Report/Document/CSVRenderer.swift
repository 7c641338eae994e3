import SpeedupCore

/// A document's tables as comma-separated values: a header of keys, then the rows, numbers in base units. Several
/// tables are below one another with an empty line between them.
package enum CSVRenderer {
  /// The whole text.
  package static func text(_ document: Document) -> String {
    var text = ""
    write(document) { text += $0 }
    return text
  }

  /// Gives the text away piece by piece.
  package static func write<Failure: Error>(
    _ document: Document, to take: (String) throws(Failure) -> Void
  ) throws(Failure) {
    for (number, table) in document.tables.enumerated() {
      let fields = table.fields
      try take((number > 0 ? "\n" : "") + CSV.line(fields.keys))
      try table.rows.inParts { part in
        var text = ""
        table.rows.read(part) { row in
          text += CSV.line(
            table.values(row, fields).map { value in
              switch value {
              case .text(let text): text
              case .number(let number): JSONValue.written(number)
              case nil: ""
              }
            })
          return true
        }
        return text
      } take: { (text) throws(Failure) in
        try take(text)
        return true
      }
    }
  }
}
