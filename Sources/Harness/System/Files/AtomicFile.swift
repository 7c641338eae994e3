import Glibc
import SpeedupCore
import Synchronization

/// A file that appears under its name only when it is whole: it is written beside it, flushed to the disk, and renamed.
/// Whoever reads the name, also after a crash or `kill -9` at any moment, sees the old content or the new one.
package final class AtomicFile {
  package let path: String
  /// How many bytes have been written so far.
  package private(set) var byteCount = 0
  private let neighbour: String
  private var descriptor: Int32
  private var buffer: [UInt8] = []

  private static let bufferSize = 256 * 1024

  /// Begins a file; nothing is at `path` yet, or what was there stays until ``commit()``.
  /// - Throws: ``SystemError`` naming the place.
  package init(_ path: String) throws {
    self.path = path
    (neighbour, descriptor) = try Self.create(beside: path)
    buffer.reserveCapacity(Self.bufferSize)
  }

  /// A new file that was there before under no name, and a link neither: in a directory that others may write to, a name
  /// that can be foretold may lead anywhere.
  private static func create(beside path: String) throws -> (String, Int32) {
    for _ in 0..<100 {
      let name = "\(path).\(getpid())-\(String(UInt32.random(in: 0...(.max)), radix: 36)).new"
      let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
      if descriptor >= 0 { return (name, descriptor) }
      guard errno == EEXIST else { break }
    }
    throw SystemError(call: "create \(path)")
  }

  /// Adds bytes.
  /// - Throws: ``SystemError`` naming the file.
  package func write(_ bytes: UnsafeRawBufferPointer) throws {
    byteCount += bytes.count
    if buffer.count + bytes.count > Self.bufferSize { try flush() }
    guard bytes.count < Self.bufferSize else { return try Files.writeAll(descriptor, bytes, path: path) }
    buffer.append(contentsOf: bytes)
  }

  /// Adds a text.
  /// - Throws: ``SystemError`` naming the file.
  package func write(_ text: String) throws {
    var text = text
    try text.withUTF8 { try write(UnsafeRawBufferPointer($0)) }
  }

  /// Flushes all to the disk and gives the file its name.
  /// - Parameter durable: whether it must outlive a failure of the machine too; what is made again anyway need not.
  /// - Throws: ``SystemError`` naming the file; nothing has then changed under the name.
  package func commit(durable: Bool = true) throws {
    try flush()
    guard !durable || fsync(descriptor) == 0 else { throw SystemError(call: "flush \(path)") }
    try giveName()
  }

  /// Two files, the second of which gets its name last. They are flushed at the same time, which takes the disk hardly
  /// longer than one of them.
  /// - Throws: as ``commit(durable:)``.
  package static func commit(_ first: AtomicFile, then second: AtomicFile) throws {
    try first.flush()
    try second.flush()
    let (descriptor, failure) = (first.descriptor, FlushFailure())
    let flushFirst: @Sendable () -> Void = {
      failure.code.store(fsync(descriptor) == 0 ? 0 : errno, ordering: .sequentiallyConsistent)
    }
    let beside = try? PinnedThread(stack: Bytes(1 << 18), cpu: nil, flushFirst)
    let secondFailure = fsync(second.descriptor) == 0 ? 0 : errno
    if let beside { beside.join() } else { flushFirst() }
    for (file, code) in [(first, failure.code.load(ordering: .sequentiallyConsistent)), (second, secondFailure)]
    where code != 0 { throw SystemError(call: "flush \(file.path)", code: code) }
    try first.giveName()
    try second.giveName()
  }

  private final class FlushFailure: Sendable {
    let code = Atomic<Int32>(0)
  }

  private func giveName() throws {
    close(descriptor)
    descriptor = -1
    guard rename(neighbour, path) == 0 else {
      let failure = SystemError(call: "rename to \(path)")
      unlink(neighbour)
      throw failure
    }
  }

  private func flush() throws {
    try Files.writeAll(descriptor, buffer, path: path)
    buffer.removeAll(keepingCapacity: true)
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(neighbour)
  }
}
