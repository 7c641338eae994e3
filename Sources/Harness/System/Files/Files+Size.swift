import Glibc
import SpeedupCore

extension Files {
  /// How large the file at `path` is now; nil where there is none.
  package static func size(_ path: String) -> Bytes? {
    var status = stat()
    return stat(path, &status) == 0 ? Bytes(Int64(status.st_size)) : nil
  }

  /// What stands at `path`, in words, where that is no regular file; nil for one, and where there is nothing.
  package static func oddKind(_ path: String) -> String? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return nil
    case S_IFDIR: return "a directory"
    case S_IFIFO: return "a pipe"
    case S_IFCHR, S_IFBLK: return "a device"
    default: return "a socket or the like"
    }
  }
}
