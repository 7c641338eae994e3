import Testing

@testable import SpeedupSystem

@Suite struct PrintedLinesTests {
  private func matches(_ output: [String], _ pattern: [String], hasFigures: Bool = false) -> Bool {
    PrintedLines.matches(output, pattern, hasFigures: hasFigures)
  }

  @Test func `a pattern matches lines and gaps`() {
    #expect(matches(["a", "b", "c"], ["a", "...", "c"]))
    #expect(matches(["a", "b", "c"], ["..."]))
    #expect(!matches(["a", "b", "c"], ["a", "c"]))
    #expect(!matches(["a", "b", "c"], ["a", "b"]))
    #expect(matches(["rows 12 of 30"], ["rows ... of ..."]))
    #expect(!matches(["rows 12 of 30"], ["rows ... by ..."]))
  }

  @Test func `without figures every number counts`() {
    #expect(matches(["12 runs"], ["12 runs"]))
    #expect(!matches(["12 runs"], ["13 runs"]))
  }

  @Test func `figures may be others, words may not`() {
    #expect(
      matches(["gzip  1.20 ms [1.1, 1.3] ms  fastest"], ["gzip    981 µs [0.9, 1.0] ms  fastest"], hasFigures: true))
    #expect(matches(["a  2.80 s  unfit: 7 of 10 runs disturbed; fastest"], ["a  3.1 s  fastest"], hasFigures: true))
    #expect(matches(["───", "†: rests on unfit runs"], ["─────"], hasFigures: true))
    #expect(!matches(["gzip  1.20 ms"], ["xz  1.20 ms"], hasFigures: true))
    #expect(!matches(["1 regressed"], ["1 equivalent"], hasFigures: true))
  }

  @Test func `figures are put in where all else is as shown`() {
    let shown = ["a  1 ms", "...", "b  2 ms... c"]
    #expect(
      PrintedLines.aligned(["a  3 ms", "x", "b  4 ms, c"], shown, hasFigures: true) == ["a  3 ms", "...", shown[2]])
    #expect(PrintedLines.aligned(["d  3 ms"], shown, hasFigures: true) == nil)
  }

  @Test func `blocks have a language, a marker and lines`() {
    let blocks = DocumentationFile.blocks(
      ["text", "<!-- file: a.csv -->", "```csv", "n", "1", "```", "", "```console figures", "$ x", "```"])
    #expect(blocks.map(\.language) == ["csv", "console figures"])
    #expect(blocks[0].marker == "file: a.csv" && blocks[0].lines == ["n", "1"] && blocks[1].marker.isEmpty)
  }

  @Test func `a command goes on behind a backslash and names its exit status`() {
    let lines = ["$ one \\", "  two # exit 4", "shown", "$ three"]
    let block = DocumentationFile.Block(language: "console", marker: "", start: 10, lines: lines)
    let examples = DocumentationFile.examples(of: block)
    #expect(examples.map(\.command) == ["one \\\n  two ", "three"])
    #expect(examples[0].status == 4 && examples[0].output == ["shown"] && examples[0].lines == 12..<13)
    #expect(examples[1].status == 0 && examples[1].output.isEmpty)
  }
}
