/// Cells by their values on some axes; one without an axis has no text there. A table may have a million.
package struct CellIndex: Sendable {
  /// By axis the values of all cells, as numbers that are equal for equal texts.
  private let values: [[UInt32]]
  /// Places by the hash of their values, from 1: a table that is at most half full.
  private var slots: [Int32]
  /// The first place with the values of an earlier one; nil where all differ.
  package private(set) var double: Int?

  /// - Parameter base: other cells, among which places of these are looked for.
  package init(_ cells: CellAxes, by axes: [String], sharing base: CellAxes? = nil) {
    var numbers = TextNumbers(cells.texts, base?.texts)
    values = axes.map { axis in
      let column = cells.column(axis)
      if column.isEmpty { return [UInt32](repeating: 0, count: cells.count) }
      // Not copied where they are the same.
      return column.allSatisfy { numbers.number($0) == $0 } ? column : column.map { numbers.number($0) }
    }
    var size = 16
    while size < 2 * cells.count { size *= 2 }
    slots = [Int32](repeating: 0, count: size)
    for place in 0..<cells.count {
      let slot = slot(place, of: self)
      if slots[slot] == 0 { slots[slot] = Int32(place) + 1 } else { double = double ?? place }
    }
  }

  /// The place of the cell with the values of one of `other`; nil where there is none. One of them shares the other's cells.
  package func place(_ place: Int, of other: CellIndex) -> Int? {
    // Two sweeps of one grid have the same order.
    if let first = values.first, place < first.count, isEqual(place, place, of: other) { return place }
    let found = slots[slot(place, of: other)]
    return found == 0 ? nil : Int(found) - 1
  }

  private func isEqual(_ own: Int, _ place: Int, of other: CellIndex) -> Bool {
    for axis in values.indices where values[axis][own] != other.values[axis][place] { return false }
    return true
  }

  private func slot(_ place: Int, of other: CellIndex) -> Int {
    var hash: UInt64 = 0
    for axis in other.values.indices { hash = (hash ^ UInt64(other.values[axis][place])) &* 0x9e37_79b9_7f4a_7c15 }
    var slot = Int(truncatingIfNeeded: hash >> 20) & (slots.count - 1)
    while slots[slot] != 0, !isEqual(Int(slots[slot]) - 1, place, of: other) { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}

/// The numbers of one table's texts in terms of another's: 0 for a text that is empty, and new ones for those that the other
/// has not.
private struct TextNumbers {
  private let own: TextPool
  private let base: TextPool?
  /// By the own number.
  private var known: [UInt32]
  private static let unknown = UInt32.max

  init(_ own: TextPool, _ base: TextPool?) {
    (self.own, self.base) = (own, base)
    known = [UInt32](repeating: Self.unknown, count: own.count + 1)
  }

  mutating func number(_ number: UInt32) -> UInt32 {
    if TextPool.isWhole(number) { return number }
    if known[Int(number)] != Self.unknown { return known[Int(number)] }
    var found: UInt32 = 0
    if own.length(number) > 0 { found = base.map { $0.number(number, of: own) ?? UInt32($0.count) + number } ?? number }
    known[Int(number)] = found
    return found
  }
}
