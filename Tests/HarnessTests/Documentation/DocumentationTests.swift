import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// Runs every example of the documentation and holds what it prints against what is shown there.
///
/// Every block of code is one of these:
/// - `console`: commands behind `$ `, run one after the other in one directory, as a reader would type them. What stands
///   below a command is what it prints, exactly; `...` stands for any text or lines. In `console figures` numbers are
///   not compared, nor what is said of the machine's load.
/// - anything below a comment `<!-- file: PATH -->`: that file. Where a command made it before, it must be so; else it is
///   written for the commands to come.
/// - `swift`: stands so in a file of `Examples/`, which `scripts/examples` builds and runs.
/// - `sh` below `<!-- run by scripts/NAME -->`: what takes too long here; each line stands in that script, or is one.
///
/// `SPEEDUP_RECORD_DOCS=1` writes what commands print, and the files that they make, into the documentation, where nothing
/// there is `...`; read the diff. `SPEEDUP_RECORD_DOCS=figures` also writes the figures of this machine where all else is
/// as shown: for a quiet one.
@Suite(.serialized) struct DocumentationTests {
  private static let root = DocumentationFile.root
  private static let records = Environment.value("SPEEDUP_RECORD_DOCS") != nil
  private static let recordsFigures = Environment.value("SPEEDUP_RECORD_DOCS") == "figures"
  /// Made by the program, and held against it as a whole.
  private static let reference = "docs/reference/commands.md"
  private static let build = Built.speedup.split(separator: "/").dropLast().map { "/\($0)" }.joined()

  @Test(arguments: DocumentationFile.all.filter { $0 != reference })
  func `every block of code does what it says`(path: String) throws {
    let file = try DocumentationFile(path)
    let directory = try TemporaryDirectory()
    for name in ["Fixtures", "results", "scripts", "Examples", "Tracing"] {
      _ = try Tool.run("/bin/ln", ["-s", Self.root + name, "\(directory.path)/\(name)"])
    }
    var changes: [(lines: Range<Int>, output: [String])] = []
    for block in file.blocks {
      let place = Comment(rawValue: "\(path):\(block.start)")
      if block.marker.hasPrefix("file: ") {
        changes += try Self.hold(block, in: directory.path, place)
      } else if block.marker.hasPrefix("run by ") {
        try Self.holdScript(block, place)
      } else if block.language.hasPrefix("console") {
        for example in DocumentationFile.examples(of: block) {
          changes += try Self.run(example, in: directory.path, place)
        }
      } else if block.language == "swift" {
        #expect(try Self.isInExamples(block.lines), "\(place): not in any file of Examples/")
      } else {
        Issue.record("\(place): nothing runs a block of '\(block.language)'; see DocumentationTests")
      }
    }
    guard Self.records, !changes.isEmpty else { return }
    var lines = file.lines
    for change in changes.reversed() { lines.replaceSubrange(change.lines, with: change.output) }
    try Files.write(Self.root + path, lines.joined(separator: "\n"))
  }

  /// Runs an example. Where the outputs are recorded, returns what is to be changed.
  private static func run(
    _ example: DocumentationFile.Example, in directory: String, _ place: Comment
  ) throws -> [(lines: Range<Int>, output: [String])] {
    let script = "cd '\(directory)' && export PATH='\(build)':$PATH && \(example.command)"
    let result = try Tool.run("/bin/bash", ["-c", script])
    #expect(result.status == example.status, "\(place): \(example.command)\n\(result.errors)")
    func lines(_ text: String) -> [String] {
      text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }
    let output = lines(String(decoding: result.output, as: UTF8.self))
    // A reader sees both streams; what is on standard error matters where a command refuses something.
    let outputs = [output, output + lines(result.errors)]
    // Without cgroups tables have other columns.
    guard RunCgroups() != nil || !example.hasFigures else { return [] }
    if let shown = outputs.lazy.compactMap({
      PrintedLines.aligned($0, example.output, hasFigures: example.hasFigures)
    }).first {
      return recordsFigures && shown != example.output ? [(example.lines, shown)] : []
    }
    if records, !example.output.contains(where: { $0.contains("...") }) {
      let shown = result.status == 0 ? output : outputs[1]
      return [(example.lines, Array(shown.prefix(through: shown.lastIndex { !$0.isEmpty } ?? 0)))]
    }
    Issue.record("\(place): \(example.command) printed\n\(outputs[1].joined(separator: "\n"))")
    return []
  }

