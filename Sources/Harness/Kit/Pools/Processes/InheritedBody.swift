import SpeedupCore
import Synchronization

/// A closure that worker processes have from their parent: they are forked while it is here, so only the index of a task
/// and its output cross as bytes.
enum InheritedBody {
  private static let body = Mutex<(any Sendable)?>(nil)

  /// Runs `work` with `body` in place for every process that is forked meanwhile.
  static func with<Result>(_ body: any Sendable, _ work: () throws -> Result) rethrows -> Result {
    self.body.withLock { $0 = body }
    defer { self.body.withLock { $0 = nil } }
    return try work()
  }

  /// The closure that was in place at the fork.
  static func get<Body: Sendable>(_ type: Body.Type) -> Body? { body.withLock { $0 as? Body } }
}

/// One index of a closure's work.
struct IndexTask<Output: ByteCodable>: ParallelTask {
  typealias Body = @Sendable (_ index: Int, _ context: TaskContext) throws -> Output

  let index: Int

  init(_ index: Int) { self.index = index }

  func run(_ context: TaskContext) throws -> Output {
    guard let body = InheritedBody.get(Body.self) else {
      throw WorkerPoolError("the work of the phase '\(context.phase.name)' was not there when its worker was forked")
    }
    return try body(index, context)
  }

  func encode(into writer: inout ByteWriter) { writer.write(index) }
  init(from reader: inout ByteReader) throws { index = try reader.read() }
}
