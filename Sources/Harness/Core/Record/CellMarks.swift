/// What is to be said of cells besides their figures, by their numbers. Of a million cells without a run it is said once.
package struct CellMarks: Sendable {
  private var own: [Int: String] = [:]
  private var alike: [UInt32] = []
  /// What is said of all of those.
  private let mark: String

  /// - Parameter mark: what is said of the cells that are ``append(_:)``ed.
  package init(ofOthers mark: String = "") { self.mark = mark }

  /// Adds a cell of which the same is said as of others; to be called in the order of their numbers.
  package mutating func append(_ cell: Int) { alike.append(UInt32(cell)) }

  package subscript(cell: Int) -> String? {
    get { own[cell] ?? (isAlike(cell) ? mark : nil) }
    set { own[cell] = newValue }
  }

  private func isAlike(_ cell: Int) -> Bool {
    var (low, high) = (0, alike.count)
    while low < high {
      let middle = (low + high) / 2
      if alike[middle] < cell { low = middle + 1 } else { high = middle }
    }
    return low < alike.count && alike[low] == cell
  }

  package var isEmpty: Bool { count == 0 }
  package var count: Int { own.count + alike.count }

  /// Their cells, in no order.
  package var keys: [Int] { Array(own.keys) + alike.map { Int($0) } }

  /// How many of their cells are not among these.
  package func count(without cells: some Sequence<Int>) -> Int {
    count - Set(cells).count { self[$0] != nil }
  }
}

extension CellMarks: Equatable, ExpressibleByDictionaryLiteral {
  package init(dictionaryLiteral elements: (Int, String)...) {
    self.init()
    for (cell, mark) in elements { own[cell] = mark }
  }

  package static func == (a: Self, b: Self) -> Bool { a.count == b.count && a.keys.allSatisfy { a[$0] == b[$0] } }
}