  /// Writes a file that is not there yet. Where the outputs are recorded, returns what is to be changed of one that is.
  private static func hold(
    _ block: DocumentationFile.Block, in directory: String, _ place: Comment
  ) throws -> [(lines: Range<Int>, output: [String])] {
    let file = "\(directory)/\(block.marker.dropFirst("file: ".count))"
    let text = block.lines.joined(separator: "\n") + "\n"
    guard Files.exists(file) else {
      try Files.makeDirectory(file.split(separator: "/").dropLast().map { "/\($0)" }.joined())
      try Files.write(file, text)
      return []
    }
    let made = try Files.readText(file)
    guard made != text else { return [] }
    if records {
      let lines = made.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
      return [(block.start..<block.start + block.lines.count, lines)]
    }
    Issue.record("\(place): \(block.marker) is another")
    return []
  }

  private static func holdScript(_ block: DocumentationFile.Block, _ place: Comment) throws {
    let name = String(block.marker.dropFirst("run by ".count))
    let script = try Files.readText(root + name)
    for line in block.lines where !line.isEmpty {
      let command = line.split(separator: "  #", maxSplits: 1)[0].trimmingBlanks
      let first = command.split(separator: " ")[0]
      let isScript = first.hasPrefix("scripts/") && Files.exists(root + first)
      #expect(isScript || script.contains(command), "\(place): '\(command)' is not in \(name)")
    }
  }

  /// Whether these lines stand one below the other in a file of `Examples/`, indented in any way.
  private static func isInExamples(_ lines: [String]) throws -> Bool {
    func plain(_ lines: some Sequence<String>) -> [String] {
      lines.map { String($0[...].trimmingBlanks) }.filter { !$0.isEmpty }
    }
    let wanted = plain(lines.map { $0.replacing("path/to/speedup", with: "..") })
    let found = try Tool.run("/usr/bin/find", [root + "Examples", "-name", "*.swift", "-not", "-path", "*/.build/*"])
    return try String(decoding: found.output, as: UTF8.self).split(separator: "\n").contains { file in
      let text = plain(try Files.readText(String(file)).split(separator: "\n").map(String.init))
      return text.indices.contains { text[$0...].starts(with: wanted) }
    }
  }

  @Test func `the reference of the commands is what the program says`() throws {
    let result = try Tool.run(Built.speedup, ["man", "--markdown"])
    let text = String(decoding: result.output, as: UTF8.self)
    if Self.records { return try Files.write(Self.root + Self.reference, text) }
    #expect(
      try Files.readText(Self.root + Self.reference) == text,
      "record it anew: SPEEDUP_RECORD_DOCS=1 swift test --skip-build --filter DocumentationTests")
  }

  @Test func `every option that a command's help names stands in the reference, below that command`() throws {
    let reference = try Files.readText(Self.root + Self.reference)
    let sections = Dictionary(
      reference.split(separator: "\n## ").dropFirst().map { text in
        (String(text.prefix { $0 != "\n" }).replacing("speedup ", with: "").replacing("`", with: ""), String(text))
      }, uniquingKeysWith: { first, _ in first })
    let commands = try Tool.run(Built.speedup, ["--help"])
    let names = String(decoding: commands.output, as: UTF8.self).matches(of: #/\n  ([a-z]+) +[A-Z]/#).map {
      String($0.1)
    }
    #expect(names.count > 15 && names.contains("verify"), "\(names)")
    for name in names {
      let section = try #require(sections[name], "\(name) of \(sections.keys.sorted())")
      let help = String(decoding: try Tool.run(Built.speedup, [name, "--help"]).output, as: UTF8.self)
      for option in Set(help.matches(of: #/--[a-z][a-z-]*[a-z]/#).map { String($0.0) }) {
        #expect(section.contains(option), "\(name) \(option)")
      }
    }
  }

  @Test(arguments: DocumentationFile.all + ["CHANGELOG.md"]) func `no merge left its marks`(path: String) throws {
    let lines = try Files.readText(Self.root + path).split(separator: "\n")
    #expect(!lines.contains { $0.hasPrefix("<<<<<<< ") || $0.hasPrefix(">>>>>>> ") || $0 == "=======" }, "\(path)")
  }

  @Test(arguments: DocumentationFile.all) func `every link leads to a file`(path: String) throws {
    let folder = path.split(separator: "/").dropLast().map { "\($0)/" }.joined()
    let text = try DocumentationFile(path).lines.joined(separator: "\n")
    for link in text.matches(of: #/\]\(([^)#\s]+)(#[^)]*)?\)/#) where !link.1.contains("://") {
      #expect(Files.exists(Self.root + folder + link.1), "\(path): \(link.1)")
    }
  }
}

extension Substring {
  fileprivate var trimmingBlanks: Substring {
    var text = drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return text
  }
}
