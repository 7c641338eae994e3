import Glibc
import Testing

@testable import SpeedupSystem

@Suite("Options that name a file to read")
struct InputFileOptionTests {
  @Test(
    arguments: [
      ("pipe", "a pipe"), ("directory", "a directory"), ("device", "a device"),
    ], ["data", "spec"])
  func `A pipe, a directory or a device is refused at once, and no run is made`(
    _ kind: (name: String, words: String), _ option: String
  ) throws {
    let directory = try TemporaryDirectory()
    let path = kind.name == "device" ? "/dev/zero" : "\(directory.path)/\(kind.name)"
    if kind.name == "pipe" { try #require(mkfifo(path, 0o600) == 0) }
    if kind.name == "directory" { try Files.makeDirectory(path) }
    let result = try Tool.run(
      "/usr/bin/timeout",
      ["20", Built.speedup, "sweep", "weekly", "--\(option)", path, "--out", "\(directory.path)/out"])
    #expect(result.status == 2)
    #expect(
      result.errors
        == "speedup: --\(option): '\(path)' is no regular file but \(kind.words); write what it holds to a file and"
        + " name that\n")
    #expect(!Files.exists("\(directory.path)/out"))
  }

  /// What these words of the command line come to where PIPE is a pipe that nobody writes to.
  private func withPipe(_ words: String) throws -> Tool.Result {
    let directory = try TemporaryDirectory()
    let path = "\(directory.path)/pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let line = words.replacing("PIPE", with: path).replacing("OUT", with: "\(directory.path)/out")
    return try Tool.run(
      "/usr/bin/timeout", ["20", Built.speedup] + line.split(separator: " ").map(String.init))
  }

  @Test(arguments: [
    "chart PIPE --table", "export PIPE --format hyperfine", "compare PIPE PIPE", "import PIPE --out OUT",
    "verify PIPE", "table PIPE",
  ])
  func `A pipe in place of results is refused at once by every command that reads them`(_ words: String) throws {
    let result = try withPipe(words)
    #expect(result.status == 2)
    #expect(result.errors.contains("but a pipe; write what it holds to a file and name that"), "\(result.errors)")
  }

  @Test(arguments: [
    "trace PIPE", "replay PIPE", "plan PIPE --deadline 1s", "import PIPE --out OUT", "fit PIPE --x cores --y wall",
  ])
  func `A pipe in place of a trace, or of measured points, that nobody writes to keeps no command waiting`(
    _ words: String
  ) throws {
    let result = try withPipe(words)
    #expect(result.status == 2 && result.errors.contains("pipe"), "\(result.status) \(result.errors)")
  }

  @Test func `A link to a file is as good as the file`() throws {
    let directory = try TemporaryDirectory()
    try Files.write("\(directory.path)/file", "x")
    try #require(symlink("file", "\(directory.path)/link") == 0)
    #expect(Files.oddKind("\(directory.path)/link") == nil && Files.oddKind("\(directory.path)/nothing") == nil)
    #expect(Files.oddKind(directory.path) == "a directory")
  }
}
