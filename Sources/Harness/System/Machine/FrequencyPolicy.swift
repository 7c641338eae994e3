/// The settings by which the same code runs at different speeds on the same machine. nil is "unknown";
/// virtual machines seldom tell.
package struct FrequencyPolicy: Sendable, Equatable {
  /// The frequency governor, such as `performance`; several, joined by `, `, when the CPUs differ.
  package let governor: String?
  /// Whether CPUs may run above their nominal frequency for a while.
  package let turbo: Bool?
  /// The kernel's word on SMT: `on`, `off`, `forceoff`, `notsupported` or `notimplemented`.
  package let smtControl: String?

  /// The settings of these CPUs in /sys/devices/system/cpu.
  package init(reading files: SystemFiles, cpus: [Int]) {
    let root = "/sys/devices/system/cpu"
    let governors = cpus.compactMap { files.line("\(root)/cpu\($0)/cpufreq/scaling_governor") }
    governor = governors.isEmpty ? nil : Set(governors).sorted().joined(separator: ", ")
    // Intel's own driver turns the meaning round.
    turbo =
      Self.flag(files, "\(root)/cpufreq/boost")
      ?? Self.flag(files, "\(root)/intel_pstate/no_turbo").map { !$0 }
    smtControl = files.line("\(root)/smt/control")
  }

  private static func flag(_ files: SystemFiles, _ path: String) -> Bool? {
    switch files.number(path) {
    case 0: false
    case 1: true
    default: nil
    }
  }
}
