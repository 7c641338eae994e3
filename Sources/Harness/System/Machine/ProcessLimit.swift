/// How many processes and threads may be alive at once: what a thread explosion runs into first. The kernel
/// does not hold root to `ulimit -u`, but it holds root to a control group.
package struct ProcessLimit: Sendable, Equatable {
  /// How many, of the user or in the control group.
  package let count: Int
  /// What says so: `ulimit -u`, or a control group's file.
  package let place: String

  /// The smallest limit by /proc/self/limits and the control groups; nil when there is none, or none is told.
  package init?(reading files: SystemFiles, groups: ControlGroups?) {
    var limits: [ProcessLimit] = []
    if let count = files.text("/proc/self/limits").flatMap(Self.softLimit) {
      limits.append(ProcessLimit(count: count, place: "ulimit -u"))
    }
    for directory in groups?.directories(of: "pids").paths ?? [] {
      let place = "\(directory)/pids.max"
      if let count = files.number(place) { limits.append(ProcessLimit(count: count, place: place)) }
    }
    guard let least = limits.min(by: { $0.count < $1.count }) else { return nil }
    self = least
  }

  private init(count: Int, place: String) {
    self.count = count
    self.place = place
  }

  /// The first number of the line `Max processes  96365  96365  processes`; nil when it is `unlimited`.
  private static func softLimit(_ text: String) -> Int? {
    let name = "Max processes"
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix(name) }) else { return nil }
    return leadingNumber(trimmed(line.dropFirst(name.count)))
  }
}
