extension InputError {
  /// A name that is none of those known: `--rule: there is no rule 'tired'; did you mean tiered? There are: all, tiered`.
  /// - Parameters:
  ///   - place: the option or file it is in; empty where the sentence says it all.
  ///   - kind: what it was to be the name of; empty where the place says it.
  package static func unknown(
    _ name: String, kind: String = "", among known: [String], at place: String = ""
  ) -> InputError {
    let what = kind.isEmpty ? "there is no '\(name)'" : "there is no \(kind) '\(name)'"
    let near = NearestName.of(name, among: known)
    let all = known.joined(separator: ", ")
    if known.isEmpty { return InputError("\(place.isEmpty ? "" : "\(place): ")\(what); there is none at all") }
    let rest = near.map { "did you mean \($0)? There are: \(all)" } ?? "there are: \(all)"
    return InputError("\(place.isEmpty ? "" : "\(place): ")\(what); \(rest)")
  }
}
