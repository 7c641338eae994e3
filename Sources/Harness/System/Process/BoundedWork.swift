import CSpeedupLinux
import Glibc
import SpeedupCore

/// Work that may take for ever and can't be told to stop, such as a search by a regular expression: done by a copy of this
/// process, which is killed at a limit or when the user wants to stop.
package enum BoundedWork {
  package enum Ending: Equatable, Sendable {
    case done([UInt8])
    case tookTooLong
    case interrupted
  }

  /// Does the work. In a process of several threads, as a host of this library may be, it is done here and without a limit:
  /// a copy of such a process may wait for a lock that nobody gives back.
  /// - Parameter work: returns what is handed over; not empty.
  package static func run(limit: Seconds, interrupted: () -> Bool, _ work: () -> [UInt8]) throws -> Ending {
    guard try Files.names(in: "/proc/self/task").count == 1 else { return .done(work()) }
    let pipe = try Pipe()
    defer { close(pipe.read) }
    let copy: ForkedProcess
    do {
      copy = try ForkedProcess {
        // A signal that this process only notes would be lost on the copy.
        cl_default_interrupts()
        return (try? Files.writeAll(pipe.write, work(), path: "pipe")) == nil ? 1 : 0
      }
    } catch {
      close(pipe.write)
      throw error
    }
    close(pipe.write)
    defer {
      copy.kill()
      _ = copy.wait()
    }
    let end = cl_now_ns() + Int64(limit.value * 1e9)
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    var polls = [pollfd(fd: pipe.read, events: Int16(POLLIN), revents: 0)]
    while cl_now_ns() < end {
      if interrupted() { return .interrupted }
      // Short, since a signal may come just before the wait.
      guard poll(&polls, 1, 50) > 0 else { continue }
      let count = read(pipe.read, &block, block.count)
      if count == 0 {
        // The same signal ends the copy, where the terminal sends it to both.
        if interrupted() { return .interrupted }
        guard !bytes.isEmpty else { throw SystemError(call: "work in a copy of this process", code: 0) }
        return .done(bytes)
      }
      if count > 0 { bytes += block.prefix(count) }
    }
    return .tookTooLong
  }
}
