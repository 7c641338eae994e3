import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupSystem

/// Texts of files that would reach programs, paths or the environment as other ones are refused.
@Suite struct ExactTextsTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private static let texts: [(text: String, told: String)] = [
    (#"echo a\u0000b; exit 3"#, "has a NUL byte"), (#"echo a\ud800b"#, "half a character (\\ud800"),
    (#"echo \udc00\ud800"#, "half a character"),
  ]

  private func sweep(_ spec: String) throws -> (status: Int32, errors: String) {
    let path = "\(directory.path)/sp.json"
    try Files.write(path, spec)
    let end = try Built.run(["sweep", "--spec", path])
    return (end.status, end.errors.replacing("\(directory.path)/", with: ""))
  }

  @Test(arguments: ["command", "prepare", "out", "directory", "input", "reference", "data"])
  func `a text of a spec file that no program could be given is refused with its line and option`(option: String) throws
  {
    for (text, told) in Self.texts {
      let command = option == "command" ? "" : #""command": "true", "#
      let end = try sweep("{\(command)\"repeat\": 1,\n \"\(option)\": \"\(text)\"}")
      #expect(end.status == 2, "\(end)")
      #expect(end.errors.hasPrefix("speedup: sp.json:2: \(option): a text ") && end.errors.contains(told), "\(end)")
      #expect(end.errors.split(separator: "\n").count == 1)
    }
  }

  @Test func `a whole character beyond the first plane is one`() throws {
    let end = try sweep(#"{"command": "true 😀", "repeat": 1, "warmup": 0, "cores": 1, "out": "\#(directory.path)/o"}"#)
    #expect(end.status == 0, "\(end)")
  }

  @Test func `a plan whose command holds a NUL is not gone on with`() throws {
    let path = "\(directory.path)/a"
    var plan = mockPlan(cells: 1)
    plan.subjects = [Subject(.command(CommandTemplate("true x")))]
    do { _ = try SweepDirectory(creating: path, plan: plan, machine: MachineFingerprint(gatherFacts())) }
    let text = try Files.readText("\(path)/sweep.json")
    for (bad, told) in Self.texts {
      try Files.write("\(path)/sweep.json", text.replacing("true x", with: bad))
      let end = try Built.run(["sweep", "--resume", path])
      #expect(end.status == 2 && end.errors.contains("sweep.json:") && end.errors.contains(told), "\(end)")
    }
  }

  @Test func `claims and imported labels are likewise`() throws {
    for (text, told) in Self.texts {
      let claims = "{\"format\": 1,\n \"title\": \"\(text)\", \"claims\": []}"
      let said = #expect(throws: InputError.self) { try ClaimFile(reading: Array(claims.utf8), path: "c.json") }
      #expect(
        said?.description.hasPrefix("c.json:2: title: a text ") == true && said?.description.contains(told) == true)
      let results = #"{"results":[{"command":"\#(text)","times":[1]}]}"#
      let error = #expect(throws: InputError.self) {
        try ImportedResults(reading: Array(results.utf8), name: "h.json")
      }
      #expect(error?.description.hasPrefix("h.json:1: command: a text ") == true, "\(error!)")
    }
  }

  @Test func `a template that holds a NUL makes no command, whoever made it`() {
    for shell in [true, false] {
      #expect(throws: InputError.self) { try CommandTemplate("echo a\0b", shell: shell).command([]) }
    }
  }
}
