import Foundation

/// A pattern for what differs from machine to machine or from run to run, and what stands for it in a recorded output.
struct Mask: Sendable {
  let pattern: String
  let replacement: String

  init(_ pattern: String, _ replacement: String) { (self.pattern, self.replacement) = (pattern, replacement) }

  /// What is masked in every output.
  static let everywhere = [
    // Which CPUs a cell has depends on those that the tests may use.
    Mask(#"\[(pinned|oversubscribed) on CPUs [0-9,-]+\]"#, "[$1 on CPUs <list>]"),
    Mask(#""virtualCores" : "[0-9,]*""#, #""virtualCores" : "<list>""#),
    // The digest of the executable.
    Mask(#""program" : "[0-9a-f]*""#, #""program" : "<digest>""#),
    // The files of a command's programs, and where the case ran.
    Mask(
      #""digest" : "[^"]*",(\s+)"modified" : \d+,\s+"path" : "[^"]*",\s+"size" : \d+"#,
      #""digest" : "<digest>",$1"modified" : <time>,$1"path" : "<path>",$1"size" : <size>"#),
    Mask(#""working_directory" : "[^"]*""#, #""working_directory" : "<directory>""#),
    // What this machine is unfit for at the moment.
    Mask(#"(?m)^speedup: this machine is now unfit .*\n"#, ""),
    // How far a sweep or a gate is: a line now and then, by the clock.
    Mask(#"(?m)^\d+/\d+ .*\n"#, ""),
    // Where the verdicts will take long, on a slow machine only.
    Mask(#"(?m)^speedup: a pair takes .*\n"#, ""),
    // With one CPU no pair runs at once.
    Mask(#""pairing" : "(where it helps|in turn)""#, #""pairing" : "<pairing>""#),
    // The machine, and where the programs of a gate lie.
    Mask(#"(→ [^,\n]+), [^,\n]+, (\d+ pairs)"#, "$1, <processor>, $2"),
    Mask(#"(?m)machine: .* CPUs? allowed.*$"#, "machine: <machine>"),
    Mask(#""machine" : "[^"]* allowed[^"]*""#, #""machine" : "<machine>""#),
    Mask(#"\((/usr)?/bin/([a-z]+)\)"#, "(<path>/$2)"),
    Mask(#""path" : "(/usr)?/bin/([a-z]+)""#, #""path" : "<path>/$2""#),
    // How long a gate took: table, JSON, Markdown, JUnit.
    Mask(#" in \d+:\d\d(?=\W)"#, " in <time>"),
    Mask(#""elapsed" : [0-9.e-]+"#, #""elapsed" : <time>"#),
    Mask(#" time="[0-9.]+""#, #" time="<time>""#),
  ]

  /// The text with everything masked that the pattern finds.
  func applied(to text: String) throws -> String {
    let expression = try NSRegularExpression(pattern: pattern)
    let all = NSRange(text.startIndex..., in: text)
    return expression.stringByReplacingMatches(in: text, range: all, withTemplate: replacement)
  }
}
