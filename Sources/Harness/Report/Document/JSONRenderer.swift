import SpeedupCore

/// A document as JSON, for reports without a schema of their own: its sentences as `findings`, every table a list of
/// objects, keys in snake_case, numbers in seconds, bytes or as ratios. What is not known is absent.
package enum JSONRenderer {
  /// The whole text, with a line end.
  package static func text(_ document: Document) -> String {
    let (findings, notes) = (document.sentences.map(JSONValue.text), document.notes.map(JSONValue.text))
    let tables = document.tables
    let rows: [(name: String, value: JSONValue?)] =
      tables.count == 1
      ? [("rows", JSONRenderer.rows(tables[0]))]
      : tables.map { (Table.key($0.name), JSONRenderer.rows($0)) }
    let head: [(name: String, value: JSONValue?)] = [
      ("format", .number(1)), ("report", .text(document.subject)), ("title", .text(document.title)),
      ("findings", findings.isEmpty ? nil : .array(findings)),
    ]
    return JSONValue.object(head + rows + [("notes", notes.isEmpty ? nil : .array(notes))]).document
  }

  private static func rows(_ table: Table) -> JSONValue {
    let fields = table.fields
    let keys = fields.keys
    return .array(
      table.rows.map { row in
        .object(
          zip(keys, table.values(row, fields)).map { key, value in
            switch value {
            case .text(let text): (key, .text(text))
            case .number(let number): (key, .number(number))
            case nil: (key, nil)
            }
          })
      })
  }
}
