/// Values by whole numbers that are small as a rule, in a table; large ones go into a dictionary, so that a few take little
/// room.
struct NumberTable<Value: Sendable & Equatable>: Sendable {
  private let nothing: Value
  private var small: [Value] = []
  /// Of numbers that are beyond the table.
  private var large: [Int: Value] = [:]
  private var settings = 0

  /// - Parameter nothing: the value of all numbers that none is set for.
  init(_ nothing: Value) { self.nothing = nothing }

  subscript(number: Int) -> Value {
    get {
      if number >= 0, number < small.count { return small[number] }
      return large.isEmpty ? nothing : large[number] ?? nothing
    }
    set {
      settings += 1
      if number >= small.count, number < 16 * settings + 1024 { grow(to: number + 1, atMost: 16 * settings + 1024) }
      if number >= 0, number < small.count { small[number] = newValue } else { large[number] = newValue }
    }
  }

  /// Changes all values that were set.
  mutating func change(_ change: (Value) -> Value) {
    for number in small.indices where small[number] != nothing { small[number] = change(small[number]) }
    large = large.mapValues(change)
  }

  private mutating func grow(to least: Int, atMost most: Int) {
    let count = max(least, min(most, small.count + small.count / 2))
    small.append(contentsOf: repeatElement(nothing, count: count - small.count))
    guard !large.isEmpty else { return }
    for (number, value) in large where number >= 0 && number < count {
      small[number] = value
      large[number] = nil
    }
  }
}
