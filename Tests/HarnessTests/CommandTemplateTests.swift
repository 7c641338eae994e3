import Testing

@testable import SpeedupCore

@Suite struct CommandTemplateTests {
  private let values = [AxisValue("n", "3"), AxisValue("name", "a b; touch x")]

  @Test(arguments: [
    ("run --jobs {n}", ["run", "--jobs", "3"]),
    ("run {name}", ["run", "a b; touch x"]),
    ("run '{n} {n}' \"x\\\"y\" a\\ b", ["run", "3 3", "x\"y", "a b"]),
    ("awk '{{print}}' {n}", ["awk", "{print}", "3"]),
    ("awk '{ print $1 }'", ["awk", "{ print $1 }"]),
    ("run ''", ["run", ""]),
  ])
  func wordsAreSplitBeforeValuesArePutIn(text: String, words: [String]) throws {
    #expect(try CommandTemplate(text).command(values) == words)
  }

  @Test(arguments: ["", "  ", "run {m}", "run 'x", "run \"x", "run \\"])
  func whatIsNoCommandIsRefused(text: String) {
    #expect(throws: InputError.self) { try CommandTemplate(text).command(values) }
  }

  @Test func aShellIsUsedOnlyOnRequest() throws {
    #expect(try CommandTemplate("a | b {n}", shell: true).command(values) == ["/bin/sh", "-c", "a | b 3"])
  }

  @Test func thePlacesAreKnown() throws {
    #expect(try CommandTemplate("a {n} {{m}} {cores}").names() == ["n", "cores"])
  }
}
