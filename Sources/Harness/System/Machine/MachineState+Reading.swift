import SpeedupCore

extension MachineState {
  /// The state by /proc/loadavg, /proc/pressure and /proc/stat.
  package init(reading files: SystemFiles) {
    self.init()
    loadAverage = files.line("/proc/loadavg")?.split(separator: " ").first.flatMap { finite($0) }
    cpuPressure = files.line("/proc/pressure/cpu").flatMap(Self.some10)
    memoryPressure = files.line("/proc/pressure/memory").flatMap(Self.some10)
    ioPressure = files.line("/proc/pressure/io").flatMap(Self.some10)
    stealFraction = files.line("/proc/stat").flatMap(Self.stealFraction)
  }

  /// From `some avg10=0.00 avg60=0.00 avg300=0.06 total=4854723`, the kernel's pressure stall information.
  private static func some10(_ line: String) -> Double? {
    let fields = line.split(separator: " ")
    guard fields.first == "some", fields.count > 1, fields[1].hasPrefix("avg10=") else { return nil }
    return finite(fields[1].dropFirst(6))
  }

  /// From `cpu user nice system idle iowait irq softirq steal guest guest_nice`; guest time is counted in
  /// user time already. See proc_stat(5).
  private static func stealFraction(_ line: String) -> Double? {
    let fields = line.split(separator: " ")
    guard fields.first == "cpu", fields.count >= 9 else { return nil }
    let ticks = fields[1...8].compactMap { UInt64($0) }.map { Double($0) }
    let total = ticks.reduce(0, +)
    return ticks.count == 8 && total > 0 ? ticks[7] / total : nil
  }
}
