import Glibc
import Testing

@testable import SpeedupEngine
@testable import SpeedupSystem

/// Where reports and results go is looked at before the first run.
@Suite struct OutputPlaceTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func shell(_ script: String) throws -> (status: Int32, output: String, errors: String) {
    let end = try Tool.run("/bin/sh", ["-c", "cd '\(directory.path)' && S='\(Built.speedup)' && \(script)"])
    return (end.status, String(decoding: end.output, as: UTF8.self), end.errors)
  }

  @Test(arguments: [
    "--export x.json --junit x.json", "--export x.md --junit ./x.md", "--export x.md --junit sub/../x.md",
    "--export x.md --export x.md", "--export x.md --junit link.md", "--export x.md --junit hard.md",
  ])
  func `two reports in one file are refused, and nothing is run`(options: String) throws {
    let end = try shell(
      "mkdir sub && touch x.md && ln -s x.md link.md && ln x.md hard.md && "
        + "$S gate --base 'touch ran' --new true --cores 1 --max-pairs 8 \(options)")
    #expect(end.status == 2 && end.errors.contains("which it would replace; name another"), "\(end)")
    #expect(!Files.exists("\(directory.path)/ran") && end.errors.split(separator: "\n").count == 1)
  }

  @Test func `compare refuses them likewise, and a device may be given twice`() throws {
    let same = try shell("$S compare a b --export x.md --junit x.md")
    #expect(same.status == 2 && same.errors.contains("--junit x.md: is the file of --export x.md too"), "\(same)")
    let none = try shell(
      "$S gate --base true --new true --cores 1 --max-pairs 8 --inconclusive pass --export x.md --junit /dev/null")
    #expect(none.status != 2, "\(none)")
  }

  @Test func `a report over the results is refused`() throws {
    let end = try shell("mkdir d && $S sweep true -r 1 -w 0 --cores 1 --out d --export d/sweep.json")
    #expect(end.status == 2 && end.errors.contains("where --out keeps results"), "\(end)")
  }

  @Test(arguments: [
    "sweep true -r 1 --cores 1 --out", "gate --base true --new true --cores 1 --out", "verify c.json --out",
    "import h.json --out",
  ])
  func `a folder that can't be made is bad usage, with option and fix`(words: String) throws {
    let claim =
      #"{"id":"a","claim":"c","kind":"bound","region":{"at_most":1},"metric":"cpu_seconds","subject":{"command":"true"}}"#
    try Files.write("\(directory.path)/c.json", "{\"format\": 1, \"claims\": [\(claim)]}")
    try Files.write("\(directory.path)/h.json", #"{"results":[{"command":"x","times":[1]}]}"#)
    for place in ["/dev/null/x", "/proc/x", "h.json/x"] {
      let end = try shell("$S \(words) \(place)")
      #expect(end.status == 2, "\(end)")
      #expect(end.errors.contains("--out") && end.errors.contains("; name a directory"), "\(end)")
    }
  }

  @Test(arguments: ["--help", "--version", "man", "completion bash", "list", "table g", "export g --format hyperfine"])
  func `what only prints fails where that goes nowhere`(words: String) throws {
    let end = try shell("$S sweep true -r 1 -w 0 --cores 1 --out g >/dev/null 2>&1 && $S \(words) >&-")
    #expect(end.status == 3 && end.errors.contains("write standard output, which is closed"), "\(end)")
  }
}
