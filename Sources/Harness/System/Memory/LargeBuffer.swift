import Glibc
import Synchronization

/// A block of raw memory, aligned to at least 64 bytes, its content undefined. Blocks of 1 MiB and more come
/// straight from the kernel, which is asked to back them with 2 MiB pages: touching fresh memory then costs
/// one page fault per 2 MiB instead of 512, and scattered access misses the TLB less.
package final class LargeBuffer: @unchecked Sendable {
  // Whoever shares a buffer between threads must keep their writes apart; the buffer itself never moves.

  package let base: UnsafeMutableRawPointer
  package let byteCount: Int
  private let mapping: Mapping?

  private struct Mapping {
    let start: UnsafeMutableRawPointer
    let length: Int
  }

  private static let hugePage = 2 << 20
  /// From here on one large page, which may stay half empty, costs less than its faults one small page after the other.
  private static let smallestMapping = hugePage / 2

  /// Memory for `byteCount` bytes.
  /// - Throws: ``SystemError`` when the system has no room for it.
  package init(byteCount: Int) throws {
    self.byteCount = byteCount
    guard byteCount >= Self.smallestMapping else {
      base = .allocate(byteCount: max(byteCount, 64), alignment: 64)
      mapping = nil
      return
    }
    // Whole large pages, and one more so that the block can start on a boundary; what is never touched takes
    // no memory.
    let pages = (byteCount + Self.hugePage - 1) / Self.hugePage
    let length = (pages + 1) * Self.hugePage
    if let kept = Self.kept.withLock({ $0?[length]?.popLast() }), let start = UnsafeMutableRawPointer(bitPattern: kept)
    {
      base = Self.firstPage(of: start)
      mapping = Mapping(start: start, length: length)
      return
    }
    let flags = MAP_PRIVATE | MAP_ANONYMOUS
    guard let start = mmap(nil, length, PROT_READ | PROT_WRITE, flags, -1, 0), start != MAP_FAILED else {
      throw SystemError(call: "allocate \(byteCount) bytes")
    }
    base = Self.firstPage(of: start)
    // Advice only: a kernel without huge pages refuses, and the memory works all the same.
    _ = madvise(base, pages * Self.hugePage, MADV_HUGEPAGE)
    mapping = Mapping(start: start, length: length)
  }

  /// The first boundary of a large page in a mapping.
  private static func firstPage(of start: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer {
    let address = (UInt(bitPattern: start) + UInt(hugePage) - 1) & ~UInt(hugePage - 1)
    return UnsafeMutableRawPointer(bitPattern: address)!
  }

  /// The addresses of freed mappings by their lengths; nil while they are given back.
  private static let kept = Mutex<[Int: [UInt]]?>(nil)

  /// From now on keeps the memory of large blocks that are freed and hands it out to blocks of the same size, as the
  /// allocator of a program that runs for long does: the kernel then need not clear it again.
  package static func keepFreedMemory() { kept.withLock { $0 = $0 ?? [:] } }

  deinit {
    guard let mapping else { return base.deallocate() }
    let isKept = Self.kept.withLock { kept in
      kept?[mapping.length, default: []].append(UInt(bitPattern: mapping.start)) != nil
    }
    if !isKept { munmap(mapping.start, mapping.length) }
  }
}
