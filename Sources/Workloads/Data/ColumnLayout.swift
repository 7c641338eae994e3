import SpeedupKit

/// Lays columns out one after the other in one block of memory.
struct ColumnLayout {
  /// Bytes laid out so far.
  private(set) var byteCount = 0

  struct Place<Element> {
    fileprivate let offset: Int
    fileprivate let count: Int

    func pointer(in memory: LargeBuffer) -> UnsafeMutablePointer<Element> {
      (memory.base + offset).bindMemory(to: Element.self, capacity: count)
    }
  }

  mutating func reserve<Element: BitwiseCopyable>(_: Element.Type, _ count: Int) -> Place<Element> {
    // Each column starts five cache lines further into its page than the one before would end on: columns of
    // 2^n elements would otherwise all start in the same cache set and push each other out.
    let offset = (byteCount + 63) & ~63
    byteCount = offset + count * MemoryLayout<Element>.stride + 5 * 64
    return Place(offset: offset, count: count)
  }
}
