extension RunColumns {
  /// A column of which the last rows may be missing: they hold nothing. One that begins with the same value in every row,
  /// as many do to their end, holds it once.
  struct Column<Value: Sendable & Equatable>: Sendable {
    private var values: [Value] = []
    private let nothing: Value
    /// While no values are held: how many rows from the first hold the same, and what.
    private var equalRows = 0
    private var equal: Value

    init(_ nothing: Value) { (self.nothing, equal) = (nothing, nothing) }

    /// Whether no row holds anything.
    var isEmpty: Bool { values.isEmpty && equalRows == 0 }

    subscript(row: Int) -> Value {
      get { row < values.count ? values[row] : row < equalRows ? equal : nothing }
      set {
        if row < values.count { values[row] = newValue; return }
        if values.isEmpty {
          if row == equalRows, newValue != nothing, row == 0 || newValue == equal {
            (equal, equalRows) = (newValue, row + 1)
            return
          }
          guard newValue != self[row] else { return }
          values = [Value](repeating: equal, count: equalRows)
          equalRows = 0
          if row < values.count { values[row] = newValue; return }
        }
        guard newValue != nothing else { return }
        while values.count < row { values.append(nothing) }
        values.append(newValue)
      }
    }

    mutating func shorten(to count: Int) {
      equalRows = min(equalRows, count)
      if count < values.count { values.removeLast(values.count - count) }
    }

    /// These of so many rows, in this order.
    func gathered(_ rows: [some FixedWidthInteger], of count: Int) -> Column {
      var column = Column(nothing)
      if !values.isEmpty || equalRows > 0 && equalRows < count {
        column.values = rows.map { self[Int($0)] }
      } else if equalRows > 0 {
        (column.equal, column.equalRows) = (equal, rows.count)
      }
      return column
    }
  }
}
