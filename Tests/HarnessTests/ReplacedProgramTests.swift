import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// Programs and inputs that somebody replaces while they are measured.
@Suite struct ReplacedProgramTests {
  private let directory: TemporaryDirectory

  init() throws {
    directory = try TemporaryDirectory()
    try write("old", "#!/bin/sh\n\(Self.replacing)exit 0\n")
    try write("new", "#!/bin/sh\nexit 0\n")
  }

  /// What a build in another window does, in the second run that counts.
  private static let replacing = "if [ \"$SPEEDUP_RUN\" = 1 ]; then eval \"$ACTION\"; fi\n"

  private func write(_ name: String, _ text: String) throws {
    try Files.write("\(directory.path)/\(name)", text)
    _ = chmodded(name)
  }

  private func chmodded(_ name: String) -> Bool {
    (try? Tool.run("/bin/chmod", ["+x", "\(directory.path)/\(name)"]).status) == 0
  }

  private func run(_ action: String, _ script: String) throws -> (status: Int32, output: String, errors: String) {
    let build = Built.speedup.split(separator: "/").dropLast().map { "/\($0)" }.joined()
    let result = try Tool.run(
      "/bin/bash",
      [
        "-c",
        "cd '\(directory.path)' && cp old p && export ACTION='\(action)' PATH='\(build)':$PATH COLUMNS=200; \(script)",
      ])
    return (result.status, String(decoding: result.output, as: UTF8.self), result.errors)
  }

  private func records() throws -> RunRecords { try SweepDirectory.table("\(directory.path)/out").records }

  private static let sweep = "speedup sweep --cores 1 -r 4 -w 0 --out out"

  @Test(arguments: ["./p", "sh p"])
  func `runs of two builds are not one figure`(command: String) throws {
    let found = try run("cp new n; mv n p", "\(Self.sweep) '\(command)'")
    #expect(found.status == 3, "\(found.output)\(found.errors)")
    #expect(try records().map(\.status) == [.ok, .ok, .failed, .failed])
    #expect(
      try records()[2].detail.hasPrefix("the file \(command == "./p" ? "./p" : "p") was changed after the first run"))
  }

  @Test func `the script of a line for a shell with words of its own is seen`() throws {
    #expect(try run("cp new n; mv n p", "\(Self.sweep) --shell='bash --norc' 'sh p'").status == 3)
    #expect(try records().map(\.status) == [.ok, .ok, .failed, .failed])
  }

  @Test func `a program that is gone is no run that failed by itself`() throws {
    #expect(try run("rm p", "\(Self.sweep) ./p").status == 3)
    #expect(try records()[2].detail.contains("it is gone"))
  }

  @Test func `the same bytes in a new file are the same program`() throws {
    #expect(try run("cp p n; mv n p; touch p", "\(Self.sweep) ./p").status == 0)
    #expect(try records().map(\.status) == [.ok, .ok, .ok, .ok])
  }

  @Test func `an input that grows is another experiment, and a pipe in its place blocks nobody`() throws {
    for action in ["echo x >> in", "rm in; mkfifo in"] {
      let found = try run(action, "rm -rf out in; echo a > in; \(Self.sweep) ./p --input in")
      #expect(found.status == 3)
      #expect(try records().map(\.status) == [.ok, .ok, .failed, .failed])
      #expect(try records()[2].detail.hasPrefix("the file in was changed after the first run"))
    }
  }

  @Test func `what a command before every run makes is its own affair`() throws {
    let found = try run(":", "\(Self.sweep) ./p --prepare 'echo \"# $SPEEDUP_RUN\" >> p'")
    #expect(found.status == 0, "\(found.errors)")
    #expect(try records().map(\.status) == [.ok, .ok, .ok, .ok])
  }

  @Test func `a gate of a program that is built meanwhile gives no verdict`() throws {
    let found = try run("cp new n; mv n p", "speedup gate --base ./new --new ./p --cores 1 --max-pairs 8 --warmup 0")
    #expect(found.status == 3, "\(found.output)\(found.errors)")
    #expect(found.output.contains("the file ./p was changed after the first run"))
  }
}
