/// Between what any schedule that lets nobody idle while a task is ready must lie (Brent 1974, Graham 1969), in
/// nanoseconds. They bound the replay, not the machine: there tasks slow each other down.
package struct GreedyBounds: Sendable, Equatable {
  /// The larger of an equal share of the work and the longest chain.
  package let low: Double
  /// An equal share of the work, and of the longest chain what the other cores can't share in.
  package let high: Double

  /// Those of tasks that take `work` together and `span` in a row.
  /// - Parameter held: how long each lock is held in all. None can be held twice at once, so nothing takes less than the
  ///   largest of these; and while a worker waits for one somebody holds it, which lasts no longer than all of them.
  package init(work: Int, span: Int, held: [Int] = [], cores: Int) {
    let share = Double(work) / Double(cores)
    low = max(share, Double(max(span, held.max() ?? 0)))
    high = share + (1 - 1 / Double(cores)) * Double(held.reduce(span, +))
  }

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}
