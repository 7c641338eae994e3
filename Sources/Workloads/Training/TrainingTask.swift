import SpeedupKit

/// One model for a worker that does not share the caller's memory: the symbol's bars go over, its features are computed
/// there, and the model's threads start there.
struct TrainingTask: ParallelTask {
  /// The model, how many threads were started for it beside the worker's own, and what OpenBLAS says it used.
  struct Output: Sendable {
    let model: TrainedModel
    let helpers: Int
    let blasThreads: Int?
  }

  /// How the model's threads are shared out.
  struct Threads: BitwiseCopyable, Sendable {
    let team: Int
    let perModel: Int
    let islandsAtOnce: Int
    let usesOpenBLAS: Bool
  }

  private let job: ModelJob
  private let bars: HourlyBars
  private let training: ModelTraining
  private let threads: Threads
  private let mustFail: Bool

  /// A task for `job` on the symbol's bars.
  /// - Parameter mustFail: whether it throws a ``FailedModel`` instead.
  init(_ job: ModelJob, _ bars: HourlyBars, _ training: ModelTraining, _ threads: Threads, mustFail: Bool) {
    self.mustFail = mustFail
    self.job = job
    self.bars = bars
    self.training = training
    self.threads = threads
  }

  func run(_ context: TaskContext) throws -> Output {
    if mustFail { throw FailedModel() }
    let census = ThreadCensus(watch: TeamWatch(context.observer, within: context))
    let team = try ThreadTeam(size: threads.team, census: census)
    let blas = threads.usesOpenBLAS ? try OpenBLAS() : nil
    let blasThreads = blas?.use(threads: threads.perModel)
    let tools = TrainingTools(
      team: team, threads: threads.perModel, islandsAtOnce: threads.islandsAtOnce, blas: blas)
    let model = try training.train(job, FeatureTable.filled(bars), tools)
    return Output(model: model, helpers: census.most, blasThreads: blasThreads)
  }

  func encode(into writer: inout ByteWriter) {
    writer.write(job.symbol)
    writer.write(job.fold)
    writer.write(string: job.family.rawValue)
    writer.write(training)
    writer.write(threads)
    writer.write(mustFail)
    writer.write(buffer: UnsafeBufferPointer(start: bars.times, count: bars.count))
    for column in bars.values { writer.write(buffer: UnsafeBufferPointer(start: column, count: bars.count)) }
  }

  init(from reader: inout ByteReader) throws {
    let symbol = try reader.read(Int.self)
    let fold = try reader.read(Int.self)
    let name = try reader.readString()
    guard let family = ModelFamily(rawValue: name) else { throw InputError("a task of the unknown family '\(name)'") }
    job = ModelJob(symbol: symbol, fold: fold, family: family)
    training = try reader.read()
    threads = try reader.read()
    mustFail = try reader.read()
    let times = try reader.readArray(of: Int64.self)
    bars = try HourlyBars(count: times.count)
    bars.times.update(from: times, count: times.count)
    for column in bars.values { try reader.readColumn(of: times.count, into: column) }
  }

  static func encode(_ output: Output, into writer: inout ByteWriter) {
    output.model.encode(into: &writer)
    writer.write(output.helpers)
    writer.write(output.blasThreads ?? 0)
  }

  static func decode(from reader: inout ByteReader) throws -> Output {
    let model = try TrainedModel(from: &reader)
    let helpers = try reader.read(Int.self)
    let blasThreads = try reader.read(Int.self)
    return Output(model: model, helpers: helpers, blasThreads: blasThreads > 0 ? blasThreads : nil)
  }
}
