import SpeedupCore

/// Settings of the kernel that move measurements, beside those of ``FrequencyPolicy``. nil is "unknown".
package struct KernelSettings: Sendable, Equatable {
  /// Address space layout randomisation: 0 off, 1 without the heap, 2 full.
  package var layoutRandomisation: Int?
  /// What the kernel tells time by, such as `tsc` or `hpet`.
  package var clockSource: String?
  /// What it could tell time by.
  package var clockSources: [String] = []
  /// When huge pages are handed out without being asked for: `always`, `madvise` or `never`.
  package var hugePages: String?
  /// Room for swapping.
  package var swapTotal: Bytes?
  /// How much of it is taken.
  package var swapUsed: Bytes?
  /// The shell command that turns turbo off.
  package var turboOff: String?

  package init() {}

  package init(reading files: SystemFiles) {
    layoutRandomisation = files.number("/proc/sys/kernel/randomize_va_space")
    let clock = "/sys/devices/system/clocksource/clocksource0"
    clockSource = files.line("\(clock)/current_clocksource")
    clockSources =
      files.line("\(clock)/available_clocksource")?.split(separator: " ").map(String.init) ?? []
    hugePages = files.line("/sys/kernel/mm/transparent_hugepage/enabled").flatMap(Self.chosen)
    let meminfo = files.text("/proc/meminfo") ?? ""
    swapTotal = ProcessTree.size("SwapTotal:", in: meminfo)
    if let total = swapTotal, let free = ProcessTree.size("SwapFree:", in: meminfo), free <= total {
      swapUsed = total - free
    }
    turboOff = Self.turboSwitches.first { files.line($0.path) != nil }
      .map { "echo \($0.off) | sudo tee \($0.path)" }
  }

  /// Intel's own driver turns the meaning round.
  private static let turboSwitches = [
    (path: "/sys/devices/system/cpu/cpufreq/boost", off: 0),
    (path: "/sys/devices/system/cpu/intel_pstate/no_turbo", off: 1),
  ]

  /// The word in brackets of `always [madvise] never`.
  private static func chosen(_ line: String) -> String? {
    line.split(separator: " ").first { $0.hasPrefix("[") && $0.hasSuffix("]") }
      .map { String($0.dropFirst().dropLast()) }
  }
}
