/// Names for what is called otherwise here: hyperfine's, which people bring along, and our own of before.
enum OptionHint {
  /// What to write instead; nil where the name is not known, or the command lacks what would be named.
  static func of(_ name: String, among options: [String]) -> String? {
    // A gate has pairs, and its own idea of how many it needs.
    if hyperfine[name]?.0 == "repeat", options.contains("max-pairs") {
      return "write --max-pairs N; it ends by itself before"
    }
    guard let (needs, hint) = hyperfine[name], options.contains(needs) || needs.isEmpty && options.contains("timeout")
    else { return nil }
    return hint
  }

  private static let repeats = ("repeat", "write --repeat N, or --repeat auto --precision 2%")
  private static let steps = ("set", "write --set NAME=LOW..HIGH:+STEP")
  private static let exported = ("", "write: speedup export DIR --format hyperfine, when the results are in DIR")
  private static let table = ("export", "write --export FILE.md, FILE.csv or FILE.json")
  private static let style = ("", "leave it out: colours and progress are for terminals only, and NO_COLOR=1 ends them")
  private static let output = ("show-output", "write --show-output, or --keep-output for that of failed runs")

  /// The option that must be there (empty: any command that makes runs), and the hint.
  private static let hyperfine: [String: (String, String)] = [
    "runs": repeats, "r": repeats, "min-runs": repeats, "m": repeats, "max-runs": repeats, "M": repeats,
    "w": ("warmup", "write --warmup N"), "warmups": ("warmup", "write --warmup N"),
    "n": ("", "there is nothing like it; results are called by their axes"),
    "command-name": ("name", "write --name NAME"),
    "export-json": exported, "export-csv": table, "export-markdown": table, "export-asciidoc": table,
    "export-orgmode": table,
    "alpha": ("level", "write --level 1% for --alpha 0.01; it is a percentage"),
    "parameter-list": ("set", "write --set NAME=A,B,C"), "L": ("set", "write --set NAME=A,B,C"),
    "parameter-scan": steps, "P": steps, "parameter-step-size": steps, "D": steps,
    "style": style, "output": output,
  ]
}
