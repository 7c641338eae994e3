import Foundation

/// What one command line gave, with everything masked that differs from machine to machine and from run to run.
struct GoldenOutput: Equatable {
  /// The parts by the endings of their files; a part that says nothing, as exit status 0 does, is left out.
  private(set) var parts: [String: String] = [:]

  /// The endings there are.
  static let endings = ["status", "stdout", "stderr", "files"]

  /// Runs the case in a copy of the data that is made for it.
  init(running golden: GoldenCase) throws {
    let manager = FileManager.default
    let place = manager.temporaryDirectory.appending(path: "speedup-golden-\(UUID().uuidString)")
    try manager.createDirectory(at: place, withIntermediateDirectories: false)
    defer { try? manager.removeItem(at: place) }
    let work = place.appending(path: "work")
    try manager.copyItem(at: Place.data, to: work)
    // Files and not pipes: a pipe that nobody reads in time would block.
    let streams = try ["stdout", "stderr"].map { name in
      let file = place.appending(path: name)
      try Data().write(to: file)
      return (name: name, file: file, handle: try FileHandle(forWritingTo: file))
    }
    let process = Process()
    process.executableURL = Place.speedup
    process.arguments = golden.arguments
    process.environment = Self.environment.merging(golden.environment ?? [:]) { $1 }
    process.currentDirectoryURL = work
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = streams[0].handle
    process.standardError = streams[1].handle
    try process.run()
    process.waitUntilExit()
    for stream in streams {
      try stream.handle.close()
      parts[stream.name] = String(decoding: try Data(contentsOf: stream.file), as: UTF8.self)
    }
    let killed = process.terminationReason == .uncaughtSignal ? "signal " : ""
    parts["status"] = process.terminationStatus == 0 ? "" : "\(killed)\(process.terminationStatus)\n"
    parts["files"] = try (golden.files ?? []).map { try Self.text(of: $0, in: work) }.joined()
    let masks = Mask.everywhere + (golden.masks ?? []).map { Mask($0[0], $0[1]) }
    parts = try parts.mapValues { text in try masks.reduce(text) { try $1.applied(to: $0) } }.filter {
      !$0.value.isEmpty
    }
  }

  /// What is recorded of the case.
  init(recorded name: String) throws {
    for ending in Self.endings {
      let file = Place.expected.appending(path: "\(name).\(ending)")
      if FileManager.default.fileExists(atPath: file.path) {
        parts[ending] = String(decoding: try Data(contentsOf: file), as: UTF8.self)
      }
    }
  }

  /// Records it.
  func record(as name: String) throws {
    for ending in Self.endings {
      let file = Place.expected.appending(path: "\(name).\(ending)")
      try? FileManager.default.removeItem(at: file)
      if let text = parts[ending] { try Data(text.utf8).write(to: file) }
    }
  }

  /// The first line that differs, in words; nil when all is equal.
  func difference(from expected: GoldenOutput) -> String? {
    for ending in Self.endings where parts[ending] != expected.parts[ending] {
      let (theirs, ours) = (Self.lines(expected.parts[ending]), Self.lines(parts[ending]))
      let number = zip(theirs, ours).enumerated().first { $1.0 != $1.1 }?.offset ?? min(theirs.count, ours.count)
      func shown(_ lines: [Substring]) -> String { number < lines.count ? "'\(lines[number])'" : "nothing" }
      return "\(ending), line \(number + 1)\nexpected: \(shown(theirs))\nactual:   \(shown(ours))"
    }
    return nil
  }

  private static let environment = [
    "PATH": "/usr/bin:/bin", "NO_COLOR": "1", "COLUMNS": "80", "LC_ALL": "C", "TZ": "UTC",
  ]

  private static func lines(_ text: String?) -> [Substring] {
    (text ?? "").split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The text of a file, or of all files of a folder by name, each under its own heading.
  private static func text(of path: String, in work: URL) throws -> String {
    let url = work.appending(path: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      return "=== \(path): is not there\n"
    }
    if isFolder.boolValue {
      let names = try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
      return try names.map { try text(of: "\(path)/\($0)", in: work) }.joined()
    }
    return "=== \(path)\n\(String(decoding: try Data(contentsOf: url), as: UTF8.self))"
  }
}
