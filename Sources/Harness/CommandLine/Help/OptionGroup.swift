import SpeedupReport

/// Options that help shows together under a title.
struct OptionGroup {
  let title: String
  let options: [any CommandOption]

  /// The options that several commands have, by what they are about.
  private static let shared: [(title: String, options: [any CommandOption])] = [
    ("the grid", GridOptions.choosing), ("each run", GridOptions.limiting),
    ("commands, and what surrounds their runs", ProgramOptions.all), ("the table", TableOptions.all),
    ("the form of the report", OutputForm.options),
  ]

  /// The options in groups: those of the command itself first, then those that it has in common with others.
  static func split(_ options: [any CommandOption]) -> [OptionGroup] {
    // By name and help, since a command may have an option of its own under a name that others share.
    func isSame(_ one: any CommandOption, _ other: any CommandOption) -> Bool {
      one.name == other.name && one.help == other.help
    }
    let groups = shared.map { group in
      OptionGroup(
        title: group.title, options: options.filter { option in group.options.contains { isSame(option, $0) } })
    }
    let own = options.filter { option in !groups.contains { $0.options.contains { isSame(option, $0) } } }
    return ([OptionGroup(title: "options", options: own)] + groups).filter { !$0.options.isEmpty }
  }
}
