/// What a mistyped name was probably meant to be.
package enum NearestName {
  /// The known name that is fewest edits away, if it is near enough to be meant: a third of the letters at most may be
  /// other ones, so that of four letters one may, or two that are swapped.
  package static func of(_ name: String, among names: [String]) -> String? {
    let ranked = names.map { ($0, distance(Array(name), Array($0))) }.min { $0.1 < $1.1 }
    return ranked.flatMap { $0.1 <= max(1, name.count / 3) ? $0.0 : nil }
  }

  /// Edits from one to the other, two swapped neighbours being one (Damerau's distance with optimal string alignment).
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var (before, row) = ([Int](), Array(0...b.count))
    for i in a.indices {
      var next = [i + 1]
      for j in b.indices {
        var least = min(row[j] + (a[i] == b[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, before[j - 1] + 1) }
        next.append(least)
      }
      (before, row) = (row, next)
    }
    return row[b.count]
  }
}
