import Glibc
import SpeedupCore

/// A program of known size, to check the reading of peak memory by: this executable, started with
/// ``argument`` and a number of bytes, writes to so many bytes and ends.
package enum TouchedMemory {
  /// The first argument by which an executable knows that it is to do this.
  package static let argument = "__touch"

  /// Writes to every page of so much memory in pages of the usual size, and then of so much in huge ones, and gives both
  /// back. The kernel keeps it, so that touching as much right afterwards costs no more than that: the host of a virtual
  /// machine may have taken free memory back, and bringing it back took 150 ms instead of 8 for 100 MB on one machine.
  /// Pages of both kinds, for the kernel serves them from different lists. More than half of what is free is not touched.
  package static func touchAndFree(_ usual: Bytes, huge: Bytes) {
    let free = Int(sysconf(Int32(_SC_AVPHYS_PAGES))) * Int(sysconf(Int32(_SC_PAGESIZE)))
    for (bytes, isHuge) in [(usual, false), (huge, true)] {
      _ = touch(min(Int(bytes.count), max(0, free / 2)), isHuge: isHuge)
    }
  }

  /// Writes to every page of `text` bytes. Returns the exit status.
  package static func serve(_ text: String) -> Int32 {
    guard let bytes = Int(text), bytes >= 0 else { return 2 }
    return touch(bytes) ? 0 : 3
  }

  private static func touch(_ bytes: Int, isHuge: Bool = false) -> Bool {
    guard bytes > 0 else { return true }
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { return false }
    defer { munmap(memory, bytes) }
    if isHuge { _ = madvise(memory, bytes, MADV_HUGEPAGE) }
    let page = max(1, sysconf(Int32(_SC_PAGESIZE)))
    // Filled by the C library: a plain loop over memory that nobody reads could be left out.
    for offset in stride(from: 0, to: bytes, by: page) { memset(memory + offset, 1, 1) }
    return true
  }
}
