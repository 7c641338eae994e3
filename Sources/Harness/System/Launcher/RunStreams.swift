import Glibc

/// The files that a run's standard streams are, where its request names some; -1: none.
struct RunStreams {
  let input: Int32
  let output: Int32

  /// Opens them, away from the descriptors 0 to 3.
  /// - Throws: ``SystemError`` naming the file.
  init(_ request: LaunchRequest) throws {
    let source = request.inputFile.isEmpty ? -1 : try Self.open(request.inputFile, O_RDONLY)
    input = source
    do {
      output =
        request.showsOutput
        ? fcntl(2, F_DUPFD_CLOEXEC, 4)
        : request.outputFile.isEmpty ? -1 : try Self.open(request.outputFile, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW)
    } catch {
      if source >= 0 { Glibc.close(source) }
      throw error
    }
  }

  /// What a program may have put there meanwhile is not waited for, as a pipe would be.
  private static func open(_ path: String, _ flags: Int32) throws -> Int32 {
    let descriptor = Glibc.open(path, flags | O_CLOEXEC | O_NONBLOCK, 0o600)
    guard descriptor >= 0 else { throw SystemError(call: "open \(path)") }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFIFO else {
      Glibc.close(descriptor)
      throw SystemError(call: "\(path) is a pipe", code: 0)
    }
    _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    guard descriptor < 4 else { return descriptor }
    defer { Glibc.close(descriptor) }
    return fcntl(descriptor, F_DUPFD_CLOEXEC, 4)
  }

  func close() {
    if input >= 0 { Glibc.close(input) }
    if output >= 0 { Glibc.close(output) }
  }
}
