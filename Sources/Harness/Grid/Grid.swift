import Statistics

/// One axis of a grid: a name and the values it takes, as text.
package struct Axis: Sendable, Codable, Equatable {
  /// Such as `workers`.
  package let name: String
  /// In the order given, without repeats.
  package let values: [String]

  /// An axis.
  package init(_ name: String, _ values: [String]) {
    self.name = name
    self.values = values
  }
}

/// The cells of a sweep: all combinations of the axes' values; zipped axes advance together.
package struct Grid: Sendable, Equatable {
  /// The axes, the slowest-varying first.
  package let axes: [Axis]
  /// Groups of axes that advance together.
  package let zips: [[String]]

  /// Most cells a grid may have.
  package static let limit = 1_000_000

  /// A grid.
  /// - Throws: ``InputError`` when a zip names an axis that is not there, fewer than two, or axes of unequal length, or
  ///   when the grid would be larger than ``limit``.
  package init(axes: [Axis], zips: [[String]] = []) throws {
    self.axes = axes
    self.zips = zips
    var zipped: Set<String> = []
    for zip in zips {
      let members = try zip.map { name in
        guard let axis = axes.first(where: { $0.name == name }) else {
          let known = axes.map(\.name).joined(separator: ", ")
          throw InputError("--zip: there is no axis '\(name)'; the axes are \(known)")
        }
        guard zipped.insert(name).inserted else { throw InputError("--zip: the axis '\(name)' stands twice") }
        return axis
      }
      guard members.count > 1 else {
        throw InputError("--zip: '\(zip.joined())' is not two axes or more, such as cores,workers; one has nothing to advance with")
      }
      if let first = members.first, let other = members.first(where: { $0.values.count != first.values.count }) {
        throw InputError(
          "--zip: '\(first.name)' has \(first.values.count) values and '\(other.name)' has "
            + "\(other.values.count); zipped axes need equally many")
      }
    }
    var size = 1
    for dimension in dimensions {
      size *= dimension.length
      guard size <= Self.limit else { throw InputError("the grid has more than \(Self.limit) cells; use --sample N") }
    }
  }

  /// All cells, the last axis varying fastest.
  package var cells: [[AxisValue]] {
    var cells: [[Int]] = [[]]
    for dimension in dimensions {
      cells = cells.flatMap { cell in (0..<dimension.length).map { cell + [$0] } }
    }
    return cells.map { indices in
      var values: [String: String] = [:]
      for (dimension, index) in zip(dimensions, indices) {
        for axis in dimension.axes { values[axis.name] = axis.values[index] }
      }
      return axes.map { AxisValue($0.name, values[$0.name]!) }
    }
  }

  /// At most `count` of `cells`, drawn at random by the seed, in their old order.
  package static func sample<Cell>(_ cells: [Cell], count: Int, seed: UInt64) -> [Cell] {
    guard count < cells.count else { return cells }
    return seededShuffle(Array(cells.indices), seed: seed).prefix(count).sorted().map { cells[$0] }
  }

  /// A zip counts as one dimension, at the place of its first axis.
  private var dimensions: [(axes: [Axis], length: Int)] {
    var done: Set<String> = []
    return axes.compactMap { axis in
      guard !done.contains(axis.name) else { return nil }
      let names = zips.first { $0.contains(axis.name) } ?? [axis.name]
      done.formUnion(names)
      return (axes.filter { names.contains($0.name) }, axis.values.count)
    }
  }
}
