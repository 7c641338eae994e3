/// A metric, as command lines, gates and comparisons choose it: one of ``RunMetrics``, which every run has, or a figure of a
/// program's own. `Metric.peakThreads` is that of `RunMetrics.peakThreads`.
@dynamicMemberLookup
public struct Metric: Sendable, Hashable {
  /// The place among ``allCases``, where a run's figures hold it; -1 for a figure of the program's own.
  let number: Int
  private let boxed: Own?

  /// Boxed, so that the others stay small.
  private indirect enum Own: Hashable { case figure(DeclaredFigure) }

  fileprivate init(number: Int) { (self.number, boxed) = (number, nil) }

  init<Value>(_ metric: RunMetric<Value>) { self.init(number: metric.number) }

  /// A figure of the program's own, declared when the program is measured.
  public static func own(_ figure: DeclaredFigure) -> Metric { Metric(figure) }
  private init(_ figure: DeclaredFigure) { (number, boxed) = (-1, .figure(figure)) }

  /// The declaration of a figure of the program's own; nil for a metric that every run has.
  package var own: DeclaredFigure? { if case .figure(let figure) = boxed { figure } else { nil } }

  public static subscript<Value>(dynamicMember path: KeyPath<RunMetrics, RunMetric<Value>>) -> Metric {
    Metric(RunMetrics.all[keyPath: path])
  }
}

/// Those that are chosen or judged have a name that can be written `.cpu`.
extension Metric {
  public static let cpu = Metric(RunMetrics.all.unsplitCpu)
  public static let wall = Metric(RunMetrics.all.wall)
  public static let memory = Metric(RunMetrics.all.peakMemory)
  public static let instructions = Metric(RunMetrics.all.instructions)
  /// Speed-up and efficiency: a figure of several runs.
  public static let scaling = Metric(RunMetrics.all.scaling)
}

extension Metric {
  /// What one unit of it is.
  public enum Unit: Sendable { case seconds, bytes, count, text, ratio, declared }

  package enum Source: Sendable {
    /// Whoever measures the run: of a workload its own process, in the timed region; of a command the launcher.
    case run
    /// The launcher, over the whole process tree, of a workload too.
    case tree
    /// Computed from other figures. Its column, behind theirs, is for the reader's convenience.
    case derived
  }

  /// Where another metric is declared.
  typealias Path<Value: FigureValue> = KeyPath<RunMetrics, RunMetric<Value>> & Sendable

  /// How it is judged; more is worse for all that are not ``own(_:)``.
  struct Judging: Sendable {
    /// The margin unless one is given, of runs made in pairs (`gate`): what their noise leaves.
    let paired: Double
    /// The same of two sessions (`compare`), which differ by the machine's own drift.
    let unpaired: Double
    /// The difference between two runs that is the kernel's bookkeeping, in the metric's unit: a smaller one counts
    /// as none.
    var resolution = 0.0
    /// Whether the machine's drift (clock rate, neighbours, temperature) moves it from session to session.
    var drifts = false
    /// Judged in its place where both sides have it, by the same method.
    var preferred: Path<Bytes>?
  }

  struct Declaration: Sendable {
    let name: String
    let column: String?
    let title: String
    let unit: Unit
    var source = Source.run
    var methodPath: Path<String>?
    var isNewer = false
    var judging: Judging?
    /// What the paths lead to.
    var method, preferred: Metric?

    init(
      name: String, column: String? = nil, title: String, unit: Unit, source: Source = .run,
      methodPath: Path<String>? = nil, isNewer: Bool = false, judging: Judging?
    ) {
      (self.name, self.column, self.title, self.unit, self.source) = (name, column, title, unit, source)
      (self.methodPath, self.isNewer, self.judging) = (methodPath, isNewer, judging)
    }
  }

  /// Kept, since a results file may ask for a unit a hundred million times.
  private static let table = RunMetrics.declarations.map { declaration in
    var declaration = declaration
    declaration.method = declaration.methodPath.map { Metric(RunMetrics.all[keyPath: $0]) }
    declaration.preferred = declaration.judging?.preferred.map { Metric(RunMetrics.all[keyPath: $0]) }
    return declaration
  }

  private var declaration: Declaration {
    guard let own else { return Self.table[number] }
    return own == .suiteTime
      ? Declaration(
        name: own.name, title: "time of an iteration", unit: .declared,
        judging: Judging(paired: 0.01, unpaired: 0.05, drifts: true))
      // Nobody knows its noise; as wide as what is timed.
      : Declaration(
        name: own.name, title: own.name, unit: .declared, judging: Judging(paired: 0.02, unpaired: 0.05, drifts: true))
  }

  /// As it is named on command lines and in JSON.
  package var name: String { own?.name ?? Self.table[number].name }
  /// How it is called in tables.
  package var title: String { declaration.title }
  package var unit: Unit { number < 0 ? .declared : Self.table[number].unit }
  package var source: Source { declaration.source }
  package var isNewer: Bool { declaration.isNewer }
  /// Its column in `results.csv`; nil: none.
  package var column: String? { declaration.column }
  /// The figure that tells how it was had.
  package var method: Metric? { number < 0 ? nil : Self.table[number].method }
  package var better: DeclaredFigure.Direction { own?.better ?? .lower }

  /// Whether the machine's drift moves it from session to session.
  package var drifts: Bool { declaration.judging?.drifts ?? false }
  /// The difference between two runs that counts as none, in the metric's unit.
  package var resolution: Double { declaration.judging?.resolution ?? 0 }
  /// The figures that it may be judged by, the best first.
  package var candidates: [Metric] { (declaration.preferred.map { [$0] } ?? []) + [self] }
  /// The margin unless one is given, of runs made in pairs.
  package var pairedMargin: Margin { Margin(fraction: declaration.judging?.paired ?? 0) }
  /// The margin unless one is given, of two sessions.
  package var sessionMargin: Margin { Margin(fraction: declaration.judging?.unpaired ?? 0) }
}

/// The metrics that every run has, in the order of their numbers.
extension Metric: CaseIterable {
  public static let allCases = RunMetrics.declarations.indices.map(Metric.init(number:))

  /// Those with a column, in the order of the file: what was measured, then what follows from it.
  package static let columns: [Metric] = {
    let all = allCases.filter { $0.column != nil }
    return all.filter { $0.source != .derived } + all.filter { $0.source == .derived }
  }()
  /// Those that two programs or sessions can be compared by.
  package static let judged = allCases.filter { $0.declaration.judging != nil }
  /// What a machine may be fit for: a busy machine ruins wall time and leaves instruction counts alone.
  package static let examined = [.wall] + judged.filter { $0 != .wall } + [.scaling]
}
