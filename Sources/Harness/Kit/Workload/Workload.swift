import SpeedupCore

/// A program under measurement: it prepares an input, does its work on a pool, and says what the
/// answer was. One run is one fresh process that calls `prepare`, then (timed) `run`, then `answer`.
///
/// Only `name`, `prepare`, `run` and `answer` must be written; the rest has defaults.
public protocol Workload: Sendable {
  /// What `prepare` makes and `run` works on.
  associatedtype Input
  /// What `run` gives, and `answer` and `dump` look at.
  associatedtype Output

  /// The name on the command line: lower case, no spaces.
  var name: String { get }
  /// One line: what it does.
  var summary: String { get }
  /// Where it comes from, such as a document's number and title.
  var source: String { get }
  /// The ways of doing the same work; all must give the same answer. The first is the "before".
  var variants: [Variant] { get }
  /// Further axes of its own, each an option `--NAME` on the command line; see ``Parameter``.
  var parameters: [any WorkloadParameter] { get }
  /// Names of the figures of its own that `answer` reports; each becomes a column.
  var measures: [String] { get }

  /// The sizing that a variant itself prescribes ("two actors", "one after the other"), for so many cores and so much
  /// memory; nil: it prescribes none. Weaker than the command line, the environment, the spec file and a rule that the
  /// user names; stronger than the rule that holds when nobody says anything.
  func sizing(of variant: String, for input: SizingInput) -> Sizing?

  /// What has no effect on a run like `request`: names of parameters, and of `chunk`, `threads` and `data`, each with when
  /// it has one, such as "it goes with --log every". A plan leaves their columns empty, and refuses such an option where it
  /// has an effect on no cell: the same run would be measured under several labels.
  func idle(in request: RunRequest) -> [String: String]

  /// Makes the input. Not timed.
  /// - Throws: whatever makes the input impossible; a ``SkipRun`` marks the run as skipped.
  func prepare(_ request: RunRequest) throws -> Input

  /// Does the work. This call, and nothing else, is the timed region.
  /// - Throws: anything; the run is then recorded as failed with the error's text.
  func run(_ input: Input, _ request: RunRequest, on pool: any WorkerPool) throws -> Output

  /// What came out: the digest that must be equal over all variants, and how much was processed.
  /// Not timed.
  func answer(_ output: Output, _ input: Input, _ request: RunRequest) throws -> Answer

  /// Writes the result as files into `directory`, which exists. Not timed.
  func dump(_ output: Output, _ input: Input, _ request: RunRequest, to directory: String) throws
}

extension Workload {
  /// Says nothing.
  public var summary: String { "" }
  /// Says nothing.
  public var source: String { "" }
  /// One variant, called `default`.
  public var variants: [Variant] { [Variant("default", "the only one")] }
  /// No axes of its own.
  public var parameters: [any WorkloadParameter] { [] }
  /// No figures of its own.
  public var measures: [String] { [] }
  /// Prescribes none.
  public func sizing(of variant: String, for input: SizingInput) -> Sizing? { nil }
  /// Every parameter has an effect.
  public func idle(in request: RunRequest) -> [String: String] { [:] }
  /// Writes nothing.
  /// - Throws: ``SkipRun``, so that a run with `--dump` says that there is nothing to write.
  public func dump(_: Output, _: Input, _: RunRequest, to _: String) throws {
    throw SkipRun("the workload '\(name)' writes no result files")
  }
}

/// One way of doing a workload's work.
public struct Variant: Sendable, Hashable {
  /// The name on the command line and in the results.
  public let name: String
  /// One line: what is special about it.
  public let summary: String
  /// Whether its answer is another one, and may depend on the chunk: a scheme that is known to be wrong, and is there to
  /// show how wrong. Its answers are compared among runs of itself with the same chunk only; see also ``Answer/remark``.
  public let answersDifferently: Bool

  /// A variant called `name`.
  public init(_ name: String, _ summary: String, answersDifferently: Bool = false) {
    self.name = name
    self.summary = summary
    self.answersDifferently = answersDifferently
  }
}

/// Thrown where a run cannot be made here for a reason that is no fault of the workload (a system library
/// that is not installed, say): the run is recorded as skipped with this reason.
public struct SkipRun: Error, CustomStringConvertible {
  /// Why, in one line, with the fix.
  public let description: String

  public init(_ reason: String) { description = reason }
}
