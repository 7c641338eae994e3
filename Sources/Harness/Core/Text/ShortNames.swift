/// Names cut to a length at which they can still be told apart.
package struct ShortNames: Sendable {
  private var cut: [String: String] = [:]

  /// Names are cut in their middle; those that would then read the same are cut in what they have in common instead, and
  /// are longer than `limit` only where they differ in more.
  package init(_ names: some Collection<String>, to limit: Int) {
    let names = Set(names)
    for (short, alike) in Dictionary(grouping: names, by: { shortened($0, to: limit) }) {
      if alike.count == 1 { cut[alike[0]] = short } else { tellApart(alike, limit) }
    }
    // By accident two names may still read the same.
    let doubles = Dictionary(grouping: cut.keys) { cut[$0]! }.values.filter { $0.count > 1 }
    for name in doubles.joined() { cut[name] = name }
  }

  /// A text cut in its middle to at most `limit` columns.
  package static func cut(_ text: String, to limit: Int) -> String {
    let width = Columns.width(text)
    guard width > limit else { return text }
    // Half as many characters are surely narrow enough where some take two columns.
    return shortened(text, to: width == text.count ? limit : limit / 2)
  }

  /// Names cut to at most `limit` columns, for a drawing: where different ones would look alike or be longer, they are
  /// numbered.
  package static func apart(_ names: [String], to limit: Int) -> [String] {
    let short = ShortNames(names, to: limit)
    let shown = names.map { cut(short[$0], to: limit) }
    var number: [String: Int] = [:]
    for name in names where number[name] == nil { number[name] = number.count + 1 }
    let owners = Dictionary(grouping: names.indices, by: { shown[$0] }).mapValues { Set($0.map { names[$0] }).count }
    return names.indices.map { place in
      guard owners[shown[place], default: 1] > 1 else { return shown[place] }
      let start = "\(number[names[place]] ?? 0): "
      return start + cut(names[place], to: limit - start.count)
    }
  }

  /// The name as it is to be shown.
  package subscript(_ name: String) -> String { cut[name] ?? name }

  /// All of them as they are to be shown.
  package var shown: some Collection<String> { cut.values }

  /// Cuts names that begin and end alike.
  private mutating func tellApart(_ names: [String], _ limit: Int) {
    let least = names.map(\.count).min() ?? 0
    let first = names[0]
    let ahead = names.dropFirst().reduce(least) { min($0, zip(first, $1).prefix { $0 == $1 }.count) }
    let behind = names.dropFirst().reduce(least - ahead) { rest, name in
      min(rest, zip(first.reversed(), name.reversed()).prefix { $0 == $1 }.count)
    }
    let (start, end) = (first.prefix(ahead), first.suffix(behind))
    let middles = names.map { String($0.dropFirst(ahead).dropLast(behind)) }
    let short = ShortNames(middles, to: max(8, limit - 2))
    let room = max(0, limit - 2 - (short.shown.map(\.count).max() ?? 0))
    // What stands right before the difference says what it is: `--mode=`.
    let word =
      start.count
      - (start.lastIndex { " /\\".contains($0) }.map { start.distance(from: start.startIndex, to: $0) } ?? -1) - 1
    let before = min(word, room)
    let head = (room - before) / 2
    let shownStart = before + head + 1 >= ahead ? start : start.prefix(head) + "…" + start.suffix(before)
    let tail = room - before - head
    let shownEnd = tail + 1 >= behind ? end : end.prefix(tail) + "…"
    for (name, middle) in zip(names, middles) { cut[name] = shownStart + short[middle] + shownEnd }
  }
}
