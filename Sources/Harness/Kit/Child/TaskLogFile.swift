import SpeedupCore
import SpeedupSystem

/// The file that a ``TaskLog`` leaves: what threads noted, before it is a trace. It does not outlive the run's scratch
/// directory for long, and never leaves the machine: numbers are 64 bits in the machine's own order.
///
/// 8 bytes `SPTASKS2`; the worker's process id or -1; the number of the process's first own phase; the process's CPU
/// time in ns; the count of names, each as length and UTF-8 bytes; the count of lanes, each as its count of records and
/// these (``TraceRecord``, 16 bytes); 8 bytes `SPTASKE2`.
package enum TaskLogFile {
  private static let (magic, end) = (Array("SPTASKS2".utf8), Array("SPTASKE2".utf8))

  static func write(
    _ lanes: [TraceLane], to path: String, workerProcess: Int?, firstPhase: Int, names: [String]
  ) throws {
    var writer = ByteWriter()
    for byte in magic { writer.write(byte) }
    writer.write(workerProcess ?? -1)
    writer.write(firstPhase)
    writer.write(TraceLane.processCPU)
    writer.write(strings: names)
    writer.write(lanes.count)
    try? Files.remove(path)
    let file = try OpenFile(appending: path)
    for lane in lanes {
      writer.write(lane.count)
      try file.write(writer.bytes)
      writer = ByteWriter()
      try lane.forEachPart { try file.write(Array($0)) }
    }
    try file.write(writer.bytes + end)
  }

  /// The log at `path` and those of its worker processes, the run's own first.
  /// - Throws: ``InputError`` naming a file that is no such log or is cut off; `SystemError` when it can't be read.
  package static func read(_ path: String) throws -> [TraceLog] {
    try files(of: path).map { try log($0) }
  }

  package static func remove(_ path: String) throws { for file in try files(of: path) { try Files.remove(file) } }

  private static func files(of path: String) throws -> [String] {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let directory = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    let name = String(parts.last ?? "")
    let workers = try Files.names(in: directory).filter { $0.hasPrefix("\(name).worker-") }
    return ([name] + workers).map { "\(directory)/\($0)" }
  }

  private static func log(_ file: String) throws -> TraceLog {
    var reader = ByteReader(try Files.readRegular(file, atMost: .max))
    func isCut() -> InputError { InputError("\(file): it is no log of tasks, or it is cut off; make the run again") }
    do {
      for byte in magic where try reader.read(UInt8.self) != byte { throw isCut() }
      let (process, firstPhase, cpu) = (
        try reader.read(Int.self), try reader.read(Int.self), try reader.read(Int64.self)
      )
      let names = try (0..<count(reader)).map { _ in try reader.readString() }
      func count(_: ByteReader) throws -> Int {
        let count = try reader.read(Int.self)
        guard count >= 0, count <= reader.remaining / 8 else { throw isCut() }
        return count
      }
      let lanes = try (0..<count(reader)).map { _ in try reader.readArray(of: TraceRecord.self) }
      for byte in end where try reader.read(UInt8.self) != byte { throw isCut() }
      guard reader.remaining == 0 else { throw isCut() }
      let isWorker = process >= 0
      return TraceLog(
        workerProcess: isWorker ? process : nil, firstPhase: firstPhase, processCPU: isWorker ? cpu : nil,
        names: names, lanes: lanes)
    } catch is ByteReaderError { throw isCut() }
  }
}
