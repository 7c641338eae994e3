import SpeedupKit

/// Memory for doubles, from a boundary of 64 bytes on.
final class RealBuffer: @unchecked Sendable {
  // Whoever shares one between threads keeps their writes apart.

  let base: UnsafeMutablePointer<Double>
  let count: Int
  private let memory: LargeBuffer

  /// Room for `count` values, all zero.
  /// - Throws: `SystemError` when there is no memory.
  init(zeros count: Int) throws {
    memory = try LargeBuffer(byteCount: max(1, count) * MemoryLayout<Double>.stride)
    base = memory.base.bindMemory(to: Double.self, capacity: max(1, count))
    self.count = count
    clear()
  }

  func clear() { base.update(repeating: 0, count: count) }

  var values: [Double] { Array(UnsafeBufferPointer(start: base, count: count)) }
}
