/// Numbers partitions in the order in which they are first seen: an open hash table with linear probing, at most half
/// full. Every row asks it, so it does without the standard library's seeded hash.
struct PartitionDirectory {
  /// Every partition seen, by its number.
  private(set) var keys: [PartitionKey] = []
  private var slots = [Int32](repeating: -1, count: 256)

  /// The number of `key`, the next one when it was not seen before.
  @inline(__always)
  mutating func number(of key: PartitionKey) -> Int {
    let mask = slots.count &- 1
    var slot = Self.hash(key) & mask
    while true {
      let number = Int(slots[slot])
      if number < 0 { return insert(key, at: slot) }
      if keys[number] == key { return number }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never)
  private mutating func insert(_ key: PartitionKey, at slot: Int) -> Int {
    slots[slot] = Int32(keys.count)
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (number, key) in keys.enumerated() {
      var slot = Self.hash(key) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(number)
    }
  }

  @inline(__always)
  private static func hash(_ key: PartitionKey) -> Int {
    let mixed = (key.instrument.hash &+ UInt64(UInt32(bitPattern: key.date))) &* 0x9e37_79b9_7f4a_7c15
    return Int(truncatingIfNeeded: mixed >> 32)
  }
}
