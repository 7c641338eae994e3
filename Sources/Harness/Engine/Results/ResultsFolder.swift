import SpeedupKit

/// Where results may be written: in a folder that is new, empty, or begun by this program.
package enum ResultsFolder {
  /// What an earlier start that came to nothing may have left.
  private static let own: Set<String> = ["lock", "machine.json", "sitting.json"]

  /// Whoever finds one of these has a message of its own, and looks when it holds the lock.
  private static let results: Set<String> = ["sweep.json", "results.csv", "gate.json", "pairs.csv", "runs.csv"]

  /// The names of the files that results are kept in.
  package static let fileNames = results.union(own).sorted()

  /// Whether a path leads to a file that results are kept in.
  package static func holds(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? ""
    return (results.contains(name) || own.contains(name)) && Files.exists(path)
  }

  /// Whether a name is that of a file of ours that was still being written when its writer was killed.
  private static func isUnfinished(_ name: String) -> Bool {
    guard let file = own.union(results).first(where: { name.hasPrefix("\($0).") }) else { return false }
    return name.hasSuffix(".new") && name.dropFirst(file.count + 1).prefix { $0 != "-" }.allSatisfy(\.isNumber)
  }

  /// Removes what killed writers left half written; to be called with the lock, which whoever writes here has.
  static func removeUnfinished(_ path: String) throws {
    for name in try Files.names(in: path) where isUnfinished(name) { try Files.remove("\(path)/\(name)") }
  }

  /// Makes a folder for results, where there is none.
  /// - Throws: ``InputError`` where none can be made or written to; `SystemError`, for a full disk say.
  static func make(_ path: String) throws {
    do {
      try Files.makeDirectory(path)
      guard Files.isWritable(path) else { throw SystemError(call: "write in \(path)") }
    } catch let error as SystemError where error.isOfPlace {
      throw InputError("--out \(path): \(error); name a directory that can be made and written to")
    }
  }

  /// Makes the folder of `--out`, where there is none, and locks it.
  /// - Throws: ``InputError`` where it holds other files, or another process writes to it; `SystemError`.
  static func lock(_ path: String) throws -> DirectoryLock {
    try make(path)
    try requireOurs(path)
    guard let lock = try DirectoryLock(directory: path) else {
      throw InputError("--out \(path): another speedup writes to it; name another directory")
    }
    return lock
  }

  /// Refuses a folder with other people's files in it; to be asked before anything is written, the lock included.
  /// - Throws: ``InputError`` naming the path and some of what is there.
  static func requireOurs(_ path: String) throws {
    guard Files.isDirectory(path) else { return }
    let names = try Files.names(in: path)
    guard !names.contains(where: results.contains) else { return }
    let others = names.filter { !own.contains($0) && !isUnfinished($0) }
    guard let first = others.first else { return }
    let more = others.count > 1 ? " and \(others.count - 1) more" : ""
    throw InputError("\(path): is a folder with other files in it (\(first)\(more)); name a new or empty one by --out")
  }
}

extension SweepDirectory {
  /// Makes a folder of this name, or where it is taken with `-2`, `-3`, … behind it.
  /// - Returns: its path.
  /// - Throws: `SystemError`.
  package static func makeFresh(_ name: String) throws -> String {
    var (path, number) = (name, 1)
    while try !Files.makeNewDirectory(path) {
      number += 1
      path = "\(name)-\(number)"
    }
    return path
  }
}
