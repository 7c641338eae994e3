/// How long k workers were active at once, for every k: all that the number of cores needs to know of a schedule.
///
/// Where all active workers slow alike, be it because they share cores fairly or because they get into each other's
/// way, the schedule stays the same and only time stretches. So one simulation for a number of workers gives the time
/// on any number of cores: the sum over k of h(k) · max(1, k / N) · f(min(k, N)).
package struct ActivityProfile: Sendable, Equatable {
  /// Nanoseconds with k active, at k; place 0 is the time in which nobody was.
  package let time: [Int]

  /// From when to when each worker was active.
  package init(starts: [Int], ends: [Int]) {
    var time = [Int](repeating: 0, count: starts.count + 1)
    let (starts, ends) = (starts.sorted(), ends.sorted())
    var (began, ended, now) = (0, 0, 0)
    while ended < ends.count {
      let next = began < starts.count ? min(starts[began], ends[ended]) : ends[ended]
      time[began - ended] += next - now
      now = next
      // Whoever ends at the moment in which another begins makes no interval in between.
      if began < starts.count, starts[began] == next { began += 1 } else { ended += 1 }
    }
    self.time = time
  }

  package init(time: [Int]) { self.time = time }

  /// Nanoseconds on `cores` cores shared fairly.
  /// - Parameter slowdown: f(k), how much longer tasks take while k run side by side, at k; beyond its end its last.
  package func makespan(cores: Int, slowdown: [Double] = []) -> Double {
    var sum = 0.0
    for (active, span) in time.enumerated() where span > 0 {
      let sharing = active > cores ? Double(active) / Double(cores) : 1
      sum += Double(span) * sharing * Self.factor(min(active, cores), slowdown)
    }
    return sum
  }

  /// The same for 1, 2, … `cores` cores, in one pass over the profile.
  package func makespans(upTo cores: Int, slowdown: [Double] = []) -> [Double] {
    var shared = 0.0
    for active in 1..<max(1, time.count) { shared += Double(time[active]) * Double(active) }
    var alone = Double(time.first ?? 0)
    return (1...max(1, cores)).map { count in
      let factor = Self.factor(count, slowdown)
      if count < time.count {
        shared -= Double(time[count]) * Double(count)
        alone += Double(time[count]) * factor
      } else {
        shared = 0
      }
      return alone + shared / Double(count) * factor
    }
  }

  /// f at `count`; 1 where nobody is active, or nothing slows.
  static func factor(_ count: Int, _ slowdown: [Double]) -> Double {
    guard count > 0, !slowdown.isEmpty else { return 1 }
    return slowdown[min(count, slowdown.count - 1)]
  }
}
