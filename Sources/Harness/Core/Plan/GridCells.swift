/// The cells of commands over a whole grid, or over a sample of it, each made of its number when it is asked for: a
/// million of them take no more room than the axes.
package struct GridCells: Sendable, Equatable {
  package let grid: Grid
  /// Decides the sample.
  package let seed: UInt64
  /// The names of the values of every cell, in their order.
  package let names: [String]
  /// Values that no axis has, or not as they are.
  package let sized: [SizedValues]
  /// Every place of the grid has a cell for each of them.
  package let subjects: Int
  private let columns: [Column]
  /// The places that a sample has; nil: all.
  private let drawn: [Int]?

  /// What a value of a cell follows from.
  private struct Column: Sendable, Equatable {
    let name: String
    let texts: [String]
    /// The slowest-varying first.
    let digits: [Grid.Digit]

    func number(at place: Int) -> Int { digits.reduce(0) { $0 * $1.length + $1.value(at: place) } }
  }

  /// - Throws: ``InputError`` where a name is neither an axis nor sized, or sized values are not as many as they have to be.
  package init(_ grid: Grid, seed: UInt64, names: [String], sized: [SizedValues] = [], subjects: Int) throws {
    (self.grid, self.seed, self.names, self.sized, self.subjects) = (grid, seed, names, sized, subjects)
    guard Set(names).count == names.count, subjects > 0, grid.count > 0 else {
      throw InputError("a grid needs cells, subjects, and each name once")
    }
    columns = try names.map { name in
      if let values = sized.first(where: { $0.name == name }) {
        let digits = try values.by.map { try grid.digit(of: $0) }
        guard Set(digits).count == digits.count, values.values.count == digits.reduce(1, { $0 * $1.length }) else {
          throw InputError("'\(name)' has \(values.values.count) values, which are not those of its axes")
        }
        return Column(name: name, texts: values.values, digits: digits)
      }
      guard let axis = grid.axes.first(where: { $0.name == name }) else {
        throw InputError("'\(name)' is neither an axis nor sized")
      }
      return Column(name: name, texts: axis.values, digits: [try grid.digit(of: name)])
    }
    drawn = grid.drawn(seed: seed)
  }

  package var count: Int { grid.count * subjects }

  package subscript(number: Int) -> PlannedCell {
    let place = place(number / subjects)
    return PlannedCell(
      index: number, subject: number % subjects,
      values: columns.map { AxisValue($0.name, $0.texts[$0.number(at: place)]) })
  }

  private func place(_ number: Int) -> Int { drawn?[number] ?? number }

  /// The first cells of the subject that have each combination of values of the axes `names`, ascending.
  package func numbers(telling names: Set<String>, subject: Int) -> [Int] {
    let digits = Set(columns.filter { names.contains($0.name) }.flatMap(\.digits)).filter { $0.length > 1 }
      .sorted { $0.stride > $1.stride }
    func combination(_ place: Int) -> Int { digits.reduce(0) { $0 * $1.length + $1.value(at: place) } }
    if drawn != nil {
      var seen: Set<Int> = []
      let first = (0..<grid.count).filter { seen.insert(combination(place($0))).inserted }
      return first.map { $0 * subjects + subject }
    }
    // In the first of them all other axes have their first values.
    return (0..<digits.reduce(1) { $0 * $1.length }).map { combination in
      var (rest, place) = (combination, 0)
      for digit in digits.reversed() {
        place += rest % digit.length * digit.stride
        rest /= digit.length
      }
      return place * subjects + subject
    }
  }

  /// Whether no value has a sign that a shell would read as other than itself.
  package var hasPlainValues: Bool {
    columns.allSatisfy { $0.texts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(Self.isPlain) } }
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    // Digits and - . / beside them.
    case UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"): true
    default: false
    }
  }

  /// A few cells' values, among which every value is that some cell has: in each the next one on all axes.
  package var rowsOfAllValues: [[AxisValue]] {
    let values = columns.map { column -> [String] in
      guard drawn != nil else { return column.texts }
      var seen: Set<Int> = []
      return (0..<grid.count).map { column.number(at: place($0)) }.filter { seen.insert($0).inserted }
        .map { column.texts[$0] }
    }
    return (0..<(values.map(\.count).max() ?? 0)).map { row in
      zip(columns, values).map { AxisValue($0.name, $1[Swift.min(row, $1.count - 1)]) }
    }
  }
}

/// The values of workers, chunk or threads that rules, environment or spec file came to.
package struct SizedValues: Sendable, Codable, Equatable {
  package let name: String
  /// The axes that they follow from, the slowest-varying first; one of zipped axes stands for all of them.
  package let by: [String]
  /// One for each combination of those axes' values, the last one varying fastest.
  package let values: [String]

  package init(_ name: String, by: [String], values: [String]) {
    (self.name, self.by, self.values) = (name, by, values)
  }
}
