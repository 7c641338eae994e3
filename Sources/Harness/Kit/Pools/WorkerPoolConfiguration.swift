/// What a pool is built from.
public struct WorkerPoolConfiguration: Sendable {
  /// How many workers; at least 1.
  public var workers: Int
  /// The CPU behind every virtual core: element v is the number of the CPU that virtual core v is pinned to.
  /// Longer than the machine when oversubscribed (CPUs then repeat). Empty: workers are not pinned.
  public var virtualCores: [Int]
  /// Watches the pool at work; nil: nobody does.
  public var observer: (any PoolObserver)?
  /// Whether one worker does it all, however many the pool says that it has: a workload then makes its tasks as for that
  /// many, and they can be traced undisturbed.
  package var isRehearsal = false

  public init(workers: Int, virtualCores: [Int] = [], observer: (any PoolObserver)? = nil) {
    self.workers = max(1, workers)
    self.virtualCores = virtualCores
    self.observer = observer
  }

  /// The virtual core of a worker: worker modulo cores; nil when workers are not pinned.
  public func virtualCore(ofWorker worker: Int) -> Int? {
    virtualCores.isEmpty ? nil : worker % virtualCores.count
  }

  /// The CPU that a worker is pinned to; nil when workers are not pinned.
  public func cpu(ofWorker worker: Int) -> Int? {
    virtualCore(ofWorker: worker).map { virtualCores[$0] }
  }
}
