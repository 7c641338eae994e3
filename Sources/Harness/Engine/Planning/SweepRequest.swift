import SpeedupKit

/// A sweep as the user asked for it, before the machine and the environment have had their say.
package struct SweepRequest: Sendable {
  package var subjects: [Subject]
  /// Names of the subjects, where each of them is a value of the axis ``CommandAxis``; places of axes in them are filled.
  /// Empty: every cell of the grid measures every subject.
  package var commandNames: [String] = []
  /// Values of the axes that were named, by axis; unknown names are refused by the planner.
  package var axes: [(name: String, values: [String])] = []
  /// Axes that were only named in the spec file: weaker than the environment where they size the workers.
  package var specAxes: Set<String> = []
  /// Axes that advance together.
  package var zips: [[String]] = []
  /// How many cells to draw at random.
  package var sample: Int?
  /// A regular expression for the names of the cells that are wanted; nil: all.
  package var only: String?
  package var surroundings = RunSurroundings()
  /// Passes that count.
  package var repeats = 10
  /// Passes before them.
  package var warmups = 1
  /// How well every cell's median is to be known; `repeats` is then the most.
  package var precision: Double?
  /// Time after which no more runs are started.
  package var budget: Seconds?
  /// What is done about runs that fail.
  package var onFailure = FailurePolicy.giveUp
  /// Whether runs are made again when other load disturbed them.
  package var isUndisturbed = false
  package var seed: UInt64 = 1
  /// Limit on one run's time.
  package var timeout: Seconds? = Seconds(600)
  /// Limit on one run's memory; nil: 90 % of what is available.
  package var memoryLimit: Bytes?
  /// The real input file and its digest.
  package var data: (path: String, digest: String)?
  /// Where the workload's results go.
  package var dump: String?
  /// Whether few cores are taken far apart.
  package var placement = CorePlacement.compact
  /// Whether instructions are counted and nothing is timed.
  package var isCounting = false
  /// Whether the tasks of every run that counts are traced.
  package var isTraced = false
  /// Numbers of workers and cores for which the tasks are to be planned and traced on one core.
  package var rehearsedAs: [String] = []
  /// The summary's reference cell.
  package var reference: String?

  package init(_ subjects: [Subject]) { self.subjects = subjects }
}
