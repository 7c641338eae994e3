import SpeedupCore

/// How CPUs have spent their time since boot, by /proc/stat. See proc_stat(5).
package struct ProcessorTicks: Sendable, Equatable {
  /// Running something: user, nice, system and interrupts.
  package var busy: Seconds
  /// Not running although something wanted to, because the hypervisor ran something else.
  package var steal: Seconds
  /// All time, idle included.
  package var total: Seconds

  /// The sum over the CPUs in `cpus` that the text tells of; nil when it tells of none.
  package init?(parsing text: String, cpus: CpuSet) {
    let wanted = Set(cpus.cpus.map { "cpu\($0)" })
    var (busy, steal, total, found) = (UInt64(0), UInt64(0), UInt64(0), false)
    for line in text.split(separator: "\n") where line.hasPrefix("cpu") {
      let fields = line.split(separator: " ")
      // user nice system idle iowait irq softirq steal; what follows is contained in user and nice.
      guard fields.count >= 9, wanted.contains(String(fields[0])) else { continue }
      let ticks = fields[1...8].compactMap { UInt64($0) }
      guard ticks.count == 8 else { return nil }
      found = true
      busy += ticks[0] + ticks[1] + ticks[2] + ticks[5] + ticks[6]
      steal += ticks[7]
      total += ticks.reduce(0, +)
    }
    guard found else { return nil }
    // Ticks of 1/100 s, the unit of /proc on every architecture.
    self.busy = Seconds(Double(busy) / 100)
    self.steal = Seconds(Double(steal) / 100)
    self.total = Seconds(Double(total) / 100)
  }
}
