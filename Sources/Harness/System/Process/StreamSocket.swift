import Glibc

/// One end of a connected pair of stream sockets between this process and a forked one.
package struct StreamSocket: Sendable {
  private let descriptor: Int32

  package struct Interest: OptionSet, Sendable {
    package let rawValue: Int16
    package init(rawValue: Int16) { self.rawValue = rawValue }
    /// Bytes to read, or the other side's end.
    package static let readable = Interest(rawValue: Int16(POLLIN))
    /// Room to write.
    package static let writable = Interest(rawValue: Int16(POLLOUT))
  }

  /// A connected pair; programs started later don't inherit it, forked copies do.
  /// - Throws: ``SystemError``: EMFILE at the limit of open files.
  package static func pair() throws -> (StreamSocket, StreamSocket) {
    let ends = try descriptors()
    return (StreamSocket(descriptor: ends.0), StreamSocket(descriptor: ends.1))
  }

  static func descriptors() throws -> (Int32, Int32) {
    var ends: [Int32] = [-1, -1]
    let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, type, 0, &ends) == 0 else { throw SystemError(call: "socketpair") }
    return (ends[0], ends[1])
  }

  /// Sends as many of `bytes` as there is room for; when `waiting`, at least one.
  /// - Returns: how many were sent; nil when the other side has gone (no signal is raised).
  /// - Throws: ``SystemError``.
  package func send(_ bytes: UnsafeRawBufferPointer, waiting: Bool) throws -> Int? {
    let flags = Int32(MSG_NOSIGNAL) | (waiting ? 0 : Int32(MSG_DONTWAIT))
    return try retrying("send") { Glibc.send(descriptor, bytes.baseAddress, bytes.count, flags) }
  }

  /// Receives as much as has come, up to the size of `buffer`, which is not empty; when `waiting`, at least
  /// one byte.
  /// - Returns: how many came; nil when the other side has gone.
  /// - Throws: ``SystemError``.
  package func receive(into buffer: UnsafeMutableRawBufferPointer, waiting: Bool) throws -> Int? {
    let flags = waiting ? 0 : Int32(MSG_DONTWAIT)
    var ended = false
    let count = try retrying("receive") {
      let count = recv(descriptor, buffer.baseAddress, buffer.count, flags)
      ended = count == 0
      return count
    }
    return ended ? nil : count
  }

  /// Tells the other side that nothing more comes, and takes nothing more from it.
  package func finish() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

  /// Closes this end. Call it exactly once.
  package func close() { _ = Glibc.close(descriptor) }

  /// Sleeps until at least one socket is ready for what it is waited for, or its other side has gone.
  /// - Returns: for each socket, whether that is so.
  /// - Throws: ``SystemError``.
  package static func waitUntilReady(_ sockets: [(StreamSocket, Interest)]) throws -> [Bool] {
    var polls = sockets.map { pollfd(fd: $0.descriptor, events: $1.rawValue, revents: 0) }
    while poll(&polls, nfds_t(polls.count), -1) < 0 {
      guard errno == EINTR else { throw SystemError(call: "poll") }
    }
    return polls.map { $0.revents != 0 }
  }

  /// The result of a call that is repeated when a signal interrupts it: 0 when it would have to wait, nil
  /// when the other side has gone.
  private func retrying(_ name: String, _ call: () -> Int) throws -> Int? {
    while true {
      let result = call()
      if result >= 0 { return result }
      switch errno {
      case EINTR: continue
      case EAGAIN: return 0
      // Either may come from either call, by whether the other side had read all it was sent.
      case EPIPE, ECONNRESET: return nil
      default: throw SystemError(call: name)
      }
    }
  }
}
