import Glibc

/// A program of known size, to check the reading of peak memory by: this executable, started with
/// ``argument`` and a number of bytes, writes to so many bytes and ends.
package enum TouchedMemory {
  /// The first argument by which an executable knows that it is to do this.
  package static let argument = "__touch"

  /// Writes to every page of `text` bytes. Returns the exit status.
  package static func serve(_ text: String) -> Int32 {
    guard let bytes = Int(text), bytes >= 0 else { return 2 }
    guard bytes > 0 else { return 0 }
    let memory = mmap(nil, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    guard let memory, memory != MAP_FAILED else { return 3 }
    let page = max(1, sysconf(Int32(_SC_PAGESIZE)))
    // Filled by the C library: a plain loop over memory that nobody reads could be left out.
    for offset in stride(from: 0, to: bytes, by: page) { memset(memory + offset, 1, 1) }
    return 0
  }
}
