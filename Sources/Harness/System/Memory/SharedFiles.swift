import CSpeedupLinux
import Glibc
import SpeedupCore

/// Files in memory that processes have open: `memfd_create` and those on a `tmpfs`. Written to and not mapped, they are in
/// no process's set of pages.
enum SharedFiles {
  /// What such files hold beyond what the processes have mapped of shared memory.
  static func unmapped(in processes: [Int32]) -> Bytes {
    var sizes: [UInt64: Int] = [:]
    var mapped = 0
    for process in processes {
      for name in (try? Files.names(in: "/proc/\(process)/fd")) ?? [] {
        let path = "/proc/\(process)/fd/\(name)"
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, cl_is_in_memory(path) != 0 else { continue }
        sizes[UInt64(status.st_ino) ^ UInt64(status.st_dev) << 40] = Int(status.st_blocks) * 512
      }
    }
    guard !sizes.isEmpty else { return Bytes(0) }
    for process in processes {
      let text = (try? Files.readText("/proc/\(process)/smaps_rollup")) ?? ""
      mapped += Int(ProcessTree.size("Pss_Shmem:", in: text)?.count ?? 0)
    }
    return Bytes(Int64(max(0, sizes.values.reduce(0, +) - mapped)))
  }
}
