/// List scheduling of a graph (Graham, "Bounds on multiprocessing timing anomalies", 1969): whoever is free takes the
/// ready task with the lowest number, and of several who are free it is the lowest worker.
package struct GraphSchedule: Sendable, Equatable {
  /// Who carried out each task.
  package let workers: [Int]
  /// When each task ended, in nanoseconds while every worker has a core to itself.
  package let ends: [Int]
  /// For how long how many were active. It gives the time on any number of cores that are shared fairly, since then
  /// who takes what does not depend on the number of cores.
  package let profile: ActivityProfile

  /// Replays a graph.
  /// - Parameter owners: the worker that must carry out each task, in the order of their numbers; nil: whoever is free.
  package init(_ graph: TaskGraph, workers count: Int, owners: [Int]? = nil) {
    var tasks = ReadyTasks(graph, workers: count, owners: owners)
    var running = MinHeap<Event<Int>>()
    var by = [Int](repeating: 0, count: graph.costs.count)
    var ends = by
    var time = [Int](repeating: 0, count: count + 1)
    var (now, doing) = (0, [Int](repeating: 0, count: count))
    func start() {
      while let (worker, task) = tasks.next() {
        by[task] = worker
        doing[worker] = task
        running.insert(Event(time: now + graph.costs[task], number: worker))
      }
    }
    start()
    while let event = running.popFirst() {
      time[running.count + 1] += event.time - now
      now = event.time
      ends[doing[event.number]] = now
      tasks.finish(doing[event.number], by: event.number, of: graph)
      start()
    }
    workers = by
    self.ends = ends
    profile = ActivityProfile(time: time)
  }

  /// When the last task ended, with a core for every worker.
  package var makespan: Int { ends.max() ?? 0 }
}

/// Which tasks wait for nothing any more, and who has nothing to do.
struct ReadyTasks {
  private var waits: [Int]
  private var idle = MinHeap<Int>()
  private var ready = MinHeap<Int>()
  /// With fixed owners: each worker's tasks from the last to the first, and who is idle.
  private var own: [[Int]]?
  private var isIdle: [Bool]

  init(_ graph: TaskGraph, workers: Int, owners: [Int]?) {
    waits = graph.waits
    isIdle = [Bool](repeating: true, count: workers)
    if let owners {
      var own = [[Int]](repeating: [], count: workers)
      for task in owners.indices.reversed() { own[owners[task]].append(task) }
      self.own = own
    }
    for worker in 0..<workers { idle.insert(worker) }
    for task in waits.indices where waits[task] == 0 && own == nil { ready.insert(task) }
  }

  /// Without anybody idle at first: they arrive by ``arrive(_:)``.
  mutating func nobodyIdle() {
    idle = MinHeap()
    for worker in isIdle.indices { isIdle[worker] = false }
  }

  /// A worker is there and has nothing to do.
  mutating func arrive(_ worker: Int) {
    idle.insert(worker)
    isIdle[worker] = true
  }

  /// The next one who starts, and with what; nil while nothing is ready or nobody is free.
  mutating func next() -> (worker: Int, task: Int)? {
    if own != nil {
      var waiting: [Int] = []
      defer { for worker in waiting { idle.insert(worker) } }
      while let worker = idle.popFirst() {
        if let task = own![worker].last, waits[task] == 0 {
          own![worker].removeLast()
          return (worker, task)
        }
        waiting.append(worker)
      }
      return nil
    }
    guard !ready.isEmpty, let worker = idle.popFirst(), let task = ready.popFirst() else { return nil }
    return (worker, task)
  }

  mutating func finish(_ task: Int, by worker: Int, of graph: TaskGraph) {
    idle.insert(worker)
    for next in graph.followers(task).lazy.map({ Int($0) }) {
      waits[next] -= 1
      if waits[next] == 0, own == nil { ready.insert(next) }
    }
  }
}
