import SpeedupCore

/// What the machine as a whole lost to others: read before and after a run.
struct MachineNoise {
  /// Time stolen by the hypervisor, all CPUs, since boot; whole clock ticks (10 ms) only.
  let steal: Seconds?
  /// Time in which some task waited for a CPU, since boot.
  let pressure: Seconds?
  private let read = ProcessClock.now

  /// Whether it may stand for the start of a run now: what is lost in so short a pause counts as the run's.
  var isFresh: Bool { ProcessClock.now - read < Seconds(0.002) }

  private init(steal: Seconds?, pressure: Seconds?) {
    self.steal = steal
    self.pressure = pressure
  }

  static func now() -> MachineNoise {
    MachineNoise(
      steal: statistics?.text.flatMap(stolen), pressure: pressures?.text.flatMap(someTotal))
  }

  private static let statistics = KernelFile("/proc/stat")
  private static let pressures = KernelFile("/proc/pressure/cpu")

  /// The eighth counter of the line `cpu`, in ticks of 1/100 s (the unit of /proc on every architecture).
  static func stolen(in text: String) -> Seconds? {
    let fields = text.prefix { $0 != "\n" }.split(separator: " ")
    guard fields.first == "cpu", fields.count > 8, let ticks = Int(fields[8]) else { return nil }
    return Seconds(Double(ticks) / 100)
  }

  /// `total=` of the line `some`, in microseconds.
  static func someTotal(in text: String) -> Seconds? {
    guard let line = text.split(separator: "\n").first(where: { $0.hasPrefix("some ") }),
      let total = line.split(separator: " ").last, total.hasPrefix("total="),
      let microseconds = Int(total.dropFirst(6))
    else { return nil }
    return Seconds(Double(microseconds) * 1e-6)
  }
}
