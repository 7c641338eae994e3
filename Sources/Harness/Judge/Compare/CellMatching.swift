import SpeedupCore

/// Which cell of one session belongs to which of the other: those with the same values on the axes that
/// count.
struct CellMatching: Sendable {
  /// Two cells that belong together, by their places.
  struct Pair: Sendable {
    let base: Int32
    let new: Int32
  }

  /// The axes that count.
  let axes: [String]
  let base: ResultCells
  let new: ResultCells
  /// The values of the base's cells.
  let values: CellAxes
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
    self.axes = named ?? axes
    let lone = (base.table.columns.axes + new.table.columns.axes).filter { !axes.contains($0) }
    if named == nil, !lone.isEmpty {
      remarks.append(
        "only one side has the axes \(SafeText.excerpt(lone.joined(separator: ", "))): they decide nothing")
    }
    (self.base, self.new) = (ResultCells(base.table.records), ResultCells(new.table.records))
    values = CellAxes(self.base)
    let others = CellAxes(self.new)
    let before = CellIndex(values, by: self.axes)
    let after = CellIndex(others, by: self.axes, sharing: values)
    let rest = axes.filter { !self.axes.contains($0) }
    for (session, index, values) in [(base, before, values), (new, after, others)] {
      if let double = index.double {
        throw Self.ambiguous(session, Self.label(values, double, self.axes), self.axes, rest)
      }
    }
    pairs.reserveCapacity(self.base.count)
    for place in self.base.indices {
      if let other = after.place(place, of: before) {
        pairs.append(Pair(base: Int32(place), new: Int32(other)))
      } else {
        onlyBase.append(Self.label(values, place, self.axes))
      }
    }
    if pairs.count < self.new.count {
      onlyNew = self.new.indices.filter { before.place($0, of: after) == nil }.map { Self.label(others, $0, self.axes) }
    }
    guard !pairs.isEmpty else {
      throw InputError(
        "no cell of \(base.name) has the same axis values as one of \(new.name); "
          + "match by fewer axes with --by, such as --by \(SafeText.excerpt(axes.last ?? "AXIS"))")
    }
  }

  private static func ambiguous(
    _ session: ResultSet, _ label: String, _ axes: [String], _ rest: [String]
  ) -> InputError {
    let what = axes.isEmpty ? "no axis" : "the same \(label)"
    let fix =
      rest.isEmpty
      ? "the two sides have no other axis in common, so they can't be compared"
      : "match by more axes, such as --by \(SafeText.excerpt((axes + rest).joined(separator: ",")))"
    return InputError("\(session.name): several cells have \(what); \(fix)")
  }

  private static func label(_ values: CellAxes, _ place: Int, _ axes: [String]) -> String {
    SafeText.line(axes.map { "\($0)=\(values.value(place, of: $0) ?? "")" }.joined(separator: " "))
  }
}
