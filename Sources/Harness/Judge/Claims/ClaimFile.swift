import SpeedupCore

/// A list of claims with all that decides how they are judged, as a file has it: regions, cells and seed are fixed
/// before anything runs. `Fixtures/claims.schema.json` describes the file.
package struct ClaimFile: Sendable, Equatable {
  package static let format = 1

  package let path: String
  package let title: String
  package let document: String
  /// Decides the order of the runs.
  package let seed: UInt64
  package let claims: [Claim]

  /// Reads a file.
  /// - Throws: ``InputError`` with file, line, value and fix: an unknown field, a region that nothing can lie in, a cell
  ///   that is not there or refers to itself, an id twice, a missing command.
  package init(reading bytes: [UInt8], path: String) throws {
    let whole = try JSONCursor(reading: bytes, file: path, exact: true)
    try whole.allow(["format", "title", "document", "note", "seed", "cells", "claims", "$schema"])
    let format = try whole.member("format")
    guard try format.count() == Self.format else { throw format.wrong("format \(Self.format)") }
    self.path = path
    document = try whole.optional("document")?.text() ?? ""
    title = try whole.optional("title")?.text() ?? document
    seed = UInt64(try whole.optional("seed")?.count() ?? 1)
    let cells = ClaimCellReader(try whole.optional("cells")?.members() ?? [])
    try cells.checkAll()
    let reader = ClaimReader(cells: cells, document: document)
    var claims: [Claim] = []
    for cursor in try whole.member("claims").elements() {
      let claim = try reader.claim(cursor)
      if let other = claims.first(where: { $0.id == claim.id }) {
        throw try cursor.member("id").problem("'\(claim.id)' is the id of \(other.place) too; ids are given once")
      }
      claims.append(claim)
    }
    guard !claims.isEmpty else { throw try whole.member("claims").wrong("at least one claim") }
    self.claims = claims
  }

  /// Refuses ids that are in two files of one sitting.
  /// - Throws: ``InputError``.
  package static func requireDistinct(_ files: [ClaimFile]) throws {
    var places: [String: String] = [:]
    for claim in files.flatMap(\.claims) {
      if let other = places.updateValue(claim.place, forKey: claim.id) {
        throw InputError("\(claim.place): id '\(claim.id)' is the id of \(other) too; ids are given once")
      }
    }
  }
}

extension JSONCursor {
  var place: String { "\(file):\(value.line)" }

  /// Refuses members of other names.
  /// - Throws: ``InputError`` with the line and what was probably meant.
  func allow(_ names: [String]) throws {
    for (name, cursor) in try members() where !names.contains(name) {
      let near = NearestName.of(name, among: names).map { "did you mean '\($0)'? " } ?? ""
      throw InputError(
        "\(cursor.place): there is no field '\(SafeText.excerpt(name))'; \(near)Fields here: \(names.joined(separator: ", "))"
      )
    }
  }

  func choice<Choice: RawRepresentable<String> & CaseIterable>(_ type: Choice.Type) throws -> Choice {
    let text = try text()
    guard let choice = Choice(rawValue: text) else {
      let names = Choice.allCases.map(\.rawValue)
      let near = NearestName.of(text, among: names).map { "\($0), perhaps, or one of: " } ?? "one of: "
      throw wrong(near + names.joined(separator: ", "))
    }
    return choice
  }

  /// A text, or a list of texts.
  func texts() throws -> [String] {
    if case .array = value.content { return try elements().map { try $0.text() } }
    return [try text()]
  }

  func expression() throws -> Expression {
    do { return try Expression(try text()) } catch let error as InputError {
      if case .text = value.content { throw problem("can't be read: \(error)") }
      throw error
    }
  }

  func finite() throws -> Double {
    let number = try number()
    guard number.isFinite else { throw wrong("a finite number") }
    return number
  }

  func flag() throws -> Bool {
    guard case .bool(let flag) = value.content else { throw wrong("true or false") }
    return flag
  }

  /// The values of an axis: a number, a text as on the command line (`100..1600:x2`), or a list of either.
  func axisValues() throws -> [String] {
    switch value.content {
    case .number(let number) where number.isFinite: return [JSONValue.written(number)]
    case .text(let text):
      do { return try AxisRange.values(text, option: "the value", keepsRepeats: true) } catch let error as InputError {
        throw problem("can't be read: \(error)")
      }
    case .array: return try elements().flatMap { try $0.axisValues() }
    default: throw wrong("a number, a text such as \"1..16:x2\", or a list of them")
    }
  }
}
