/// The part of a fingerprint that changes by the minute: how busy the machine was. nil is "unknown".
package struct MachineState: Codable, Sendable, Equatable {
  /// Average number of runnable or disk-waiting threads over the last minute.
  package var loadAverage: Double?
  /// Percentage of the last ten seconds in which some task waited for a CPU.
  package var cpuPressure: Double?
  /// The same for memory.
  package var memoryPressure: Double?
  /// The same for input and output.
  package var ioPressure: Double?
  /// The part of all CPU time since boot that the hypervisor gave to others, in 0...1.
  package var stealFraction: Double?
  /// Memory that the process could have had.
  package var memoryAvailable: Bytes?
  /// Whether it was fit to measure, by a short examination; nil: not examined.
  package var fitness: Fitness?
  /// The day in universal time, such as `2024-01-31`.
  package var day: String?
  /// The commit of the git checkout around the working directory, where there is one.
  package var commit: String?

  private enum CodingKeys: String, CodingKey {
    case fitness, day, commit
    case loadAverage = "load_average_1min"
    case cpuPressure = "cpu_pressure_10s_percent"
    case memoryPressure = "memory_pressure_10s_percent"
    case ioPressure = "io_pressure_10s_percent"
    case stealFraction = "steal_fraction_since_boot"
    case memoryAvailable = "memory_available_bytes"
  }

  package init() {}
}
