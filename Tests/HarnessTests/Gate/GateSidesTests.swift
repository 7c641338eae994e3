import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupSystem

/// What is said of the two programs of a gate.
@Suite struct GateSidesTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// A file in a checkout of its own at a commit made of one figure.
  private func checkedOut(_ name: String, at figure: Character) throws -> ProgramFile {
    let folder = "\(directory.path)/\(name).checkout"
    _ = try Files.makeNewDirectory("\(folder)/.git")
    try Files.write("\(folder)/.git/HEAD", String(repeating: figure, count: 40) + "\n")
    try Files.write("\(folder)/\(name)", "")
    return file("\(folder)/\(name)")
  }

  private func file(_ path: String) -> ProgramFile {
    ProgramFile(word: path, path: path, size: 0, modified: 0, digest: "0")
  }

  private func commit(_ program: ProgramFile, _ arguments: [ProgramFile]) -> String? {
    var subject = Subject(.command(CommandTemplate("x")))
    (subject.programFiles, subject.argumentFiles) = ([program], arguments)
    return GateBuild(subject, title: "x").commit.map { String($0.prefix(1)) }
  }

  @Test func `of a script behind an interpreter the script's checkout counts, not the interpreter's`() throws {
    let python = try checkedOut("python3.11", at: "a")
    try Files.write("\(directory.path)/loose.py", "")
    #expect(commit(python, [try checkedOut("burn.py", at: "b")]) == "b")
    #expect(commit(python, [file("\(directory.path)/loose.py")]) == nil)
    let named = try checkedOut("env-bench", at: "e")
    #expect(commit(named, [file("\(directory.path)/loose.py")]) == "e", "its name only begins like an interpreter's")
    let bench = try checkedOut("bench", at: "c")
    #expect(commit(bench, [try checkedOut("data.csv", at: "d")]) == "c")
  }
}
