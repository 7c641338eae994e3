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
    "a &>out", "( a )", "FOO=1 run", "cd /tmp && run", "! a", "a b|c", "a b&c", "a b;c", "a `b`", "a x`b`", "a $HOME",
    "a --to=$HOME/x", "a ${n}", "a $(b)", "a $?", "a *.csv", "a x?.csv", "a ~", "a ~/x", "a b>c", "a b<c", "a {n}|b",
    "a 'b c'*", "$HOME/a", "a {b|c}",
  ])
  func `what only a shell understands is refused without one`(text: String) throws {
    let error = #expect(throws: InputError.self) { try CommandTemplate(text).command(values) }
    #expect(error?.description.contains("add --shell, or") == true, "\(error)")
    #expect(try CommandTemplate(text, shell: true).command(values).count == 3)
  }

  @Test(arguments: [
    ("grep '|' x", ["grep", "|", "x"]), ("find . -exec a {{}} \\;", ["find", ".", "-exec", "a", "{}", ";"]),
    ("a \">\" '2>&1'", ["a", ">", "2>&1"]), ("run x=1 'a|b'", ["run", "x=1", "a|b"]), ("'A=1' x", ["A=1", "x"]),
    ("curl 'http://x/?a=1&b=2'", ["curl", "http://x/?a=1&b=2"]), ("a \"$HOME\" \"`b`\"", ["a", "$HOME", "`b`"]),
    ("a \\*.csv b\\|c \\~/x \\$HOME", ["a", "*.csv", "b|c", "~/x", "$HOME"]),
    ("a x$ '$'HOME b~ test[1] f(x) c=~/d #e", ["a", "x$", "$HOME", "b~", "test[1]", "f(x)", "c=~/d", "#e"]),
    ("find . ! -name {name}", ["find", ".", "!", "-name", "a b; touch x"]), ("a \\\n  b", ["a", "b"]),
    ("a {signs}", ["a", "|;&`$HOME*?~<>\\"]), ("a --x={signs}", ["a", "--x=|;&`$HOME*?~<>\\"]),
  ])
  func `what is quoted, what a shell leaves alone and what stands for a place is text`(
    text: String, words: [String]
  ) throws {
    #expect(try CommandTemplate(text).command(values + [AxisValue("signs", "|;&`$HOME*?~<>\\")]) == words)
  }

  @Test(arguments: [("a b|c", "'b|c'"), ("a && b", "'&&'"), ("a it\\'s*", "'it'\\''s*'"), ("a {n}*", "'{n}*'")])
  func `the refusal names the word and how it is quoted`(text: String, quoted: String) throws {
    let error = #expect(throws: InputError.self) { try CommandTemplate(text).command(values) }
    #expect(error?.description.hasSuffix("and none runs the command; add --shell, or quote it: \(quoted)") == true)
    let bare = #expect(throws: InputError.self) { try CommandTemplate.split(text, option: "--gate", fix: nil) }
    #expect(bare?.description.hasSuffix("and none runs the command; quote it: \(quoted)") == true)
  }

  @Test func `the words of a line for a shell are told as far as they can be`() {
    #expect(CommandTemplate.shellWords("X=1 'my tool' $HOME > out") == ["X=1", "my tool", "$HOME", ">", "out"])
    #expect(CommandTemplate.shellWords("a 'b") == ["a", "'b"])
  }

  @Test func `the places are known`() throws {
    #expect(try CommandTemplate("a {n} {{m}} {cores}").names() == ["n", "cores"])
  }
}
