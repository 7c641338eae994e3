import SpeedupKit

/// What one phase of a run took: wall time, and CPU time of all of the process with the workers that ended in it. CPU far
/// below wall × workers is waiting: for a disk, a lock, or other workers.
struct PhaseTime: Sendable, Equatable {
  private(set) var wall = Seconds(0)
  private(set) var cpu = Seconds(0)

  mutating func add<Result>(_ body: () throws -> Result) rethrows -> Result {
    let (startedWall, startedCPU) = (ProcessClock.now, ProcessClock.cpu)
    defer {
      wall = wall + (ProcessClock.now - startedWall)
      cpu = cpu + (ProcessClock.cpu - startedCPU)
    }
    return try body()
  }

  /// The two figures of a phase, `NAME_seconds` and `NAME_cpu_seconds`.
  func measures(_ phase: String) -> [String: String] {
    zip(Self.names(phase), ["\(wall.value)", "\(cpu.value)"]).reduce(into: [:]) { $0[$1.0] = $1.1 }
  }

  /// The names of those figures, as a workload declares them.
  static func names(_ phase: String) -> [String] { ["\(phase)_seconds", "\(phase)_cpu_seconds"] }
}
