import SpeedupCore

/// A program that the launcher is to start, measure and, if need be, kill.
package struct LaunchRequest: Sendable, Equatable {
  /// The executable and its arguments; the executable is searched along PATH where it holds no slash.
  package var command: [String]
  /// The CPUs it may run on; nil: the launcher's own.
  package var cpus: CpuSet?
  /// Killed, with all its descendants, after this long.
  package var timeout: Seconds?
  /// Killed when the tree uses more than this.
  package var memoryLimit: Bytes?
  /// Killed when it writes more than this to standard error, or to ``outputFile``.
  package var errorLimit: Bytes
  /// Whether descriptor 3 of the program is a pipe whose bytes come back in the outcome.
  package var wantsReport: Bool
  /// A directory that the launcher removes, with all that is in it, when the run is over: also when whoever asked for the
  /// run has died.
  package var scratch: String?

  /// Files of the scratch directory that outlive it.
  package var kept: KeptFiles?
  /// What its standard input holds; empty: it is `/dev/null`.
  package var input: [UInt8]
  /// Variables of its environment, as `NAME=value`, over the launcher's own.
  package var environment: [String] = []
  /// The directory it starts in; empty: the launcher's.
  package var directory = ""
  /// The file on its standard input, where ``input`` is empty; empty: `/dev/null`.
  package var inputFile = ""
  /// The file that its standard output goes to; empty: `/dev/null`.
  package var outputFile = ""
  /// Whether both its outputs are the launcher's standard error.
  package var showsOutput = false
  /// Whether no other run is likely to follow, so that nothing is prepared for one.
  package var isLast = false
  /// Whether what a pause let go cold is warmed up before, where no report is wanted (a workload's timed region lies inside its
  /// process, far from its start).
  package var warmsUp = true

  /// A request for `command` without limits.
  package init(
    _ command: [String], cpus: CpuSet? = nil, timeout: Seconds? = nil, memoryLimit: Bytes? = nil,
    errorLimit: Bytes = Bytes(64 * 1_048_576), wantsReport: Bool = false,
    scratch: String? = nil, input: [UInt8] = []
  ) {
    self.command = command
    self.cpus = cpus
    self.timeout = timeout
    self.memoryLimit = memoryLimit
    self.errorLimit = errorLimit
    self.wantsReport = wantsReport
    self.scratch = scratch
    self.input = input
  }

  package func encode() -> [UInt8] {
    var writer = ByteWriter()
    writer.write(strings: command)
    writer.write(cpus != nil)
    writer.write(string: cpus?.list ?? "")
    writer.write(timeout?.value ?? -1)
    writer.write(memoryLimit?.count ?? -1)
    writer.write(errorLimit.count)
    writer.write(wantsReport)
    writer.write(string: scratch ?? "")
    writer.write(array: input)
    writer.write(string: kept?.name ?? "")
    writer.write(string: kept?.directory ?? "")
    writer.write(strings: environment)
    for text in [directory, inputFile, outputFile] { writer.write(string: text) }
    for flag in [showsOutput, isLast, warmsUp] { writer.write(flag) }
    return writer.bytes
  }

  package init(decoding bytes: [UInt8]) throws {
    var reader = ByteReader(bytes)
    command = try reader.readStrings()
    let pinned = try reader.read(Bool.self)
    let list = try reader.readString()
    cpus = pinned ? CpuSet(list: list) : nil
    let timeout = try reader.read(Double.self)
    self.timeout = timeout < 0 ? nil : Seconds(timeout)
    let limit = try reader.read(Int64.self)
    memoryLimit = limit < 0 ? nil : Bytes(limit)
    errorLimit = Bytes(try reader.read(Int64.self))
    wantsReport = try reader.read(Bool.self)
    let scratch = try reader.readString()
    self.scratch = scratch.isEmpty ? nil : scratch
    input = try reader.readArray(of: UInt8.self)
    let (name, directory) = (try reader.readString(), try reader.readString())
    environment = try reader.readStrings()
    self.directory = try reader.readString()
    inputFile = try reader.readString()
    outputFile = try reader.readString()
    showsOutput = try reader.read(Bool.self)
    isLast = try reader.read(Bool.self)
    warmsUp = try reader.read(Bool.self)
    kept = directory.isEmpty ? nil : KeptFiles(name: name, directory: directory)
  }
}

/// Files of a scratch directory that are copied out of it before it is removed: what a run leaves beside its report, of
/// any size.
package struct KeptFiles: Sendable, Equatable {
  /// The first one's name; what the workers of a pool leave is called `NAME.worker-N`.
  package var name: String
  /// Where they go; it exists.
  package var directory: String

  package init(name: String, directory: String) {
    self.name = name
    self.directory = directory
  }

  /// Whether a file of that name is one of them.
  func has(_ name: String) -> Bool { name == self.name || name.hasPrefix("\(self.name).worker-") }
}
