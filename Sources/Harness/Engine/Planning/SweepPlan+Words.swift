import SpeedupKit

/// Which cells tell what the words of a command name: of a grid with many cells only those are looked at.
extension SweepPlan {
  /// The words of a command, each with its places; nil where only the filled line of a shell tells its words, since a value
  /// has a sign that a shell reads.
  func wordTemplates(of template: CommandTemplate) throws -> [CommandTemplate]? {
    let words: [String]
    if template.shell {
      guard cells.grid?.hasPlainValues == true else { return nil }
      words = CommandTemplate.shellWords(template.text)
    } else {
      words = try CommandTemplate.split(template.text, option: template.option)
    }
    return words.map { CommandTemplate($0, option: template.option) }
  }

  /// The words that decide which programs a command runs.
  func programTemplates(of template: CommandTemplate) throws -> [CommandTemplate] {
    let directory = surroundings.directory.map { [CommandTemplate($0, option: "--directory")] } ?? []
    guard let words = try wordTemplates(of: template) else { return [template] + directory }
    let named = template.shell ? Array(words.drop { $0.text.contains("=") }) : words
    return Array(named.prefix(1)) + directory
  }

  /// Enough cells to see every text that templates come to.
  /// - Parameter subject: the one whose cells they are; nil: any.
  func cellsTelling(_ templates: [CommandTemplate], of subject: Int? = nil) throws -> some Sequence<PlannedCell> {
    let names = try templates.reduce(into: Set<String>()) { $0.formUnion(try $1.names()) }
    return cells.numbers(telling: names, subject: subject).lazy.map { self.cells[$0] }
  }
}
