import SpeedupStatistics

package struct Axis: Sendable, Codable, Equatable {
  /// Such as `workers`.
  package let name: String
  /// In the order given; without repeats, unless the axis is zipped.
  package let values: [String]

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

  /// How many cells are drawn from it; nil: all are taken.
  package let sample: Int?
  private var size: Int

  /// Most cells that may be taken from a grid.
  package static let limit = 1_000_000

  /// A grid.
  /// - Throws: ``InputError`` when a zip names an axis that is not there, fewer than two, or axes of unequal length, or
  ///   when there are more cells than can be numbered.
  package init(axes: [Axis], zips: [[String]] = [], sample: Int? = nil) throws {
    self.axes = axes
    self.zips = zips
    self.sample = sample
    var zipped: Set<String> = []
    for zip in zips {
      let members = try zip.map { name in
        guard let axis = axes.first(where: { $0.name == name }) else {
          let known = axes.map(\.name).joined(separator: ", ")
          throw InputError("--zip: there is no axis '\(name)'; the axes are \(known)")
        }
        guard zipped.insert(name).inserted else { throw InputError("--zip: the axis '\(name)' is there twice") }
        return axis
      }
      guard members.count > 1 else {
        throw InputError(
          "--zip: '\(zip.joined())' is not two axes or more, such as cores,workers; one has nothing to advance with")
      }
      if let first = members.first, let other = members.first(where: { $0.values.count != first.values.count }) {
        throw InputError(
          "--zip: '\(first.name)' has \(first.values.count) values and '\(other.name)' has "
            + "\(other.values.count); zipped axes need equally many")
      }
      let places = members[0].values.indices.map { place in members.map { AxisValue($0.name, $0.values[place]) } }
      if Set(places).count < places.count {
        throw InputError("--zip: of \(zip.joined(separator: ",")) two places have the same values; keep one of them")
      }
    }
    size = 0
    var (size, isBeyond) = (1, false)
    for dimension in dimensions where !isBeyond {
      (size, isBeyond) = size.multipliedReportingOverflow(by: dimension.length)
    }
    guard !isBeyond else { throw InputError("the grid has more cells than can be numbered; take fewer values") }
    self.size = size
  }

  /// Refuses a grid of which more than ``limit`` cells would be taken.
  /// - Throws: ``InputError``.
  package func requireLimit() throws {
    guard count > Self.limit else { return }
    throw InputError(
      "the grid has more than \(Self.limit) cells; "
        + (sample == nil ? "draw some of them by --sample N, up to as many" : "take at most as many by --sample"))
  }

  package var count: Int { min(size, sample ?? size) }

  /// All cells, the last axis varying fastest; of a grid with a sample, those drawn by the seed, in the same order.
  package func cells(seed: UInt64 = 1) -> [[AxisValue]] {
    let dimensions = dimensions
    return (drawn(seed: seed) ?? Array(0..<size)).map { cell($0, dimensions) }
  }

  /// The axes among `names` and those zipped to them, each once, with all combinations of their values: cells with the first
  /// value on all other axes. nil where there are more than `most`.
  package func combinations(of names: [String], most: Int) -> (by: [String], cells: [[AxisValue]])? {
    let dimensions = dimensions
    var others = dimensions
    for place in dimensions.indices where !dimensions[place].axes.contains(where: { names.contains(axes[$0].name) }) {
      others[place].length = 1
    }
    let free = dimensions.indices.filter { dimensions[$0].axes.contains { names.contains(axes[$0].name) } }
    guard others.reduce(1, { min($0, most + 1) * $1.length }) <= most else { return nil }
    let count = others.reduce(1) { $0 * $1.length }
    return (free.map { axes[dimensions[$0].axes[0]].name }, (0..<count).map { cell($0, others) })
  }

  /// Some of those cells, with their numbers among them: at most `most`, drawn by the seed. No others are made, so a grid
  /// may have any number.
  package func excerpt(_ most: Int, seed: UInt64) -> [(number: Int, cell: [AxisValue])] {
    let dimensions = dimensions
    let drawn = drawn(seed: seed)
    let numbers = most < count ? Self.draw(most, of: count, seed: seed) : Array(0..<count)
    return numbers.map { ($0, cell(drawn?[$0] ?? $0, dimensions)) }
  }

  /// The places in the order of all of the cells that are taken; nil where all are.
  func drawn(seed: UInt64) -> [Int]? {
    guard let sample, sample < size else { return nil }
    if size > Self.limit { return Self.draw(sample, of: size, seed: seed) }
    return Self.sample(Array(0..<size), count: sample, seed: seed)
  }

  /// Too many to shuffle: numbers are drawn until enough are different.
  private static func draw(_ count: Int, of all: Int, seed: UInt64) -> [Int] {
    var (random, numbers) = (SplitMix64(seed: seed), Set<Int>())
    while numbers.count < count { numbers.insert(random.nextBounded(all)) }
    return numbers.sorted()
  }

  private func cell(_ place: Int, _ dimensions: [Dimension]) -> [AxisValue] {
    var (rest, values) = (place, axes.map { AxisValue($0.name, "") })
    for dimension in dimensions.reversed() {
      for axis in dimension.axes {
        values[axis] = AxisValue(axes[axis].name, axes[axis].values[rest % dimension.length])
      }
      rest /= dimension.length
    }
    return values
  }

  /// At most `count` of `cells`, drawn at random by the seed, in their old order.
  package static func sample<Cell>(_ cells: [Cell], count: Int, seed: UInt64) -> [Cell] {
    guard count < cells.count else { return cells }
    return seededShuffle(Array(cells.indices), seed: seed).prefix(count).sorted().map { cells[$0] }
  }

  /// Places of axes that advance together, and how far.
  private typealias Dimension = (axes: [Int], length: Int)

  /// Where in the number of a place the values of an axis are.
  struct Digit: Sendable, Hashable {
    /// Zipped axes have the same one; two of one value each are as long, and no less different.
    let dimension: Int
    let stride: Int
    let length: Int

    func value(at place: Int) -> Int { place / stride % length }
  }

  /// - Throws: ``InputError`` where there is no such axis.
  func digit(of axis: String) throws -> Digit {
    var stride = 1
    for (number, dimension) in dimensions.enumerated().reversed() {
      if dimension.axes.contains(where: { axes[$0].name == axis }) {
        return Digit(dimension: number, stride: stride, length: dimension.length)
      }
      stride *= dimension.length
    }
    throw InputError("there is no axis '\(axis)'")
  }

  /// A zip counts as one dimension, at the place of its first axis.
  private var dimensions: [Dimension] {
    var done: Set<String> = []
    return axes.compactMap { axis in
      guard !done.contains(axis.name) else { return nil }
      let names = zips.first { $0.contains(axis.name) } ?? [axis.name]
      done.formUnion(names)
      return (axes.indices.filter { names.contains(axes[$0].name) }, axis.values.count)
    }
  }
}
