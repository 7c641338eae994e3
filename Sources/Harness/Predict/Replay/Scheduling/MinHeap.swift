/// The smallest first. What is equal comes out in any order, so make keys differ.
struct MinHeap<Key: Comparable> {
  private var keys: [Key] = []
  var isEmpty: Bool { keys.isEmpty }
  var count: Int { keys.count }
  var first: Key? { keys.first }

  mutating func insert(_ key: Key) {
    var place = keys.count
    keys.append(key)
    while place > 0, keys[place] < keys[(place - 1) / 2] {
      keys.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func popFirst() -> Key? {
    guard let smallest = keys.first, let last = keys.popLast() else { return nil }
    guard !keys.isEmpty else { return smallest }
    keys[0] = last
    var place = 0
    while true {
      var least = 2 * place + 1
      guard least < keys.count else { return smallest }
      if least + 1 < keys.count, keys[least + 1] < keys[least] { least += 1 }
      guard keys[least] < keys[place] else { return smallest }
      keys.swapAt(least, place)
      place = least
    }
  }
}

/// A time and who it is of; of equal times the lower number is first.
struct Event<Time: Comparable>: Comparable {
  let time: Time
  let number: Int

  static func < (a: Self, b: Self) -> Bool { a.time != b.time ? a.time < b.time : a.number < b.number }
}
