import SpeedupCore

/// What is run for a claim: a workload or a command over a grid of axis values. A grid of several cells is several
/// figures, each of which the claim has to hold for, or the points along an axis.
package struct ClaimCell: Sendable, Equatable {
  package enum Program: Sendable, Equatable {
    case workload(String)
    /// A program with its arguments; run only where the user allows it.
    case command(CommandTemplate)
  }

  package var program: Program
  package var axes: [Axis]
  /// Axes that advance together.
  package var zips: [[String]]
  /// A real input file.
  package var data: String?
  package var environment: [String: String] = [:]
  package var memoryLimit: Bytes?
  /// Limit on a run's time.
  package var timeout: Seconds?
  /// Figures of a command's own, by which a metric may name them.
  package var figures: [DeclaredFigure] = []
  /// The exit status by which a command says that it can't run here, so that nothing is measured.
  package var skipStatus: Int32?
  /// How many cores the replay has; empty: it is run, not replayed.
  package var replayCores: [Int]
  /// The file and the line where it is, for messages.
  package var place: String

  /// A cell of one program without axes.
  package init(_ program: Program, axes: [Axis] = [], place: String = "") {
    self.program = program
    self.axes = axes
    zips = []
    replayCores = []
    self.place = place
  }

  /// A command that repeats its runs: `speedup sweep ...`, for a reader to paste.
  package var commandLine: String {
    var words = ["speedup", "sweep"]
    let variables = environment.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    switch program {
    case .workload(let name):
      words = variables + words + [name]
      for axis in axes { words += ["--\(axis.name)", axis.values.map(AxisRange.quoted).joined(separator: ",")] }
    case .command(let template):
      words += ["--command", template.text] + (template.shell ? ["--shell"] : [])
      for axis in axes {
        let values = axis.values.map(AxisRange.quoted).joined(separator: ",")
        words += ParallelAxes.contains(axis.name) ? ["--\(axis.name)", values] : ["--set", "\(axis.name)=\(values)"]
      }
    }
    if case .command = program { for variable in variables { words += ["--env", variable] } }
    for zip in zips { words += ["--zip", zip.joined(separator: ",")] }
    for figure in figures { words += ["--figure", figure.declaration] }
    if let data { words += ["--data", data] }
    if let memoryLimit { words += ["--memory-limit", "\(memoryLimit.count)"] }
    if let timeout { words += ["--timeout", "\(Readable.short(timeout.value))s"] }
    guard !replayCores.isEmpty else { return words.map(ShellWord.quoted).joined(separator: " ") }
    let cores = replayCores.map(String.init).joined(separator: ",")
    words += ["--trace-as", cores, "--out", "traced"]
    return words.map(ShellWord.quoted).joined(separator: " ") + "; speedup replay traced --cores \(cores) --calibrate"
  }
}
