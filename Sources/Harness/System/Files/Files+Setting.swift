import Glibc

extension Files {
  /// Writes `text` to a file of the kernel that is a setting (in /proc, /sys, or of a cgroup), in one call.
  /// - Returns: whether the kernel took it.
  package static func set(_ path: String, to text: String) -> Bool {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return Glibc.write(descriptor, text, text.utf8.count) == text.utf8.count
  }

  /// Lets everybody start a file as a program.
  /// - Throws: ``SystemError`` naming the path.
  package static func makeExecutable(_ path: String) throws {
    guard chmod(path, 0o755) == 0 else { throw SystemError(call: "make executable \(path)") }
  }
}
