import SpeedupCore
import SpeedupKit

/// What there is to say of a command, in parts: the one source of `--help`, of the manual page and of the reference in
/// `docs/`.
struct CommandHelp {
  /// Terms under a title, and what each means.
  struct Section: Equatable {
    let title: String
    let rows: [(term: String, meaning: String)]

    static func == (one: Section, other: Section) -> Bool {
      one.title == other.title && one.rows.elementsEqual(other.rows) { $0 == $1 }
    }
  }

  let name: String
  let summary: String
  /// Whole forms of the command line.
  let forms: [String]
  /// A workload's variants and parameters, where one is named, and then the options: the command's own first.
  let sections: [Section]
  /// Paragraphs; the lines of one stand as the command wrote them.
  let notes: [[String]]
  let examples: [String]

  /// - Parameter workload: the name of the workload of which the parameters are told too.
  init(_ command: any Command, _ workloads: [any Workload], naming workload: String? = nil) {
    name = command.name
    summary = command.summary
    forms = command.usage.map { "speedup \(command.name)\($0.isEmpty ? "" : " ")\($0)" }
    examples = command.examples
    var sections: [Section] = []
    var notes = Self.paragraphs(command.notes(workloads))
    if command.takesWorkload {
      if let workload = workloads.first(where: { $0.name == workload }) {
        sections.append(
          Section(title: "variants of \(workload.name)", rows: workload.variants.map { ($0.name, $0.summary) }))
        sections.append(
          Section(
            title: "parameters of \(workload.name)", rows: Self.rows(OptionParser.parameters(of: workload))))
      } else if !workloads.isEmpty {
        notes.append([
          "Workloads: \(workloads.map(\.name).joined(separator: ", ")).",
          "Variants and parameters of one, which are options too: speedup list \(workloads[0].name)",
        ])
      }
    }
    for group in OptionGroup.split(command.options) {
      sections.append(Section(title: group.title, rows: Self.rows(group.options)))
    }
    self.sections = sections.filter { !$0.rows.isEmpty }
    self.notes = notes
  }

  private static func rows(_ options: [any CommandOption]) -> [(term: String, meaning: String)] {
    options.map { ($0.usage, $0.summary) }
  }

  /// Lines between empty ones belong together.
  private static func paragraphs(_ lines: [String]) -> [[String]] {
    lines.split(separator: "").map(Array.init)
  }
}

/// The program as a whole, in the words of its help, its manual page and its reference.
enum ProgramHelp {
  static let summary = "measures programs over worker counts, chunk sizes and core counts."

  /// What the exit status means, the same for every command.
  static let exitStatus: [(term: String, meaning: String)] = [
    ("0", "all well"), ("1", "measured and it falls short"), ("2", "bad usage or input"),
    ("3", "something could not be measured"), ("4", "inconclusive"),
    ("130", "stopped by Ctrl-C; 129, 131, 143 by SIGHUP, SIGQUIT, SIGTERM"),
  ]

  /// The variables of the environment that are read, and those that a measured program is given.
  static let variables: [(term: String, meaning: String)] = [
    (
      "SWEEP_WORKERS, SWEEP_CHUNK_SIZE", "workers and chunk of every run; weaker than the options, stronger than a rule"
    ),
    ("SPEEDUP_NO_CGROUP", "if set, no cgroups are made; memory is then measured in another way, which is named"),
    ("SPEEDUP_RUN", "given to a command: the number of the run in its cell, from 0"),
    ("SPEEDUP_FIGURES", "given to a command: the file for its own figures, a line NAME VALUE [UNIT] each"),
    ("SPEEDUP_TRACE", "given to a command that is traced: the file for its tasks, a line each"),
    ("COLUMNS, NO_COLOR, TERM", "width and colours of what is printed on a terminal"),
    ("TMPDIR", "where scratch directories are made"),
  ]
}
