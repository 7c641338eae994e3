import SpeedupCore

/// Which cell of one session belongs to which of the other: those with the same values on the axes that
/// count.
struct CellMatching {
  /// Two cells that belong together.
  struct Pair {
    let axes: [AxisValue]
    let base: SessionCell
    let new: SessionCell
  }

  private(set) var pairs: [Pair] = []
  private(set) var onlyBase: [String] = []
  private(set) var onlyNew: [String] = []
  private(set) var remarks: [String] = []

  /// Matches by the axes named, or by all that both sides have.
  /// - Throws: ``InputError`` for an unknown axis, for two cells of one side that can't be told apart, or
  ///   when nothing matches.
  init(base: ResultSet, new: ResultSet, by named: [String]?) throws {
    let axes = base.table.columns.axes.filter { new.table.columns.axes.contains($0) }
    if let unknown = (named ?? []).first(where: { !axes.contains($0) }) {
      throw InputError(
        "--by: there is no axis '\(SafeText.excerpt(unknown))' on both sides; there are "
          + SafeText.excerpt(axes.joined(separator: ", ")))
    }
    let deciding = named ?? axes
    let lone = (base.table.columns.axes + new.table.columns.axes).filter { !axes.contains($0) }
    if named == nil, !lone.isEmpty {
      remarks.append(
        "only one side has the axes \(SafeText.excerpt(lone.joined(separator: ", "))): they decide nothing")
    }
    let rest = axes.filter { !deciding.contains($0) }
    let before = try Self.index(base, by: deciding, rest)
    let after = try Self.index(new, by: deciding, rest)
    for (key, cell) in before.cells {
      guard let place = after.places[key] else {
        onlyBase.append(Self.label(key, deciding))
        continue
      }
      pairs.append(
        Pair(axes: zip(deciding, key).map { AxisValue($0, $1) }, base: cell, new: after.cells[place].cell))
    }
    onlyNew = after.cells.filter { before.places[$0.key] == nil }.map { Self.label($0.key, deciding) }
    guard !pairs.isEmpty else {
      throw InputError(
        "no cell of \(base.name) has the same axis values as one of \(new.name); "
          + "match by fewer axes with --by, such as --by \(SafeText.excerpt(axes.last ?? "AXIS"))")
    }
  }

  private typealias Key = [String]

  private static func index(
    _ session: ResultSet, by axes: [String], _ rest: [String]
  ) throws -> (cells: [(key: Key, cell: SessionCell)], places: [Key: Int]) {
    var cells: [(key: Key, cell: SessionCell)] = []
    var places: [Key: Int] = [:]
    for cell in SessionCell.cells(of: session.table) {
      let key = axes.map { axis in cell.axes.first { $0.name == axis }?.value ?? "" }
      guard places.updateValue(cells.count, forKey: key) == nil else {
        let what = axes.isEmpty ? "no axis" : "the same \(label(key, axes))"
        let fix =
          rest.isEmpty
          ? "the two sides have no other axis in common, so they can't be compared"
          : "match by more axes, such as --by \(SafeText.excerpt((axes + rest).joined(separator: ",")))"
        throw InputError("\(session.name): several cells have \(what); \(fix)")
      }
      cells.append((key, cell))
    }
    return (cells, places)
  }

  private static func label(_ key: Key, _ axes: [String]) -> String {
    SafeText.excerpt(zip(axes, key).map { "\($0)=\($1)" }.joined(separator: " "))
  }
}
