/// In which order, and by whom, the tasks of a phase are taken.
package enum ReplaySchedule: String, CaseIterable, Sendable {
  /// Whoever is free takes the next chunk: what the pools do.
  case dynamic
  /// Every worker gets one stretch of equally many chunks before the start.
  case `static`
  /// As `dynamic`, the largest chunk first: what a pool could do that knew the times beforehand.
  case largestFirst = "largest-first"
}

/// How workers share cores where there are more of them.
package enum CoreSharing: String, CaseIterable, Sendable {
  /// All that are active slow alike, as under a fair scheduler.
  case fair
  /// Worker w stays on core w mod N, and shares it with those that are there.
  case pinned
}
