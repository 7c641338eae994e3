import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupEngine

@Suite struct OptionParserTests {
  private let options = [
    Option(name: "fast", kind: .flag, help: ""), Option(name: "count", kind: .value("N"), help: ""),
    Option(name: "set", kind: .list("A=B"), help: ""),
  ]

  private func parse(_ words: String...) throws -> ParsedOptions {
    try ParsedOptions(words, options: options, command: "test")
  }

  @Test func bothFormsOfAValueAreRead() throws {
    let parsed = try parse("a", "--count", "3", "--set=x=1", "--set", "y=2", "--fast", "--", "--b")
    #expect(parsed.operands == ["a", "--b"])
    #expect(try parsed.count("count", atLeast: 1) == 3)
    #expect(parsed.list("set") == ["x=1", "y=2"])
    #expect(parsed.has("fast") && !parsed.has("slow"))
  }

  @Test func aNearMissIsSuggested() {
    let error = #expect(throws: InputError.self) { try parse("--cuont", "3") }
    #expect(error?.description.contains("did you mean --count?") == true)
  }

  @Test func whatIsMissingOrTooMuchIsRefused() {
    #expect(throws: InputError.self) { try parse("--count") }
    #expect(throws: InputError.self) { try parse("--fast=yes") }
    #expect(throws: InputError.self) { try parse("-c") }
    #expect(throws: InputError.self) { try parse("--count", "x").count("count", atLeast: 1) }
    #expect(throws: InputError.self) { try parse("--count", "0").count("count", atLeast: 1) }
    #expect(throws: InputError.self) { try parse("--count", "\(Int.max)").count("count", atLeast: 1) }
  }

  @Test func everyCommandsHelpHasAnExampleAndEveryOption() {
    for command in SpeedupCommand.commands {
      let help = command.help([])
      #expect(!command.examples.isEmpty && help.contains(command.examples[0]))
      for option in command.options { #expect(help.contains("--\(option.name)")) }
    }
  }

  @Test func progressTellsTheTimeLeft() {
    var progress = Progress(total: 10, done: 2)
    #expect(progress.left == nil)
    progress.ended(ok: true, elapsed: Seconds(2))
    progress.ended(ok: false, elapsed: Seconds(4))
    #expect(progress.left == Seconds(12))
    #expect(progress.line(running: "x") == "4/10 runs (40 %), 0:12 left, 1 failed  x")
    #expect(Seconds(3723).clock == "1:02:03")
    #expect(Seconds(1e30).clock == "1e+30s", "a budget may be any number")
  }
}
