import SpeedupCore

/// What starting programs by the launcher costs, and whether its figures hold.
package enum LaunchProbe {
  /// Starts a program that does nothing, `count` times, and nothing to warm up before the first: it weighs little in a median.
  /// - Throws: ``SystemError`` when the launcher has died, ``ProbeFailure`` when the program fails.
  package static func spawn(_ launcher: Launcher, count: Int) throws -> SpawnSamples {
    var samples = SpawnSamples()
    for _ in 0..<count {
      var request = LaunchRequest(["true"])
      request.warmsUp = false
      let outcome = try finished(launcher, request)
      if let wall = outcome.wall { samples.walls.append(wall) }
      samples.peakMethod = outcome.peakMethod
    }
    if samples.peakMethod?.isOfCgroup != true { samples.cgroupLack = CgroupLack.ofPeakMemory()?.description }
    return samples
  }

  /// Starts a program that writes to so many bytes, and to none, in turn.
  /// - Parameter executable: a program that calls ``TouchedMemory/serve(_:)``.
  /// - Throws: ``SystemError`` when the launcher has died, ``ProbeFailure`` when the program fails.
  package static func memory(
    _ launcher: Launcher, executable: String, bytes: Bytes, repeats: Int
  ) throws -> [MemorySample] {
    try (0..<repeats).flatMap { _ in
      try [Bytes(0), bytes].map { touched in
        let request = LaunchRequest([executable, TouchedMemory.argument, touched.description])
        let outcome = try finished(launcher, request)
        return MemorySample(touched: touched, peak: outcome.peakMemory, method: outcome.peakMethod)
      }
    }
  }

  /// Pins a started program, and a thread of this process, to every one of `cpus` in turn.
  /// - Throws: ``SystemError`` when the launcher has died or a thread can't be pinned, ``ProbeFailure`` when
  ///   the program fails.
  package static func affinity(_ launcher: Launcher, cpus: [Int]) throws -> [AffinitySample] {
    try cpus.map { cpu in
      let outcome = try finished(launcher, LaunchRequest(["true"], cpus: CpuSet([cpu])))
      let thread = try ProbeThreads.run(on: [cpu]) { _ in (try? Affinity.allowed(), Affinity.currentCpu) }
      return AffinitySample(
        asked: cpu, program: outcome.mask, thread: thread.first?.0, ranOn: thread.first?.1)
    }
  }

  private static func finished(_ launcher: Launcher, _ request: LaunchRequest) throws -> LaunchOutcome {
    let program = request.command.joined(separator: " ")
    guard let outcome = try launcher.run(request) else { throw ProbeFailure("\(program): interrupted") }
    switch outcome.ending {
    case .exited(0): return outcome
    case .notStarted(let why): throw ProbeFailure(why)
    default: throw ProbeFailure("\(program): ended as \(outcome.ending)")
    }
  }
}

/// A probe that could not be taken.
package struct ProbeFailure: Error, CustomStringConvertible, Equatable {
  package let description: String

  /// A failure for this reason.
  package init(_ description: String) { self.description = description }
}

/// What starting a program that does nothing took.
package struct SpawnSamples: Sendable, Equatable {
  /// From just before the fork to the notice of the end, a start each.
  package var walls: [Seconds] = []
  /// How its peak memory was had; nil when it could not be had.
  package var peakMethod: PeakMemoryMethod?
  /// Why that is no cgroup's; nil where it is, and where a group could be had.
  package var cgroupLack: String?

  /// No samples yet.
  package init() {}
}

/// What the launcher read as the peak memory of a program of known size.
package struct MemorySample: Sendable, Equatable {
  /// What the program wrote to, beside its own code and data.
  package let touched: Bytes
  /// What was read; nil when nothing could be read.
  package let peak: Bytes?
  package let method: PeakMemoryMethod?

  package init(touched: Bytes, peak: Bytes?, method: PeakMemoryMethod?) {
    self.touched = touched
    self.peak = peak
    self.method = method
  }
}

/// Whether a pin was honoured.
package struct AffinitySample: Sendable, Equatable {
  package let asked: Int
  /// The mask of a started program, as the kernel gave it back.
  package let program: CpuSet?
  /// The mask of a pinned thread, likewise.
  package let thread: CpuSet?
  /// The CPU the thread found itself on.
  package let ranOn: Int?

  package init(asked: Int, program: CpuSet?, thread: CpuSet?, ranOn: Int?) {
    self.asked = asked
    self.program = program
    self.thread = thread
    self.ranOn = ranOn
  }

  /// Whether all three agree with what was asked.
  package var honoured: Bool {
    let wanted = CpuSet([asked])
    return program == wanted && thread == wanted && ranOn == asked
  }
}
