package enum Counted {
  /// `1 cell`, `2 cells`; `plural` where an s does not make it.
  package static func text(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? "\(noun)s")"
  }

  /// `2 regressed, 7 equivalent`: the kinds of which there are any.
  package static func list<Kind: RawRepresentable<String> & CaseIterable>(
    _: Kind.Type, _ count: (Kind) -> Int
  ) -> String {
    Kind.allCases.filter { count($0) > 0 }.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
  }
}
