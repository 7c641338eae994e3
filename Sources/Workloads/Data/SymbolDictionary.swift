/// Numbers symbols in the order they are first seen: an open hash table with linear probing, kept at most
/// half full. Numbering every row's symbol by it is what turns a column of text into a column of codes.
struct SymbolDictionary {
  /// Every symbol seen, by its code.
  private(set) var keys: [SymbolKey] = []
  private var slots = [Int32](repeating: -1, count: 64)

  /// The code of `key`, a new one when it was not seen before.
  @inline(__always)
  mutating func code(of key: SymbolKey) -> Int {
    let mask = slots.count &- 1
    var slot = Int(truncatingIfNeeded: key.hash) & mask
    while true {
      let code = Int(slots[slot])
      if code < 0 { return insert(key, at: slot) }
      if keys[code] == key { return code }
      slot = (slot &+ 1) & mask
    }
  }

  @inline(never)
  private mutating func insert(_ key: SymbolKey, at slot: Int) -> Int {
    let code = keys.count
    keys.append(key)
    slots[slot] = Int32(code)
    if keys.count * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    let mask = slots.count * 2 - 1
    slots = [Int32](repeating: -1, count: mask + 1)
    for (code, key) in keys.enumerated() {
      var slot = Int(truncatingIfNeeded: key.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(code)
    }
  }
}
