import Glibc

/// Directories for files that are of no use after a run.
package enum ScratchDirectory {
  /// Where such directories are made: `TMPDIR` where it is set, else `/var/tmp`, which is on a disk where `/tmp` may be
  /// in memory, else `/tmp`.
  package static var parent: String {
    if let given = Environment.value("TMPDIR"), !given.isEmpty {
      // Programs may be started in another directory.
      return given.hasPrefix("/") ? given : "\((try? Files.workingDirectory()) ?? ".")/\(given)"
    }
    return access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp"
  }

  /// Makes a new directory of a name that nothing else has, and gives its path. Whoever makes it removes it, and where this
  /// process is killed before, the next launcher does.
  /// - Throws: ``SystemError`` naming the place.
  package static func make(in parent: String = parent) throws -> String {
    try make(in: parent, "\(ownedPrefix)\(getpid()).\(ProcessTree.started(getpid()) ?? "")-XXXXXX")
  }

  private static func make(in parent: String, _ name: String) throws -> String {
    var template = Array("\(parent)/\(name)".utf8CString)
    guard mkdtemp(&template) != nil else { throw SystemError(call: "make a directory in \(parent)") }
    return template.withUnsafeBufferPointer { String(cString: $0.baseAddress!) }
  }

  /// Removes a directory with all that is in it; links are removed, not followed. What can't be removed stays.
  package static func remove(_ path: String) { remove(Array(path.utf8CString)) }

  /// Most bytes of a file that is kept: ten million tasks are some 0.7 GB. It is copied while the harness waits.
  private static let mostKept = 1 << 30

  /// Copies files out of a scratch directory. What a program may have made there is read only where it is a regular file.
  /// - Throws: `SystemError` naming the file that could not be read or written.
  static func keep(_ kept: KeptFiles, of scratch: String) throws {
    for name in try Files.names(in: scratch) where kept.has(name) {
      let source = try OpenFile(readingRegular: "\(scratch)/\(name)")
      guard try source.size() <= mostKept else { throw SystemError(call: "keep \(source.path)", code: EFBIG) }
      let target = try AtomicFile("\(kept.directory)/\(name)")
      var room = [UInt8](repeating: 0, count: 1 << 20)
      while true {
        let got = try room.withUnsafeMutableBytes { try source.read(into: $0.baseAddress!, $0.count) }
        if got == 0 { break }
        try room.withUnsafeBytes { try target.write(UnsafeRawBufferPointer(rebasing: $0[..<got])) }
      }
      try target.commit()
    }
  }

  /// Makes one that is removed when the process `owner`, a launcher, has ended: by that launcher, or by the next one.
  /// - Throws: ``SystemError`` naming the place.
  static func make(owner: pid_t) throws -> String { try make(in: parent, "\(ownedPrefix)\(owner)-XXXXXX") }

  /// Removes what ``make(owner:)`` made for a launcher.
  static func removeAll(ofOwner owner: pid_t) { removeOwned { process, start in process == owner && start == nil } }

  /// Removes what launchers, and harnesses, left that are gone.
  static func removeStale() {
    removeOwned { process, start in
      // Another process may have a harness's number by now, and not the time of its start.
      if let start { return ProcessTree.started(process).map { $0 != start } ?? true }
      return process != getpid() && !LauncherServer.serves(process)
    }
  }

  /// - Parameter isOver: asked of an owner: its number, and when it was started, which launchers' names don't have.
  private static func removeOwned(_ isOver: (pid_t, String?) -> Bool) {
    let parent = parent
    for name in (try? Files.names(in: parent)) ?? [] where name.hasPrefix(ownedPrefix) {
      let owner = name.dropFirst(ownedPrefix.count).prefix { $0 != "-" }.split(separator: ".").map(String.init)
      guard let process = owner.first.flatMap({ pid_t($0) }), isOver(process, owner.dropFirst().first) else { continue }
      remove("\(parent)/\(name)")
    }
  }

  /// With this start of the machine and this namespace of process numbers: the directory may be shared with others.
  private static let ownedPrefix: String = {
    let boot = (try? Files.readText("/proc/sys/kernel/random/boot_id")) ?? "0"
    var space = stat()
    let inode = stat("/proc/self/ns/pid", &space) == 0 ? UInt64(space.st_ino) : 0
    return "speedup-run-\(boot.prefix(8))-\(inode)-"
  }()

  /// By the bytes of its name, which need not be text.
  private static func remove(_ path: [CChar]) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      unlink(path)
      return
    }
    let prefix = path.dropLast() + [CChar(UInt8(ascii: "/"))]
    for name in (try? Files.rawNames(in: path)) ?? [] { remove(prefix + name) }
    rmdir(path)
  }
}
