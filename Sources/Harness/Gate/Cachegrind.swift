/// Valgrind's cachegrind as a counter of instructions: slow, but exact on the noisiest machine.
enum Cachegrind {
  /// The command that counts `command`. Children are followed, so that a program with several processes is
  /// noticed instead of being counted in part.
  static func command(_ valgrind: String, _ command: [String]) -> [String] {
    let options = ["--tool=cachegrind", "--cache-sim=no", "--trace-children=yes", "--cachegrind-out-file=/dev/null"]
    return [valgrind] + options + command
  }

  /// How many times longer than by itself a program may take under it.
  static let slowdown = 100.0

  /// Why a program that did not end well under it can't be counted, given how it ended and what stood on standard error.
  static func refusal(_ ending: String, errors: String) -> InstructionCount {
    // Before the program begins, and for good, where valgrind is older than the compiler.
    errors.contains("debuginfo reader")
      ? .unavailable("valgrind can't read the program's debug information; count a copy without it, made by strip -g")
      : .unavailable("the program does not run under valgrind (\(ending))")
  }

  /// The count in what cachegrind wrote to standard error: `==17== I   refs:      1,234,567`, one such line a
  /// process.
  static func count(in text: String) -> InstructionCount {
    let counts = text.split(separator: "\n").compactMap { line -> Int? in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "refs:"), place > 0, words[place - 1] == "I",
        place + 1 < words.count
      else { return nil }
      return Int(words[place + 1].filter { $0 != "," })
    }
    switch counts.count {
    case 1: return .counted(counts[0])
    case 0: return .unavailable("cachegrind gave no count")
    default: return .unavailable("cachegrind counts single processes only, and this cell has several")
    }
  }
}
