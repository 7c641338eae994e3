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
  private static let outside = (
    "", "there is nothing like it; do that before or after, or as a part of what is measured with --shell"
  )
  private static let failures = (
    "", "leave it out: a run that fails is recorded with its reason, and the others go on"
  )
  private static let exported = ("", "write: speedup export DIR --format hyperfine, when the results are in DIR")
  private static let table = ("", "write: speedup chart DIR --table, when the results are in DIR")
  private static let noShell = ("", "leave it out: a command runs without a shell, unless --shell asks for one")
  private static let style = ("", "leave it out: colours and progress are for terminals only, and NO_COLOR=1 ends them")
  private static let output = (
    "", "there is nothing like it; what a failed run wrote to standard error is in its detail"
  )

  /// The option that must be there (empty: any command that makes runs), and the hint.
  private static let hyperfine: [String: (String, String)] = [
    "runs": repeats, "r": repeats, "min-runs": repeats, "m": repeats, "max-runs": repeats, "M": repeats,
    "w": ("warmup", "write --warmup N"), "warmups": ("warmup", "write --warmup N"),
    "N": noShell, "no-shell": noShell, "S": noShell,
    "n": ("", "there is nothing like it; results are called by their axes"),
    "command-name": ("", "there is nothing like it; results are called by their axes"),
    "i": failures, "ignore-failure": failures,
    "export-json": exported, "export-csv": table, "export-markdown": table, "export-asciidoc": table,
    "export-orgmode": table,
    "alpha": ("level", "write --level 1% for --alpha 0.01; it is a percentage"),
    "prepare": outside, "p": outside, "setup": outside, "s": outside, "cleanup": outside, "c": outside,
    "conclude": outside, "C": outside,
    "parameter-list": ("set", "write --set NAME=A,B,C"), "L": ("set", "write --set NAME=A,B,C"),
    "parameter-scan": steps, "P": steps, "parameter-step-size": steps, "D": steps,
    "style": style, "show-output": output, "output": output,
  ]
}
