import Units

/// How busy the machine is with other work right now. nil is "unknown".
package struct Contention: Sendable, Equatable {
  /// Average number of runnable or disk-waiting threads over the last minute.
  package var loadAverage: Double?
  /// Who waited for a CPU.
  package var cpuPressure: PressureStall?
  /// Who waited for memory to be freed.
  package var memoryPressure: PressureStall?
  /// Who waited for input or output.
  package var ioPressure: PressureStall?
  /// The part of all CPU time since boot that the hypervisor gave to others, in 0...1.
  package var stealFraction: Double?

  /// Nothing known.
  package init() {}

  /// The state by /proc/loadavg, /proc/pressure and /proc/stat.
  package init(reading files: SystemFiles) {
    loadAverage = files.line("/proc/loadavg")?.split(separator: " ").first.flatMap { Double($0) }
    cpuPressure = files.text("/proc/pressure/cpu").flatMap { PressureStall($0) }
    memoryPressure = files.text("/proc/pressure/memory").flatMap { PressureStall($0) }
    ioPressure = files.text("/proc/pressure/io").flatMap { PressureStall($0) }
    stealFraction = files.line("/proc/stat").flatMap(Self.stealFraction)
  }

  /// From `cpu user nice system idle iowait irq softirq steal guest guest_nice`; guest time is counted in user
  /// time already. See proc_stat(5).
  private static func stealFraction(_ line: String) -> Double? {
    let fields = line.split(separator: " ")
    guard fields.first == "cpu", fields.count >= 9 else { return nil }
    let ticks = fields[1...8].compactMap { Int($0) }
    let total = ticks.reduce(0, +)
    return ticks.count == 8 && total > 0 ? Double(ticks[7]) / Double(total) : nil
  }
}

/// A file of the kernel's pressure stall information: how much of the time tasks waited for one resource.
package struct PressureStall: Sendable, Equatable {
  /// Percentage of the last ten seconds in which some task waited, in 0...100.
  package let some10: Double
  /// Time since boot in which some task waited.
  package let someTotal: Seconds
  /// Percentage of the last ten seconds in which all tasks waited at once; nil where the kernel does not tell.
  package let full10: Double?

  /// Reads `some avg10=0.00 avg60=0.00 avg300=0.06 total=4854723` and the line `full` of the same form, whose
  /// total is in microseconds; nil for anything else.
  package init?(_ text: String) {
    var lines: [Substring: [Substring: Substring]] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard let name = fields.first else { continue }
      for field in fields.dropFirst() {
        let sides = field.split(separator: "=")
        if sides.count == 2 { lines[name, default: [:]][sides[0]] = sides[1] }
      }
    }
    guard let some10 = lines["some"]?["avg10"].flatMap({ Double($0) }),
      let total = lines["some"]?["total"].flatMap({ Int64($0) })
    else { return nil }
    self.some10 = some10
    someTotal = Seconds(Double(total) * 1e-6)
    full10 = lines["full"]?["avg10"].flatMap { Double($0) }
  }
}
