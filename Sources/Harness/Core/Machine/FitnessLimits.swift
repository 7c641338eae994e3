/// Where a figure begins to matter, and where it rules a metric out. Figures above a limit exceed it; one
/// that equals it does not.
package struct FitnessLimit: Sendable, Equatable {
  /// Above this: measure, but mind it.
  package let warning: Double
  /// Above this, which is not below ``warning``: don't measure.
  package let unfit: Double

  /// What a figure is worth; `ok` up to the first limit.
  package func severity(of figure: Double) -> Severity {
    figure > unfit ? .unfit : figure > warning ? .warning : .ok
  }
}

/// All limits that a machine is judged by: before runs (`doctor`, and `sweep` when it begins), by what all runs
/// together lost (`gate`, see `MachineFitness`) and by what one run lost (`sweep`, see ``RunDisturbance``). What the one
/// calls unfit the other refuses. Shares and spreads are fractions: 0.01 is 1 %.
///
/// They start from what a comparison must resolve: a margin of ±1 % and a regression of 2 to 5 %.
package struct FitnessLimits: Sendable, Equatable {
  /// Part of a run's time in which it was ready but off its CPU. Waiting adds to wall time one to one. Measured on a
  /// machine of 2 CPUs with runs of 20 ms, beyond a run's own delay: 0.3 % when quiet, 0.8 % with one bursty neighbour,
  /// 2 % with two in a mild spell, and 20 % under a compiler. (Under heavy load comparisons of paired wall times found
  /// regressions of 2 to 5 % in only 10–23 % of cases.)
  package var offCpu = FitnessLimit(warning: 0.005, unfit: 0.01)

  /// The same of a single run: twice that of many runs together, since one delay weighs more in it.
  package var offCpuOfOneRun = FitnessLimit(warning: 0.01, unfit: 0.02)

  /// Part of a cell's runs that were disturbed. One or two do not move a median; a quarter of them can take an end of its
  /// interval along, so that no verdict on wall time rests on it.
  package var disturbedRuns = FitnessLimit(warning: 0, unfit: 0.25)

  /// Run-queue delay that every run has on an idle machine, from the fork until it first runs: 0.2 to 0.3 ms. The
  /// launcher runs on the same machine, and its own short waits are no other load.
  package var ownDelay = Seconds(0.0005)

  /// CPU pressure likewise: the launcher, woken beside the run, waits up to a tick of 4 ms for its turn.
  package var ownPressure = Seconds(0.005)

  /// Step in which steal is counted: one may belong to any single run.
  package var stealTick = Seconds(0.01)

  /// Part of the wanted CPU time that the hypervisor gave to others: it adds to wall time like waiting, but comes in
  /// clock ticks of 10 ms.
  package var steal = FitnessLimit(warning: 0.01, unfit: 0.02)

  /// Part of the CPUs' time that others used. A run on all CPUs is slowed by as much; a run on few can evade
  /// it, so the limits are five times those on waiting itself. (LLVM's benchmarking tips: disable as many
  /// processes and services as possible.)
  package var othersBusy = FitnessLimit(warning: 0.05, unfit: 0.25)

  /// Mean number of others' runnable threads per CPU that is online. At 0.5 every second CPU has one already,
  /// so that a run with as many threads as CPUs waits for half of them.
  package var runnablePerCpu = FitnessLimit(warning: 0.1, unfit: 0.5)

  /// Part of the time in which some thread waited for a CPU (pressure stall information). Wider than `offCpu`, since it
  /// counts threads that don't touch the run: 2 % when quiet, 1 % with one bursty neighbour, 9 % with two, 50 % under a
  /// compiler.
  package var cpuPressure = FitnessLimit(warning: 0.02, unfit: 0.05)

  /// Part of the last ten seconds in which some thread waited for memory or for input and output: what waits
  /// now will wait during runs, and reclaimed memory falsifies peaks.
  package var stall = FitnessLimit(warning: 0.01, unfit: 0.10)

  /// Smallest step of the clock, in seconds. The shortest program takes about 0.5 ms: 1 µs is 0.2 % of that.
  /// At 1 ms a run of 100 ms is known to 1 % only.
  package var clockStep = FitnessLimit(warning: 1e-6, unfit: 1e-3)

  /// Cost of reading the clock, in seconds. Through the vDSO it is 20 to 60 ns; sources that need a system
  /// call and a device (hpet, acpi_pm) take 1 µs and more, which a workload that times its tasks pays for
  /// every task.
  package var clockCost = FitnessLimit(warning: 0.5e-6, unfit: 50e-6)

  /// Median wall time of starting a program that does nothing, in seconds: the floor under every run. A
  /// virtual machine of 2 CPUs was measured at 0.5 ms; ten times that means that something (an endpoint
  /// scanner, a traced kernel, emulation) sits in between.
  package var spawn = FitnessLimit(warning: 5e-3, unfit: 100e-3)

  /// Spread of that time, (p90 − p10) / median. It is the start-up's own jitter, and matters to short runs
  /// only, so it never makes a machine unfit by itself.
  package var spawnSpread = FitnessLimit(warning: 0.5, unfit: .infinity)

  /// Spread of a compute kernel's CPU time on one CPU, (p90 − p10) / median. Of normal noise with deviation σ
  /// that is 2.56 σ. The sign-test interval of n pairs is about ±1.25 σ √2 · 1.96 / √n wide: 20 pairs resolve
  /// ±1 % while the spread is below 3.3 %, and above 25 % even 1000 pairs don't resolve ±1 %.
  package var kernelSpread = FitnessLimit(warning: 0.033, unfit: 0.25)

  /// Difference between the fastest and the slowest CPU's median, over the fastest. Beyond the warning (which
  /// is that on the spread) a run must always get the same CPUs; beyond the other limit (cores of two kinds)
  /// P CPUs are not P times one, and "ideal speed-up" has no meaning.
  package var cpuDifference = FitnessLimit(warning: 0.033, unfit: 0.25)

  /// Change of the kernel's CPU time over the run-down that the 95 % interval leaves no doubt about. Machines
  /// that heat up lose speed over seconds to minutes (Barrett et al., "Virtual machine warmup blows hot and
  /// cold", 2017, therefore wait for the temperature before each run). Interleaved runs cancel slow drift,
  /// block-wise ones don't.
  package var drift = FitnessLimit(warning: 0.02, unfit: 0.10)

  /// What is missing from the ideal speed-up of work that shares nothing, over the ideal. Nothing can scale
  /// better than this, so every measured speed-up is too low by as much. At 10 % a claim 10 % beyond the line
  /// is missed.
  package var scalingLoss = FitnessLimit(warning: 0.10, unfit: 0.25)

  /// Width of that speed-up's interval, over the speed-up: beyond ±10 % a claim 10 % past the line is not
  /// decided. More rounds would narrow it, so it never makes a machine unfit by itself.
  package var scalingWidth = FitnessLimit(warning: 0.20, unfit: .infinity)

  /// Largest error of the peak-memory reading on a program of known size; beyond it the method is wrong here.
  package var memoryError = 0.02

  /// Size of that program: 2 % of it is far above what allocators and page tables add.
  package var memoryProbe = Bytes(64 * 1_048_576)

  /// Part of the machine's memory that is swapped out. Swapped pages are in no peak, and coming back costs
  /// time.
  package var swapUsed = FitnessLimit(warning: 0.01, unfit: 0.25)

  /// Level of all intervals.
  package var confidence = 0.95

  package init() {}
}
