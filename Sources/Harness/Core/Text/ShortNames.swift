/// Names cut to what there is room for.
package enum ShortNames {
  /// A text cut in its middle to at most `limit` columns.
  package static func cut(_ text: String, to limit: Int) -> String {
    let width = Columns.width(text)
    guard width > limit else { return text }
    // Half as many characters are surely narrow enough where some take two columns.
    return shortened(text, to: width == text.count ? limit : limit / 2)
  }

  /// Names cut to at most `limit` columns, different ones in different ways.
  ///
  /// Names that would look alike keep the words in which they differ, with the beginning that they have in common as far
  /// as there is room; those that look alike even then are numbered.
  package static func apart(_ names: [String], to limit: Int) -> [String] {
    var short = names.map { cut($0, to: limit) }
    for alike in collisions(names, short) {
      for (place, text) in zip(alike, told(alike.map { names[$0] }, to: limit)) { short[place] = text }
    }
    for alike in collisions(names, short) {
      let distinct = alike.reduce(into: [String]()) { if !$0.contains(names[$1]) { $0.append(names[$1]) } }
      for place in alike {
        let number = (distinct.firstIndex(of: names[place]) ?? 0) + 1
        short[place] = "\(number): " + cut(names[place], to: limit - "\(number): ".count)
      }
    }
    return short
  }

  /// The places of different names that look alike, a list for each look.
  private static func collisions(_ names: [String], _ short: [String]) -> [[Int]] {
    Dictionary(grouping: names.indices, by: { short[$0] }).values
      .filter { places in places.contains { names[$0] != names[places[0]] } }
      .sorted { $0[0] < $1[0] }
  }

  /// Names of one look by the words in which they differ.
  private static func told(_ names: [String], to limit: Int) -> [String] {
    let words = names.map { $0.split(separator: " ", omittingEmptySubsequences: false).map(String.init) }
    let fewest = words.map(\.count).min() ?? 0
    let head = (0..<fewest).first { place in words.contains { $0[place] != words[0][place] } } ?? fewest
    let tail =
      (0..<(fewest - head)).first { place in
        words.contains { $0[$0.count - 1 - place] != words[0][words[0].count - 1 - place] }
      }
      ?? (fewest - head)
    let beginning = words[0][..<head].joined(separator: " ")
    return words.map { words in
      let own = words[head..<(words.count - tail)].joined(separator: " ")
      let end = tail > 0 && !own.isEmpty ? " …" : ""
      let room = limit - Columns.width(own) - end.count - 2
      guard head > 0 else { return cut(own, to: limit - end.count) + end }
      guard room >= 4 else { return "… " + cut(own, to: limit - 2 - end.count) + end }
      let start = Columns.width(beginning) <= room ? beginning : String(beginning.prefix(room)) + "…"
      return (own.isEmpty ? start : "\(start) \(own)") + end
    }
  }
}
