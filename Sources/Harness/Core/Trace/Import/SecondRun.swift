/// A file of tasks that a second run was appended to, as far as it shows.
enum SecondRun {
  /// The first task of what may be another run: nobody works across its begin, whoever did a task before does none after,
  /// and phases begin again with the file's first; nil: there is none, or not all workers are told.
  /// - Parameter tasks: by their starts.
  static func begin(_ tasks: [ForeignTask]) -> ForeignTask? {
    guard tasks.allSatisfy({ !$0.worker.isEmpty }) else { return nil }
    var last: [String: Int] = [:]
    for (place, task) in tasks.enumerated() { last[task.worker] = place }
    var (furthest, until) = (0, Seconds(-.infinity))
    for (place, task) in tasks.enumerated() {
      if place > furthest, task.start > until, task.phase == tasks[0].phase { return task }
      furthest = max(furthest, last[task.worker] ?? place)
      until = max(until, task.end)
    }
    return nil
  }
}
