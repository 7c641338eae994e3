/// List scheduling where worker w is bound to core w mod N and shares it with those that are there: a core is free as
/// soon as its own workers are, whatever the others still have to do.
package struct PinnedSchedule: Sendable, Equatable {
  /// Nanoseconds to the end of the last task.
  package let makespan: Double
  /// Nanoseconds with k cores busy, at k.
  package let busy: [Double]

  /// Replays a graph.
  /// - Parameter starts: when each worker is ready, in nanoseconds; as many as there are workers.
  package init(_ graph: TaskGraph, starts: [Int], cores: Int) {
    var tasks = ReadyTasks(graph, workers: starts.count, owners: nil)
    var arriving = starts.indices.sorted { (starts[$0], $0) < (starts[$1], $1) }[...]
    if starts.contains(where: { $0 > 0 }) {
      tasks.nobodyIdle()
    } else {
      arriving = []
    }
    var places = [Core](repeating: Core(), count: max(1, cores))
    var doing = [Int](repeating: 0, count: starts.count)
    var busy = [Double](repeating: 0, count: places.count + 1)
    var (now, active) = (0.0, 0)
    func start() {
      while let (worker, task) = tasks.next() {
        let core = worker % places.count
        if places[core].running.isEmpty { active += 1 }
        places[core].advance(to: now)
        doing[worker] = task
        places[core].running.insert(Event(time: places[core].share + Double(graph.costs[task]), number: worker))
      }
    }
    start()
    while true {
      var (next, at) = (Double.infinity, -1)
      for core in places.indices {
        let end = places[core].nextEnd
        if end < next { (next, at) = (end, core) }
      }
      if let first = arriving.first, Double(starts[first]) <= next {
        next = Double(starts[first])
        busy[active] += next - now
        now = next
        tasks.arrive(first)
        arriving = arriving.dropFirst()
      } else {
        guard at >= 0, let event = places[at].running.first else { break }
        busy[active] += next - now
        now = next
        places[at].advance(to: now)
        // As exact as the sum of the tasks: the share is what the task needed, whatever rounding did to the time.
        places[at].share = event.time
        _ = places[at].running.popFirst()
        if places[at].running.isEmpty { active -= 1 }
        tasks.finish(doing[event.number], by: event.number, of: graph)
      }
      start()
    }
    makespan = now
    self.busy = busy
  }

  /// Nanoseconds with tasks that take longer while k cores are busy; see ``ActivityProfile``.
  package func makespan(slowdown: [Double]) -> Double {
    busy.enumerated().reduce(0) { sum, place in
      sum + place.element
        * (slowdown.isEmpty || place.offset == 0 ? 1 : slowdown[min(place.offset, slowdown.count - 1)])
    }
  }

  /// One core, and the workers that run on it: each gets the same share.
  private struct Core {
    /// What each of those on it has had, in nanoseconds.
    var share = 0.0
    var since = 0.0
    /// By the share at which they are done.
    var running = MinHeap<Event<Double>>()

    var nextEnd: Double {
      running.first.map { since + max(0, $0.time - share) * Double(running.count) } ?? .infinity
    }

    mutating func advance(to now: Double) {
      if !running.isEmpty { share += (now - since) / Double(running.count) }
      since = now
    }
  }
}
