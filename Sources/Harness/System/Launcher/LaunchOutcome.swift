import SpeedupCore

/// How a launched program ended, and what it used. Its figures read as if they were its own: `outcome.wall`.
@dynamicMemberLookup
package struct LaunchOutcome: Sendable, Equatable {
  package enum Ending: Sendable, Equatable {
    /// By itself, with this exit status.
    case exited(Int32)
    /// By a signal that was not the launcher's.
    case signalled(Int32)
    /// Killed by the launcher at the time limit.
    case timedOut
    /// Killed at the memory limit, by the kernel or by the launcher.
    case outOfMemory
    /// Killed by the launcher for flooding standard error, or the file of its standard output.
    case flooded
    /// Never started; the text names the failing call.
    case notStarted(String)
    /// The launcher was stopped or killed during the run, which the text tells: it has no figures.
    case launcherLost(String)
  }

  package var ending: Ending
  /// What the tree used; the wall time from just before the fork to the notice of its end.
  package var figures = RunFigures()
  /// The affinity mask as the kernel gave it back just before exec.
  package var mask: CpuSet?
  /// The monotonic clock right before it was started.
  package var startedNanoseconds: Int64 = 0
  /// Processes it left behind, killed by the launcher.
  package var leftovers = 0
  /// How many of those could not be killed.
  package var unkillable = 0
  /// What could not be held or measured, a line each; the figures that it spoils are not there.
  package var remarks: [String] = []
  /// Whether it changed what later programs of the same launcher would be born with, and that can't be put back.
  package var spoilsLauncher = false
  /// How long it lived on after it was to be killed, where the system does not let the launcher kill it.
  package var outlived: Seconds?
  /// The last bytes of its standard error.
  package var errorTail = ""
  /// What it wrote to descriptor 3.
  package var report: [UInt8] = []

  package init(ending: Ending) { self.ending = ending }

  // Not by paths through `RunFigures`, which are made anew at every use: some 3 µs each, twenty times a run.
  package subscript<Value: NumericFigure>(dynamicMember path: KeyPath<RunMetrics, RunMetric<Value>>) -> Value? {
    get { figures[dynamicMember: path] }
    set { figures[dynamicMember: path] = newValue }
  }

  package subscript(dynamicMember path: KeyPath<RunMetrics, RunMetric<String>>) -> String? {
    get { figures[dynamicMember: path] }
    set { figures[dynamicMember: path] = newValue }
  }

  package var peakMethod: PeakMemoryMethod? {
    get { figures.peakMemoryMethod.flatMap { PeakMemoryMethod(rawValue: $0) } }
    set { figures.peakMemoryMethod = newValue?.rawValue }
  }
}

extension LaunchOutcome {
  package func encode() -> [UInt8] {
    var writer = ByteWriter()
    let (kind, code, text): (Int, Int32, String) =
      switch ending {
      case .exited(let status): (0, status, "")
      case .signalled(let signal): (1, signal, "")
      case .timedOut: (2, 0, "")
      case .outOfMemory: (3, 0, "")
      case .flooded: (4, 0, "")
      case .notStarted(let why): (5, 0, why)
      case .launcherLost(let why): (6, 0, why)
      }
    writer.write(kind)
    writer.write(code)
    writer.write(string: text)
    writer.write(texts: figures.fields)
    writer.write(mask != nil)
    writer.write(string: mask?.list ?? "")
    writer.write(leftovers)
    writer.write(unkillable)
    writer.write(strings: remarks)
    writer.write(outlived?.value ?? -1)
    writer.write(string: errorTail)
    writer.write(array: report)
    writer.write(startedNanoseconds)
    writer.write(spoilsLauncher)
    return writer.bytes
  }

  package init(decoding bytes: [UInt8]) throws {
    var reader = ByteReader(bytes)
    let kind = try reader.read(Int.self)
    let code = try reader.read(Int32.self)
    let text = try reader.readString()
    switch kind {
    case 0: ending = .exited(code)
    case 1: ending = .signalled(code)
    case 2: ending = .timedOut
    case 3: ending = .outOfMemory
    case 4: ending = .flooded
    case 6: ending = .launcherLost(text)
    default: ending = .notStarted(text)
    }
    figures.fields = try reader.readTexts()
    let masked = try reader.read(Bool.self)
    let list = try reader.readString()
    mask = masked ? CpuSet(list: list) : nil
    leftovers = try reader.read(Int.self)
    unkillable = try reader.read(Int.self)
    remarks = try reader.readStrings()
    let outlived = try reader.read(Double.self)
    self.outlived = outlived < 0 ? nil : Seconds(outlived)
    errorTail = try reader.readString()
    report = try reader.readArray()
    startedNanoseconds = try reader.read()
    spoilsLauncher = try reader.read(Bool.self)
  }
}
