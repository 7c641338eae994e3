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
  func `words are split before values are put in`(text: String, words: [String]) throws {
    #expect(try CommandTemplate(text).command(values) == words)
  }

  @Test(arguments: ["", "  ", "run {m}", "run 'x", "run \"x", "run \\"])
  func `what is no command is refused`(text: String) {
    #expect(throws: InputError.self) { try CommandTemplate(text).command(values) }
  }

  @Test func `a shell is used only on request`() throws {
    #expect(try CommandTemplate("a | b {n}", shell: true).command(values) == ["/bin/sh", "-c", "a | b 3"])
  }

  @Test(arguments: [
    "true && sleep 1", "a || b", "a | b", "a ; b", "a; b", "a &", "a > out", "a >out", "a < in", "a 2>&1",
    "a 2>/dev/null",
    "a &>out", "( a )", "FOO=1 run", "cd /tmp && run",
  ])
  func `what only a shell understands is refused without one`(text: String) throws {
    let error = #expect(throws: InputError.self) { try CommandTemplate(text).command(values) }
    #expect(error?.description.contains("add --shell, or") == true, "\(error)")
    #expect(try CommandTemplate(text, shell: true).command(values).count == 3)
  }

  @Test(arguments: [
    ("grep '|' x", ["grep", "|", "x"]), ("find . -exec a {{}} \\;", ["find", ".", "-exec", "a", "{}", ";"]),
    ("a \">\" '2>&1'", ["a", ">", "2>&1"]), ("run x=1 a|b", ["run", "x=1", "a|b"]), ("'A=1' x", ["A=1", "x"]),
    ("curl http://x/?a=1&b=2", ["curl", "http://x/?a=1&b=2"]),
  ])
  func `an operator that is quoted, or a part of a word, is none`(text: String, words: [String]) throws {
    #expect(try CommandTemplate(text).command(values) == words)
  }

  @Test func `the places are known`() throws {
    #expect(try CommandTemplate("a {n} {{m}} {cores}").names() == ["n", "cores"])
  }
}
