import Glibc
import SpeedupCore

/// The memory that this process has resident, shared pages included.
package enum ResidentMemory {
  /// Now; nil where the kernel does not say.
  package static func now() -> Bytes? {
    guard let text = try? Files.readText("/proc/self/statm"),
      let pages = Int64(text.split(separator: " ").dropFirst().first ?? "")
    else { return nil }
    return Bytes(pages * Int64(sysconf(Int32(_SC_PAGESIZE))))
  }
}
