import Harness

/// `mybench expect`: a command of this package's own, beside those that every such program has.
struct Expect: Command {
  static let size = Option<Int>.count("size", "N", atLeast: 1, default: 3_000, "numbers in the list")

  let name = "expect"
  let summary = "Tells how many numbers of a random list stood before, by arithmetic."
  let options: [any CommandOption] = [Self.size]
  let examples = ["mybench expect --size 8000"]

  func run(_ arguments: ParsedOptions, in context: CommandContext) throws -> Int32 {
    let size = Double(arguments[Self.size])
    var untouched = 1.0
    for _ in 0..<arguments[Self.size] { untouched *= 1 - 1 / size }
    print("about \(Int(size * untouched)) of \(arguments[Self.size])")
    return 0
  }
}
