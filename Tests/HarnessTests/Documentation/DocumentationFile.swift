@testable import SpeedupSystem

/// One file of the documentation, taken apart.
struct DocumentationFile {
  /// A block of code between fences.
  struct Block {
    /// What stands behind the opening fence, such as `console figures`.
    let language: String
    /// What stands in the HTML comment on the line before the block; empty: none.
    let marker: String
    /// The number of its first line in the file, from 0.
    let start: Int
    let lines: [String]
  }

  /// A command of a console block and what it prints.
  struct Example: CustomStringConvertible {
    let command: String
    let status: Int32
    /// The lines below it: their numbers in the file, from 0.
    let lines: Range<Int>
    let output: [String]
    /// Whether its numbers are figures, which differ from machine to machine and from run to run.
    let hasFigures: Bool
    var description: String { command }
  }

  /// The top of the repository.
  static let root = String(#filePath.dropLast("Tests/HarnessTests/Documentation/DocumentationFile.swift".count))

  /// All files there are, by their paths below the root.
  static let all: [String] = {
    var files = ["README.md"]
    var folders = ["docs"]
    while let folder = folders.popLast() {
      for name in (try? Files.names(in: "\(root)\(folder)")) ?? [] {
        let path = "\(folder)/\(name)"
        if Files.isDirectory(root + path) { folders.append(path) } else if path.hasSuffix(".md") { files.append(path) }
      }
    }
    return files.sorted()
  }()

  let path: String
  let lines: [String]
  let blocks: [Block]

  init(_ path: String) throws {
    self.path = path
    lines = try Files.readText(Self.root + path).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    blocks = Self.blocks(lines)
  }

  /// The blocks among lines, in order.
  static func blocks(_ lines: [String]) -> [Block] {
    var blocks: [Block] = []
    var open: (language: String, marker: String, start: Int)?
    for (number, line) in lines.enumerated() where line.hasPrefix("```") {
      if let block = open {
        blocks.append(
          Block(
            language: block.language, marker: block.marker, start: block.start,
            lines: Array(lines[block.start..<number])))
        open = nil
      } else {
        let before = number > 0 ? lines[number - 1] : ""
        let marker =
          before.hasPrefix("<!-- ") && before.hasSuffix(" -->") ? String(before.dropFirst(5).dropLast(4)) : ""
        open = (String(line.dropFirst(3)), marker, number + 1)
      }
    }
    return blocks
  }

  /// The examples of a console block: a line `$ COMMAND`, which goes on where it ends with a backslash, and below it what
  /// it prints. A comment `# exit N` at the end of a command names its exit status (else 0).
  static func examples(of block: Block) -> [Example] {
    var examples: [Example] = []
    var command: String?
    var first = 0
    func end(before line: Int) {
      guard let line_ = command else { return }
      let parts = line_.split(separator: "# exit ", maxSplits: 1)
      examples.append(
        Example(
          command: String(parts[0]), status: parts.count == 2 ? Int32(parts[1]) ?? -1 : 0,
          lines: block.start + first..<block.start + line, output: Array(block.lines[first..<line]),
          hasFigures: block.language.hasSuffix("figures")))
    }
    for (number, line) in block.lines.enumerated() {
      if line.hasPrefix("$ ") {
        end(before: number)
        (command, first) = (String(line.dropFirst(2)), number + 1)
      } else if number == first, let begun = command, begun.hasSuffix("\\") {
        (command, first) = ("\(begun)\n\(line)", number + 1)
      }
    }
    end(before: block.lines.count)
    return examples
  }
}
