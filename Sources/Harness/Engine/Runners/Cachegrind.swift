import SpeedupKit

/// Valgrind's cachegrind as a counter of instructions: slow, but exact on the noisiest machine.
package enum Cachegrind {
  /// The command that counts `command`. Children are followed, so that a program with several processes is
  /// noticed instead of being counted in part.
  static func command(_ valgrind: String, _ command: [String]) -> [String] {
    let options = ["--tool=cachegrind", "--cache-sim=no", "--trace-children=yes", "--cachegrind-out-file=/dev/null"]
    return [valgrind] + options + command
  }

  /// What is said where there is nothing to count with.
  package static let missing = "this machine has no instruction counter; install valgrind to count without one"

  /// How many times longer than by itself a program may take under it.
  static let slowdown = 100.0

  /// Why a program that did not end well under it can't be counted, given how it ended and what stood on standard error.
  static func refusal(_ ending: String, errors: String) -> CellResult {
    // Before the program begins, and for good, where valgrind is older than the compiler.
    let reason =
      errors.contains("debuginfo reader")
      ? "valgrind can't read the program's debug information; count a copy without it, made by strip -g"
      : "the program does not run under valgrind (\(ending))"
    return CellResult(status: .skipped, detail: reason)
  }

  /// The count in what cachegrind wrote to standard error: `==17== I   refs:      1,234,567`, one such line a
  /// process.
  static func count(in text: String) -> CellResult {
    let counts = text.split(separator: "\n").compactMap { line -> Int? in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "refs:"), place > 0, words[place - 1] == "I",
        place + 1 < words.count
      else { return nil }
      return Int(words[place + 1].filter { $0 != "," })
    }
    switch counts.count {
    case 1:
      var result = CellResult(status: .ok)
      result.figures.take(instructions: counts[0], by: .cachegrind)
      return result
    case 0: return CellResult(status: .skipped, detail: "cachegrind gave no count")
    default:
      return CellResult(
        status: .skipped, detail: "cachegrind counts single processes only, and this cell has several")
    }
  }

  private static let without =
    "this machine has no instruction counter, and without one only single-threaded cells are counted"

  /// Why a workload with so many workers can't be counted; nil when it can.
  static func threadObjection(workers: Int) -> String? {
    workers == 1 ? nil : "\(without); this one has \(workers) workers"
  }

  /// Why a command with so many threads can't be counted; nil when it can.
  /// - Parameter threads: as its latest run had at most; nil: not known.
  static func threadObjection(threads: Int?) -> String? {
    switch threads {
    case 1: nil
    case let threads?: "\(without); this one had \(threads) threads"
    case nil: "\(without); this one was too short to count its threads"
    }
  }
}
