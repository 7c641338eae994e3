import Testing

@testable import SpeedupSystem

/// Runs the right-hand side of every row of docs/hyperfine.md.
@Suite struct HyperfineExamplesTests {
  private static let root = String(
    #filePath.dropLast("Tests/HarnessTests/Documentation/HyperfineExamplesTests.swift".count))

  /// The commands of the table's second column.
  static func commands() throws -> [String] {
    try Files.readText(root + "docs/hyperfine.md").split(separator: "\n").compactMap { line in
      guard ["hyperfine", "my_function", "echo"].contains(where: { line.hasPrefix("| `\($0)") }) else { return nil }
      guard let middle = line.firstRange(of: "` | `") else { return nil }
      return String(line[middle.upperBound...].dropLast("` |".count)).replacing("\\|", with: "|")
    }
  }

  @Test func `the table has every example`() throws { #expect(try Self.commands().count >= 29) }

  @Test(.serialized, arguments: try Self.commands()) func `what stands beside an example works`(command: String) throws
  {
    let directory = try TemporaryDirectory()
    let build = Built.speedup.split(separator: "/").dropLast().map { "/\($0)" }.joined()
    let script =
      "cd '\(directory.path)' && seq 10000 > data.txt && mkdir -p src && echo 'TODO: more' > src/notes.txt && "
      + "export PATH='\(build)':$PATH COLUMNS=200; \(command)"
    let result = try Tool.run("/bin/bash", ["-c", script])
    // A noisy machine may keep a precision from being reached.
    let allowed: [Int32] = command.contains("auto") ? [0, 4] : [0]
    #expect(allowed.contains(result.status), "\(command)\n\(result.errors)")
    #expect(!result.output.isEmpty || command.contains("> h.json"))
  }
}
