/// What is measured: a program, and how its runs are made.
package struct Subject: Sendable, Codable, Equatable {
  package enum Kind: Sendable, Codable, Equatable {
    case workload(String)
    case command(CommandTemplate)
    /// Results of another tool, which can't be run.
    case imported(ImportedOrigin)
  }

  package var kind: Kind
  /// The executable that makes a workload's runs; nil: this one.
  package var executable: String?
  /// Digest of that executable; another build is another experiment. nil for commands and imported results.
  package var program: String?
  /// The files of a command's programs as they were when its sweep began; nil where nobody looked.
  package var programFiles: [ProgramFile]?
  /// Likewise the files that a command's other words name, such as a script or its input; without those that the runs
  /// write themselves.
  package var argumentFiles: [ProgramFile]?

  private enum CodingKeys: String, CodingKey {
    case kind, executable, program
    case programFiles = "program_files"
    case argumentFiles = "argument_files"
  }

  package init(_ kind: Kind, executable: String? = nil, program: String? = nil) {
    self.kind = kind
    self.executable = executable
    self.program = program
  }

  /// How it is called in headings.
  package var title: String {
    switch kind {
    case .workload(let name): executable.map { "\($0) \(name)" } ?? name
    case .command(let template): template.text
    case .imported(let origin): origin.title
    }
  }

  /// The name of its workload; nil for anything else.
  package var workload: String? {
    if case .workload(let name) = kind { name } else { nil }
  }

  /// Where its results came from; nil for what was measured here.
  package var origin: ImportedOrigin? {
    if case .imported(let origin) = kind { origin } else { nil }
  }
}
