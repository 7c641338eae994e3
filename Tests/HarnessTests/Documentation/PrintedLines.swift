/// Holds what a command printed against what the documentation shows.
enum PrintedLines {
  /// Whether `output` is what `pattern` shows: a line `...` stands for any number of lines, `...` within a line for any
  /// text. Empty lines don't count.
  static func matches(_ output: [String], _ pattern: [String], hasFigures: Bool) -> Bool {
    aligned(output, pattern, hasFigures: hasFigures) != nil
  }

  /// The lines of `pattern`, with those of `output` in the place of all that have no `...`; nil where they don't match.
  static func aligned(_ output: [String], _ pattern: [String], hasFigures: Bool) -> [String]? {
    func prepared(_ lines: [String]) -> [(number: Int, text: String)] {
      lines.enumerated().compactMap { number, line in
        (hasFigures ? masked(line) : trimmed(line)).flatMap { $0.isEmpty ? nil : (number, $0) }
      }
    }
    guard let pairs = pairs(prepared(output)[...], prepared(pattern)[...]) else { return nil }
    var lines = pattern
    for pair in pairs where !lines[pair.pattern].contains("...") { lines[pair.pattern] = trimmed(output[pair.output]) }
    return lines
  }

  /// Which line of the output stands for which one of the pattern; nil where they don't match.
  private static func pairs(
    _ output: ArraySlice<(number: Int, text: String)>, _ pattern: ArraySlice<(number: Int, text: String)>
  ) -> [(output: Int, pattern: Int)]? {
    guard let first = pattern.first else { return output.isEmpty ? [] : nil }
    if first.text == "..." {
      return (output.startIndex...output.endIndex).lazy.compactMap { pairs(output[$0...], pattern.dropFirst()) }.first
    }
    guard let line = output.first, matches(line: line.text, first.text),
      let rest = pairs(output.dropFirst(), pattern.dropFirst())
    else { return nil }
    return [(line.number, first.number)] + rest
  }

  private static func matches(line: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "...", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return line == pattern }
    guard line.hasPrefix(parts[0]), line.hasSuffix(parts[parts.count - 1]) else { return false }
    var rest = line.dropFirst(parts[0].count)
    for part in parts.dropFirst() where !part.isEmpty {
      guard let found = rest.firstRange(of: part) else { return false }
      rest = rest[found.upperBound...]
    }
    return true
  }

  /// A line of which the figures are masked: numbers with their units and signs, the widths of columns, and what is said
  /// of the load during the runs, which is the machine's, and of which cell was the fastest or smallest. Nil: all of the
  /// line is about that.
  static func masked(_ line: String) -> String? {
    let state = ["unfit:", "†:", "machine: unfit", "efficiency are partly", "speedup: this machine is now unfit"]
    let text = trimmed(line)
    guard !state.contains(where: { text.drop { $0 == " " }.hasPrefix($0) }) else { return nil }
    return trimmed(
      text.replacing("†", with: "")
        .replacing(#/(unfit: [0-9]+ of [0-9]+ runs disturbed|unfit reference)(; )?/#, with: "")
        .replacing(" (other load disturbed runs; see the rows)", with: "")
        .replacing(#/ (fastest|smallest|fastest; smallest)$/#, with: "")
        .replacing(#/[-+−]?[0-9]+([.,:][0-9]+)*(e-?[0-9]+)?( ?(ns|µs|ms|s|B|KiB|MiB|GiB)\b)?/#, with: "#")
        .replacing(" – ", with: " # ")  // what no look came in time for
        .replacing(#/─+/#, with: "─").replacing(#/ +/#, with: " "))
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}
