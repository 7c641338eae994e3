import CSpeedupLinux
import Glibc
import SpeedupCore

/// Whole messages over a connected stream socket: a length, then the bytes.
struct FrameSocket {
  let descriptor: Int32
  /// Longer lengths are taken for a broken stream.
  private static let limit = 64 * 1_048_576

  /// A connected pair.
  /// - Throws: ``SystemError``.
  static func pair() throws -> (FrameSocket, FrameSocket) {
    let ends = try StreamSocket.descriptors()
    return (FrameSocket(descriptor: ends.0), FrameSocket(descriptor: ends.1))
  }

  /// Sends one message.
  /// - Throws: ``SystemError``, with EPIPE when the other side has gone (no signal is raised).
  func send(_ message: [UInt8]) throws {
    var frame = withUnsafeBytes(of: message.count) { Array($0) }
    frame += message
    var sent = 0
    while sent < frame.count {
      let count = frame[sent...].withUnsafeBytes {
        Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw SystemError(call: "send to the launcher") }
      sent += count
    }
  }

  /// How often whoever waits for a message looks whether it is to wait on.
  private static let look: Int32 = 1000

  /// Makes ``send(_:)`` give up when nothing is taken for this long.
  func boundSending(_ limit: Seconds) {
    var time = timeval(tv_sec: Int(limit.value), tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
  }

  /// The next message; nil when the other side has gone, or when `interrupted`, which is asked before every wait, after
  /// every signal and once a second, says so.
  /// - Throws: ``SystemError``.
  func receive(interrupted: () -> Bool = { false }) throws -> [UInt8]? {
    guard let head = try receive(exactly: MemoryLayout<Int>.size, interrupted) else { return nil }
    let length = head.withUnsafeBytes { $0.loadUnaligned(as: Int.self) }
    guard length >= 0, length <= Self.limit else { throw SystemError(call: "message length", code: EBADMSG) }
    return try receive(exactly: length, interrupted)
  }

  private func receive(exactly count: Int, _ interrupted: () -> Bool) throws -> [UInt8]? {
    var bytes = [UInt8](repeating: 0, count: count)
    var got = 0
    // What is there already takes one call; to wait for more takes three others.
    var waits = interrupted()
    if waits { return nil }
    while got < count {
      if waits, try !waitUntilReadable(interrupted) { return nil }
      let part = bytes[got...].withUnsafeMutableBytes {
        recv(descriptor, $0.baseAddress, $0.count, Int32(MSG_DONTWAIT))
      }
      waits = part < 0 && errno == EAGAIN
      if waits || part < 0 && errno == EINTR { continue }
      guard part >= 0 else { throw SystemError(call: "receive from the launcher") }
      if part == 0 { return nil }
      got += part
    }
    return bytes
  }

  /// Whether there is something to read; false when it was interrupted before.
  ///
  /// Between the question and the sleep the signals are held back: one that came then would end no sleep, and the wait
  /// would last as long as the run.
  private func waitUntilReadable(_ interrupted: () -> Bool) throws -> Bool {
    var held = sigset_t()
    var before = sigset_t()
    cl_interrupt_signals(&held)
    pthread_sigmask(SIG_BLOCK, &held, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    while !interrupted() {
      let code = -cl_wait_readable(descriptor, &before, Self.look)
      if code == 0 { return true }
      guard code == EINTR || code == ETIMEDOUT else { throw SystemError(call: "wait for the launcher", code: code) }
    }
    return false
  }
}
