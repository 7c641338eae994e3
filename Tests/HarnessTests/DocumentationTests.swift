import Glibc
import Testing

@testable import SpeedupSystem

/// Runs every example of the documentation and holds its output against what is printed there.
///
/// An example is a line `$ COMMAND` in a block marked `console`; the lines below it are its output, in which a line `...`
/// stands for any number of lines and `...` within a line for any text. A comment `# exit N` at the end of a command names its exit status (else 0).
@Suite(.serialized) struct DocumentationTests {
  struct Example: CustomTestStringConvertible, Sendable {
    var command: String
    var status: Int32 = 0
    var output: [String] = []
    var testDescription: String { command }
  }

  private static let root = String(#filePath.dropLast("Tests/HarnessTests/DocumentationTests.swift".count))

  /// The examples of a file, in order.
  static func examples(in text: String) -> [Example] {
    var examples: [Example] = []
    var inside = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") {
        inside = line == "```console"
      } else if inside, line.hasPrefix("$ ") {
        let parts = line.dropFirst(2).split(separator: "# exit ", maxSplits: 1)
        examples.append(
          Example(command: String(parts[0]), status: parts.count == 2 ? Int32(parts[1]) ?? -1 : 0))
      } else if inside, !examples.isEmpty {
        examples[examples.count - 1].output.append(String(line))
      }
    }
    return examples
  }

  /// Whether `output` is what `pattern` shows.
  static func matches(_ output: ArraySlice<Substring>, _ pattern: ArraySlice<String>) -> Bool {
    guard let first = pattern.first else { return output.isEmpty }
    if first == "..." {
      return (output.startIndex...output.endIndex).contains { matches(output[$0...], pattern.dropFirst()) }
    }
    guard let line = output.first, matches(line.trimmed, first) else { return false }
    return matches(output.dropFirst(), pattern.dropFirst())
  }

  /// Whether a line is what `pattern` shows; `...` within it stands for any text.
  private static func matches(_ line: Substring, _ pattern: String) -> Bool {
    let parts = pattern[...].trimmed.split(separator: "...", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return line == parts[0] }
    guard line.hasPrefix(parts[0]), line.hasSuffix(parts[parts.count - 1]) else { return false }
    var rest = line.dropFirst(parts[0].count)
    for part in parts.dropFirst() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  @Test(arguments: ["README.md"]) func `every example does what it says`(file: String) throws {
    let examples = Self.examples(in: try Files.readText(Self.root + file))
    #expect(!examples.isEmpty)
    let directory = try TemporaryDirectory()
    let build = Built.speedup.split(separator: "/").dropLast().map { "/\($0)" }.joined()
    for example in examples {
      // The examples of a file run one after the other in one directory, as a reader would type them.
      let script =
        "cd '\(directory.path)' && ln -sfn '\(Self.root)Fixtures' Fixtures && "
        + "export PATH='\(build)':$PATH COLUMNS=200 && \(example.command)"
      let result = try Tool.run("/bin/bash", ["-c", script])
      #expect(result.status == example.status, "\(example.command)\n\(result.errors)")
      guard !example.output.isEmpty else { continue }
      let output = (String(decoding: result.output, as: UTF8.self) + result.errors).split(separator: "\n")
      #expect(
        Self.matches(output[...], example.output.filter { !$0.isEmpty }[...]),
        "\(example.command) printed\n\(output.joined(separator: "\n"))")
    }
  }

  @Test func `a pattern matches lines and gaps`() {
    let output = "a\nb\nc".split(separator: "\n")[...]
    #expect(Self.matches(output, ["a", "...", "c"]))
    #expect(Self.matches(output, ["..."]))
    #expect(!Self.matches(output, ["a", "c"]))
    #expect(!Self.matches(output, ["a", "b"]))
    #expect(Self.matches("rows 12 of 30".split(separator: "\n")[...], ["rows ... of ..."]))
    #expect(!Self.matches("rows 12 of 30".split(separator: "\n")[...], ["rows ... by ..."]))
  }
}

extension Substring {
  fileprivate var trimmed: Substring {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
