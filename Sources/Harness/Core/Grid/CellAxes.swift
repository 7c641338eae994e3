/// The axis values of many cells by column. A value is the number of its text, so that equal numbers are equal values.
package struct CellAxes: Sendable {
  package let count: Int
  /// The axes that some cell has, in the order of their first appearance.
  package let names: [String]
  let texts: TextPool
  /// By axis; 0 for a cell that has no such axis.
  private let values: [[UInt32]]

  package init(_ cells: [[AxisValue]]) {
    var texts = TextPool()
    var (names, values) = ([String](), [[UInt32]]())
    for (place, cell) in cells.enumerated() {
      for value in cell {
        let axis = names.firstIndex(of: value.name) ?? names.count
        if axis == names.count {
          names.append(value.name)
          values.append([UInt32](repeating: 0, count: cells.count))
        }
        // Of an axis that is there twice the first value counts.
        if values[axis][place] == 0 { values[axis][place] = texts.number(of: value.value) }
      }
    }
    (count, self.names, self.texts, self.values) = (cells.count, names, texts, values)
  }

  package init(_ cells: ResultCells) {
    let known = cells.records.columns.cells
    var (names, values) = ([String](), [[UInt32]]())
    // Which column holds each axis of a list, once a cell has that list.
    var columns: [[Int]?] = known.axisNames.map { _ in nil }
    for place in cells.indices {
      let name = cells.name(place)
      let shape = known.shape(name)
      if columns[shape] == nil {
        columns[shape] = known.axisNames[shape].map { axis in
          if let column = names.firstIndex(of: axis) { return column }
          names.append(axis)
          values.append([UInt32](repeating: 0, count: cells.count))
          return names.count - 1
        }
      }
      let own = columns[shape]!
      for axis in own.indices where values[own[axis]][place] == 0 { values[own[axis]][place] = known.value(name, axis) }
    }
    (count, self.names, texts, self.values) = (cells.count, names, known.texts, values)
  }

  /// The values of an axis by cell, as numbers of texts; empty where no cell has the axis.
  func column(_ axis: String) -> [UInt32] { names.firstIndex(of: axis).map { values[$0] } ?? [] }

  func text(_ number: UInt32) -> String { texts[number] ?? "" }

  /// The number that a text says; nil where it is none, or not finite.
  func number(_ text: UInt32) -> Double? { texts.number(text) }

  /// The text of the value of a cell on an axis; nil where it has no such axis.
  package func value(_ cell: Int, of axis: String) -> String? {
    names.firstIndex(of: axis).flatMap { texts[values[$0][cell]] }
  }

  /// Its value as a number; nil where it is none.
  package func number(_ cell: Int, of axis: String) -> Double? {
    names.firstIndex(of: axis).flatMap { texts.number(values[$0][cell]) }
  }

  /// The place of an axis among ``names``; nil where no cell has it.
  package func column(of axis: String) -> Int? { names.firstIndex(of: axis) }

  /// Adds the text of the value of a cell on the axis at a place among ``names`` to bytes.
  package func write(_ cell: Int, _ axis: Int, to bytes: inout [UInt8]) {
    texts.write(values[axis][cell], to: &bytes)
  }

  package func length(_ cell: Int, _ axis: Int) -> Int { texts.length(values[axis][cell]) }

  /// Whether all texts are plain, so that each byte is a column.
  package var isPlain: Bool { texts.isPlain }

  /// The value of a cell on the axis at a place among ``names``; nil where it is no number.
  package func number(_ cell: Int, _ axis: Int) -> Double? { texts.number(values[axis][cell]) }

  /// Whether two cells are equal on all axes but some.
  package func areEqual(_ one: Int, _ other: Int, but axes: [String] = []) -> Bool {
    names.indices.allSatisfy { values[$0][one] == values[$0][other] || axes.contains(names[$0]) }
  }

  /// For each cell a number that is equal for those that are equal on all these axes, from 0 in the order of the cells.
  package func groups(by axes: [String]) -> (ofCell: [UInt32], count: Int) {
    var groups = [UInt32](repeating: 0, count: self.count)
    var count = self.count > 0 ? 1 : 0
    for axis in names.indices where axes.contains(names[axis]) {
      let column = values[axis]
      guard column.contains(where: { $0 != column[0] }) else { continue }
      if count == 1 {
        var known = TextPool.Table<UInt32>(.max)
        count = 0
        for cell in column.indices {
          groups[cell] = known[column[cell]]
          guard groups[cell] == .max else { continue }
          groups[cell] = UInt32(count)
          known[column[cell]] = UInt32(count)
          count += 1
        }
        continue
      }
      var known: [UInt64: UInt32] = [:]
      for cell in column.indices {
        let key = UInt64(groups[cell]) << 32 | UInt64(column[cell])
        if let group = known[key] { groups[cell] = group; continue }
        groups[cell] = UInt32(known.count)
        known[key] = groups[cell]
      }
      count = known.count
    }
    return (groups, count)
  }
}
