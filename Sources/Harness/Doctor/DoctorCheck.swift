import SpeedupCore

/// One question to a machine: from what was gathered to a finding, or nil where the question does not arise
/// (the thermal run-down of an examination that left it out). A check reads no clock and no file, so that
/// every answer can be tested.
package typealias DoctorCheck = @Sendable (Examination, FitnessLimits) -> Finding?

package enum Checks {
  /// All of them, in the order in which findings of equal severity are reported.
  package static let all: [DoctorCheck] = [
    // What is going on.
    otherLoad, cpuPressure, stalls, steal, offCpu,
    // How the machine does the same work again.
    coreStability, coreDifference, runDown, threadScaling, memoryScaling, selfComparison,
    // What the figures rest on.
    clock, cpuClock, spawnCost, peakMemory, affinity, instructionCounter,
    // How it is set.
    cpuQuota, governor, turbo, smt, layoutRandomisation, hugePages, swap, tools,
  ]
}
