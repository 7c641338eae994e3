import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct FileTests {
  @Test func `a lock that is taken is refused and its file closed only once`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    let lock = try #require(try DirectoryLock(directory: directory))
    errno = 0
    let second = try DirectoryLock(directory: directory)
    let code = errno
    #expect(second == nil)
    // A number that is closed once too often may by then be that of another thread's file.
    #expect(code != EBADF)
    withExtendedLifetime(lock) {}
  }

  @Test func `a kernel's file that stays open is read and set anew`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    let path = "\(directory)/setting"
    try Files.write(path, "7 of 8\n")
    let file = try #require(KernelFile(path, isWritable: true))
    #expect(file.number == 7 && file.text == "7 of 8\n")
    #expect(Files.set(path, to: "12") && file.number == 12)
    #expect(file.set("34") && file.number == 34)
    for (text, number) in [("9223372036854771712\n", 9_223_372_036_854_771_712), ("0\n", 0), ("max\n", nil), ("", nil)]
    {
      #expect(Files.set(path, to: text) && file.number == number)
    }
    #expect(Files.set(path, to: "99999999999999999999") && file.number == nil, "larger than any number here")
    #expect(KernelFile("\(directory)/none") == nil)
  }

  @Test func `a file that cannot get its name leaves nothing beside`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    try Files.makeDirectory("\(directory)/name/within")
    #expect(throws: SystemError(call: "rename to \(directory)/name", code: EISDIR)) {
      try Files.write("\(directory)/name", "text")
    }
    #expect(try Files.names(in: directory) == ["name"])
  }

  @Test func `a pipe is written to and not replaced`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    let path = "\(directory)/pipe"
    #expect(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    defer { close(reader) }
    try Files.write(path, "text")
    var bytes = [UInt8](repeating: 0, count: 10)
    #expect(read(reader, &bytes, bytes.count) == 4)
    #expect(try Files.names(in: directory) == ["pipe"])
  }

  @Test func `a scratch directory goes with files whose names are no text`() throws {
    let directory = try ScratchDirectory.make()
    let name = Array("\(directory)/x".utf8CString.dropLast()) + [CChar(truncatingIfNeeded: 0xFF), 0]
    let file = open(name, O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
    #expect(file >= 0)
    close(file)
    ScratchDirectory.remove(directory)
    #expect(!Files.exists(directory))
  }

  @Test func `a full pipe that does not block is waited for`() throws {
    let pipe = try Pipe()
    _ = fcntl(pipe.write, F_SETFL, O_NONBLOCK)
    _ = fcntl(pipe.read, F_SETFL, 0)
    let text = [UInt8](repeating: 120, count: 1 << 20)
    let thread = try PinnedThread(stack: Bytes(1 << 20), cpu: nil) {
      var buffer = [UInt8](repeating: 0, count: 65_536)
      while read(pipe.read, &buffer, buffer.count) > 0 {}
      close(pipe.read)
    }
    #expect(throws: Never.self) { try Files.writeAll(pipe.write, text, path: "a pipe") }
    close(pipe.write)
    thread.join()
  }

  @Test func `a sender that waits learns that the other side has gone`() throws {
    let (here, there) = try StreamSocket.pair()
    defer { here.close() }
    let block = [UInt8](repeating: 0, count: 65_536)
    while try block.withUnsafeBytes({ try here.send($0, waiting: false) }) ?? 0 > 0 {}
    let thread = try PinnedThread(stack: Bytes(1 << 20), cpu: nil) {
      // Asleep in the call below by then, mostly; if not, it is told all the same.
      usleep(20_000)
      there.close()
    }
    defer { thread.join() }
    #expect(try block.withUnsafeBytes { try here.send($0, waiting: true) } == nil)
  }

  @Test func `a link that was planted for a temporary file is not followed`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    try Files.write("\(directory)/victim", "precious")
    #expect(symlink("\(directory)/victim", "\(directory)/file.\(getpid()).new") == 0)
    try Files.write("\(directory)/file", "text")
    #expect(try Files.readText("\(directory)/victim") == "precious")
    #expect(try Files.readText("\(directory)/file") == "text")
  }

  @Test func `lines for a file that was moved away are refused`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    let file = try AppendFile(path: "\(directory)/rows")
    try file.append("one\n")
    #expect(rename("\(directory)/rows", "\(directory)/other") == 0)
    #expect(throws: SystemError.self) { try file.append("two\n") }
    #expect(throws: SystemError.self) { try file.finish() }
    #expect(try Files.readText("\(directory)/other") == "one\n")
  }

  @Test func `a link that was planted for rows or a lock is not followed`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    for name in ["rows", "lock"] { #expect(symlink("\(directory)/target", "\(directory)/\(name)") == 0) }
    #expect(throws: InputError.self) { try AppendFile(path: "\(directory)/rows") }
    #expect(throws: InputError.self) { try DirectoryLock(directory: directory) }
    #expect(!Files.exists("\(directory)/target"))
  }

  @Test func `lines for a file that somebody else has changed are refused`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    let path = "\(directory)/rows"
    for size in [off_t(0), 2, 100] {
      try Files.remove(path)
      let file = try AppendFile(path: path)
      try file.append("one\n")
      #expect(truncate(path, size) == 0)
      #expect(throws: SystemError.self) { try file.append("two\n") }
      #expect(throws: SystemError.self) { try file.finish() }
    }
  }

  @Test func `of what a program may have made only a regular file is read`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    func read(_ name: String, atMost limit: Int = 100) throws -> String {
      String(decoding: try Files.readRegular("\(directory)/\(name)", atMost: limit), as: UTF8.self)
    }
    try Files.write("\(directory)/plain", "text")
    #expect(try read("plain") == "text")
    #expect(throws: SystemError.self) { try read("plain", atMost: 3) }
    #expect(mkfifo("\(directory)/pipe", 0o600) == 0)
    #expect(symlink("\(directory)/plain", "\(directory)/link") == 0)
    for name in ["pipe", "link", "", "none"] { #expect(throws: SystemError.self, "\(name)") { try read(name) } }
  }

  @Test func `a size of the kernel's is read behind tabs and blanks`() {
    let status = "Name:\tx\nVmHWM:\t    1234 kB\nHugetlbPages:\t   43008 kB\n"
    #expect(ProcessTree.size("VmHWM:", in: status) == Bytes(1234 * 1024))
    #expect(ProcessTree.size("HugetlbPages:", in: status) == Bytes(43008 * 1024))
    #expect(ProcessTree.size("Pss:", in: "Pss:                 7 kB\n") == Bytes(7 * 1024))
  }

  @Test func `a file of rows has one writer`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    do {
      let file = try AppendFile(path: "\(directory)/rows")
      #expect(throws: InputError.self) { try AppendFile(path: "\(directory)/rows") }
      withExtendedLifetime(file) {}
    }
    #expect(throws: Never.self) { try AppendFile(path: "\(directory)/rows") }
  }

  @Test func `what stands behind the last line end of a file of rows is told, and cut off only when it is asked for`()
    throws
  {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    let path = "\(directory)/rows"
    for (text, whole) in [("one\ntwo\nth", 8), ("th", 0), ("one\n", 4), ("", 0), ("\n\n\0", 2)] {
      try Files.write(path, text)
      let file = try AppendFile(path: path)
      #expect(file.wholeLines == whole && String(decoding: file.tail, as: UTF8.self) == text.dropFirst(whole))
      #expect(try Files.readText(path) == text)
      try file.cutTail()
      try file.append("new\n")
      try file.finish()
      #expect(try Files.readText(path) == text.prefix(whole) + "new\n")
    }
  }

  @Test func `a pipe that nobody reads is waited for a while and no longer`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    try #require(mkfifo("\(directory)/pipe", 0o600) == 0)
    #expect(throws: SystemError.self) { try Files.write("\(directory)/pipe", "text") }
    try Files.replace("\(directory)/pipe", "text")
    #expect(try Files.readText("\(directory)/pipe") == "text")
  }

  @Test func `a folder of a process that has gone goes at the next start, and that of a living one stays`() throws {
    let own = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(own) }
    // Of one that had this process's number before.
    let start = try #require(ProcessTree.started(getpid()))
    let earlier = own.replacing(".\(start)-", with: ".1-")
    try Files.makeDirectory("\(earlier)/within")
    ScratchDirectory.removeStale()
    #expect(Files.exists(own) && !Files.exists(earlier) && own != earlier)
  }

  @Test func `what a hook has written too much of is let go`() throws {
    let file = try MemoryFile([UInt8](repeating: 1, count: 1 << 20))
    defer { file.close() }
    file.limit(to: Bytes(1 << 30))
    var status = stat()
    #expect(fstat(file.descriptor, &status) == 0 && status.st_size == 1 << 20)
    file.limit(to: Bytes(1 << 10))
    #expect(fstat(file.descriptor, &status) == 0 && status.st_blocks == 0)
  }

  @Test func `of two files that are flushed together the second has its name last`() throws {
    let directory = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(directory) }
    func commit(_ first: String, then second: String) throws {
      let files = try [first, second].map { name in
        let file = try AtomicFile("\(directory)/\(name)")
        try file.write(name)
        return file
      }
      try AtomicFile.commit(files[0], then: files[1])
    }
    try commit("a", then: "b")
    #expect(try Files.readText("\(directory)/a") == "a" && Files.readText("\(directory)/b") == "b")
    try Files.makeDirectory("\(directory)/c")
    #expect(throws: SystemError.self) { try commit("c", then: "d") }
    #expect(try Files.names(in: directory).sorted() == ["a", "b", "c"])
  }
}
