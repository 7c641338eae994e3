import SpeedupCore

/// Whether the machine was fit for a verdict on wall time, judged by what the measured runs themselves lost.
///
/// Three losses are added up over the runs and set against their wall time. Each has a limit
/// (``FitnessLimits``, the same as the doctor's), and one above it makes the machine unfit:
///
/// - **run-queue delay**: time a run was ready but waited for a CPU. It lengthens the wall time one to one.
/// - **steal**: time the hypervisor gave to other guests, per CPU of this machine. Likewise. It comes in
///   clock ticks of 10 ms, so it says something only over many runs.
/// - **CPU pressure**: time in which *some* task of the machine waited for a CPU. It also counts tasks that
///   don't touch the run, so its limit is wider; it is what is left where the run-queue delay of a tree with
///   several threads is not known.
///
/// Of delay and pressure an allowance is taken off every run first: ``FitnessLimits/ownDelay`` and
/// ``FitnessLimits/ownPressure``.
///
/// CPU time and instructions don't depend on any of them and are judged on every machine.
package struct MachineFitness: Sendable, Equatable {
  /// One loss above its limit.
  package struct Excess: Sendable, Equatable {
    /// Such as `run-queue delay`.
    package let signal: String
    /// The share of the wall time that was lost.
    package let share: Double
    /// The share that is allowed.
    package let limit: Double

    /// Such as `run-queue delay took 12.3 % of the wall time; the limit is 1 %`.
    package var text: String {
      "\(signal) took \(Readable.percent(share)) of the wall time; the limit is \(Readable.percent(limit))"
    }
  }

  package enum Assessment: Sendable, Equatable {
    /// All that could be read is within its limit.
    case fit
    /// At least one loss is above its limit.
    case unfit([Excess])
    /// None of the three could be read, so nothing is known.
    case unknown

    /// Why wall time can't be judged; nil when it can.
    package var objection: String? {
      switch self {
      case .fit: nil
      case .unfit(let excesses): "the machine was unfit: " + excesses.map(\.text).joined(separator: "; ")
      case .unknown: "fitness unknown: run-queue delay, steal and CPU pressure could not be read"
      }
    }
  }

  /// A loss and the wall time it was lost in; both in seconds. Of a machine's figures no run lost more than its own time: the
  /// kernel books what came before a run within it, too.
  private struct Loss: Equatable {
    var lost = 0.0
    var wall = 0.0

    mutating func add(
      _ loss: Seconds?, beyond allowance: Seconds = Seconds(0), of wall: Seconds, isMachines: Bool = true
    ) {
      guard let loss else { return }
      lost += min(max(0, loss.value - allowance.value), isMachines ? wall.value : .infinity)
      self.wall += wall.value
    }
    var share: Double? { wall > 0 ? lost / wall : nil }
  }

  package let limits: FitnessLimits
  private let cpus: CoreCount
  private var delay = Loss()
  private var stolen = Loss()
  private var pressed = Loss()

  /// Before the first run.
  /// - Parameter cpus: the machine's CPUs; steal is summed over them.
  package init(cpus: CoreCount, limits: FitnessLimits = FitnessLimits()) {
    self.cpus = cpus
    self.limits = limits
  }

  /// Takes in one run. A run without a wall time says nothing.
  package mutating func observe(_ run: RunFigures) {
    guard let wall = run.wall, wall.value > 0 else { return }
    delay.add(run.runDelay, beyond: limits.ownDelay, of: wall, isMachines: false)
    stolen.add(run.steal.map { Seconds($0.value / Double(cpus.value)) }, of: wall)
    pressed.add(run.cpuPressure, beyond: limits.ownPressure, of: wall)
  }

  /// Share of the wall time spent waiting for a CPU, beyond ``FitnessLimits/ownDelay`` a run; nil: not measured.
  package var runDelay: Double? { delay.share }
  /// Share of one CPU's time that the hypervisor gave away; nil: not measured.
  package var steal: Double? { stolen.share }
  /// Share of the wall time in which some task waited for a CPU, beyond ``FitnessLimits/ownPressure`` a run; nil: not
  /// measured.
  package var pressure: Double? { pressed.share }

  /// What the runs so far say.
  package var assessment: Assessment {
    let signals = [
      ("run-queue delay", runDelay, limits.offCpu.unfit), ("steal", steal, limits.steal.unfit),
      ("CPU pressure", pressure, limits.cpuPressure.unfit),
    ]
    if signals.allSatisfy({ $0.1 == nil }) { return .unknown }
    let excesses = signals.compactMap { signal, share, limit in
      share.flatMap { $0 > limit ? Excess(signal: signal, share: $0, limit: limit) : nil }
    }
    return excesses.isEmpty ? .fit : .unfit(excesses)
  }
}
