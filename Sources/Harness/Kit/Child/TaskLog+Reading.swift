import SpeedupCore
import SpeedupSystem

extension TaskLog {
  /// What was recorded of a run.
  package struct Contents: Sendable, Equatable {
    /// In the order of the clock.
    package var events: [Event] = []
    /// The phases' names by their numbers, and those of serial sections, which have numbers below 0.
    package var names: [Int: String] = [:]
  }

  /// The log at `path`, together with those of its worker processes.
  /// - Throws: ``InputError`` naming a file that is no such log or is cut off; `SystemError` when it can't be read.
  package static func read(_ path: String) throws -> Contents {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let directory = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    let name = String(parts.last ?? "")
    let workers = try Files.names(in: directory).filter { $0.hasPrefix("\(name).worker-") }.sorted()
    var contents = Contents()
    for file in [name] + workers { try add("\(directory)/\(file)", to: &contents, isWorker: file != name) }
    contents.events.sort { $0.nanoseconds < $1.nanoseconds }
    return contents
  }

  /// A worker's own phases get numbers that no other process has.
  private static func add(_ file: String, to contents: inout Contents, isWorker: Bool) throws {
    let free = (contents.names.keys.max() ?? -1) + 1
    var reader = ByteReader(try Files.read(file))
    func isCut() -> InputError { InputError("\(file): it is no log of tasks, or it is cut off; make the run again") }
    do {
      for byte in magic where try reader.read(UInt8.self) != byte { throw isCut() }
      func number() throws -> Int { Int(Int64(littleEndian: try reader.read())) }
      let (process, firstPhase) = (try number(), try number())
      func unique(_ phase: Int) -> Int { isWorker && phase >= firstPhase ? phase - firstPhase + free : phase }
      let count = UInt64(littleEndian: try reader.read())
      guard count <= UInt64(reader.remaining) / 40 else { throw isCut() }
      for _ in 0..<count {
        let head = UInt64(littleEndian: try reader.read())
        guard let kind = Kind(rawValue: UInt32(truncatingIfNeeded: head)) else { throw isCut() }
        let (phase, a, b) = (try number(), try number(), try number())
        contents.events.append(
          Event(
            kind: kind, worker: Int(head >> 32), phase: unique(phase), a: kind == .nestedIn ? unique(a) : a, b: b,
            nanoseconds: Int64(littleEndian: try reader.read()), process: process))
      }
      let names = UInt64(littleEndian: try reader.read())
      guard names <= UInt64(reader.remaining) / 16 else { throw isCut() }
      for _ in 0..<names {
        let phase = try number()
        let length = UInt64(littleEndian: try reader.read())
        guard length <= UInt64(reader.remaining) else { throw isCut() }
        let bytes = try (0..<length).map { _ in try reader.read(UInt8.self) }
        contents.names[unique(phase)] = String(decoding: bytes, as: UTF8.self)
      }
    } catch let error as InputError { throw error } catch { throw isCut() }
  }
}
