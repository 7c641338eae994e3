/// All that decides a sweep: what `sweep.json` holds, and what a resumed sweep must find unchanged. It knows nothing of
/// the machine: which CPUs a core count takes is found out when it runs, so that several machines can share a plan.
package struct SweepPlan: Sendable, Equatable {
  /// Version of this file's layout; 1 is read as well. Many cells of a grid are not listed: that is ``formatOfGrids``.
  package static let format = 2
  package static let formatOfGrids = 3
  /// What is measured. Cell `c` measures the one that it names.
  package var subjects: [Subject]
  package var axes: [Axis]
  /// Axes that advance together.
  package var zips: [[String]]
  /// How many cells were drawn at random from the grid, if that was asked for.
  package var sample: Int?
  /// Passes over the grid that count.
  package var repeats: Int
  /// Passes before them that don't.
  package var warmups: Int
  /// A cell is not run any more once its median is known this well, as a fraction; `repeats` is then the most.
  package var precision: Double?
  /// Time after which no more runs are started in one sitting.
  package var budget: Seconds?
  /// Decides the order of runs and generated inputs.
  package var seed: UInt64
  /// Limit on one run's time.
  package var timeout: Seconds?
  /// Limit on one run's memory; nil: 90 % of what is available where it runs.
  package var memoryLimit: Bytes?
  /// Whether few cores are taken close together or far apart.
  package var placement = CorePlacement.compact
  /// What is done about runs that fail.
  package var onFailure = FailurePolicy.giveUp
  package var surroundings = RunSurroundings()
  /// Where it was begun: programs and files are found from there. nil in files of older versions.
  package var workingDirectory: String?
  /// The real input file, if any.
  package var dataFile: String?
  /// Digest of that file's bytes.
  package var dataDigest: String?
  /// Where results of the workload are written, if anywhere.
  package var dump: String?
  /// The reference cell of the summary, as `axis=value,...`.
  package var reference: String?
  /// Names of the workload's own figures.
  package var measures: [String]
  package var cells: PlannedCells
  /// Whether instructions are counted: runs that count then give their count and nothing else. The warm-ups are runs as
  /// they are, which show how many threads there are.
  package var isCounting = false
  /// Whether the tasks of every run that counts are traced.
  package var isTraced = false
  /// Cells whose tasks are traced as they are planned, on one core; no run of theirs is a row of the results.
  package var rehearsals: [PlannedCell] = []

  /// A plan with no limits; those are set afterwards.
  package init(
    subjects: [Subject], axes: [Axis], zips: [[String]] = [], repeats: Int, warmups: Int, seed: UInt64,
    measures: [String], cells: [PlannedCell]
  ) {
    self.init(
      subjects: subjects, axes: axes, zips: zips, repeats: repeats, warmups: warmups, seed: seed, measures: measures,
      cells: PlannedCells(cells))
  }

  /// The same with cells that may be made of a grid.
  package init(
    subjects: [Subject], axes: [Axis], zips: [[String]] = [], repeats: Int, warmups: Int, seed: UInt64,
    measures: [String], cells: PlannedCells
  ) {
    self.subjects = subjects
    self.axes = axes
    self.zips = zips
    self.repeats = repeats
    self.warmups = warmups
    self.seed = seed
    self.measures = measures
    self.cells = cells
  }

  /// The subject of a plan that has one, and the first of one that has several.
  package var subject: Subject { subjects[0] }

  package var schedule: Schedule {
    Schedule(cells: cells.count, warmups: warmups, repeats: repeats, seed: seed)
  }

  /// How the sweep is called in headings: its subjects, and the data file that they were given.
  package var title: String { subjects.map(\.title).joined(separator: ", ") + (dataFile.map { " on \($0)" } ?? "") }

  /// Which of several commands a cell measures, by the cell's number: the name or template, where places in it are filled
  /// so that the text in the results is another one in every cell. Empty where all texts are as they were given.
  package var commandNames: [Int: String] {
    // What was imported has the axis, and one subject.
    guard let names = axes.first(where: { $0.name == CommandAxis.name })?.values, names.count == subjects.count else {
      return [:]
    }
    let filled = cells.filter { cell in
      names.indices.contains(cell.subject) && cell.values.value(of: CommandAxis.name) != names[cell.subject]
    }
    return Dictionary(filled.map { ($0.index, names[$0.subject]) }, uniquingKeysWith: { first, _ in first })
  }

  /// The shell that runs the commands; nil: none does.
  package var shell: String? {
    let shells = subjects.lazy.compactMap { subject in
      if case .command(let template) = subject.kind { template.interpreter } else { nil }
    }
    return shells.first
  }

  /// What the shell of its commands adds to their times; nil: none does, or it was not measured.
  package var shellNote: String? {
    guard let time = surroundings.shellStartUp, let shell else { return nil }
    return "\(shell) takes \(Readable.text(time)) to start and end by itself (median, measured before the first run), "
      + "which is a part of every time here: nothing is subtracted."
  }

  package var columns: ResultColumns {
    ResultColumns(axes: cells.first?.values.map(\.name) ?? axes.map(\.name), measures: measures)
  }

  /// The figure that counts how often a disturbed run was made again; a plan that has it wants undisturbed runs.
  package static let retriesMeasure = "disturbed_retries"

  /// Whether runs wait for idle CPUs and are made again when other load disturbed them.
  package var isUndisturbed: Bool {
    get { measures.contains(Self.retriesMeasure) }
    set {
      measures.removeAll { $0 == Self.retriesMeasure }
      if newValue { measures.append(Self.retriesMeasure) }
    }
  }
}
