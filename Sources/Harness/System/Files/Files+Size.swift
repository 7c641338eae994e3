import Glibc
import SpeedupCore

extension Files {
  /// How large the file at `path` is now; nil where there is none.
  package static func size(_ path: String) -> Bytes? {
    var status = stat()
    return stat(path, &status) == 0 ? Bytes(Int64(status.st_size)) : nil
  }
}
