package enum Counted {
  /// `1 cell`, `2 cells`; `plural` where an s does not make it.
  package static func text(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) \(count == 1 ? noun : plural ?? "\(noun)s")"
  }
}
