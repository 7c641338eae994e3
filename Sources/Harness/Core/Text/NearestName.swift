/// What a mistyped name was probably meant to be.
package enum NearestName {
  /// The known name that is fewest edits away, if it is near enough to be meant.
  package static func of(_ name: String, among names: [String]) -> String? {
    let ranked = names.map { ($0, distance(Array(name), Array($0))) }.min { $0.1 < $1.1 }
    return ranked.flatMap { $0.1 <= (name.count < 4 ? 1 : max(2, name.count / 3)) ? $0.0 : nil }
  }

  /// Levenshtein's edit distance.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for (i, left) in a.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, right) in b.enumerated() {
        let change = diagonal + (left == right ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(change, row[j] + 1, diagonal + 1)
      }
    }
    return row[b.count]
  }
}
