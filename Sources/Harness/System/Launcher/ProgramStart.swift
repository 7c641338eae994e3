import CSpeedupLinux
import Glibc
import SpeedupCore

/// How one program is to be started: in a process group of its own, without a shell.
struct ProgramStart {
  /// The executable, already searched along PATH.
  var path: String
  /// Its arguments, the name it is called by first.
  package var command: [String]
  /// `NAME=value` each, over those of the caller.s environment.
  var variables: [String] = []
  /// Nil: the caller's own CPUs.
  var cpus: CpuSet?
  /// Its standard input; -1: `/dev/null`.
  var input: Int32 = -1
  /// Where it starts; nil: the caller's directory.
  var directory: String?
  /// Its standard output; -1: `/dev/null`.
  var output: Int32 = -1
  /// Its standard error; -1: `/dev/null`.
  var errors: Int32 = -1
  /// Its descriptor 3; -1: none.
  var report: Int32 = -1
  /// Its out-of-memory score, as in /proc/PID/oom_score_adj; nil: the caller's. To set one takes some 40 µs of the
  /// program's time.
  var outOfMemoryScore: String?

  /// Room for the masks of machines of up to 65,536 CPUs.
  private static let maskBytes = 8192

  /// Starts it; the clock is read right before, when everything is laid out.
  /// - Parameters:
  ///   - starter: the thread that does it; nil: the calling one.
  ///   - watched: descriptors that the caller wants to look at as soon as there is something in them.
  /// - Throws: ``SystemError`` that names the step that failed.
  func start(by starter: Starter? = nil, watched: [Int32] = []) throws(SystemError) -> StartedProgram {
    let null = open("/dev/null", O_RDWR | O_CLOEXEC)
    // Without it the program would have the caller's own streams, the launcher's socket for one.
    guard null >= 0 else { throw SystemError(call: "open /dev/null") }
    defer { close(null) }
    let arguments = CStrings(command)
    let variables = CStrings(environmentAnd: self.variables)
    let mask = cpus.map { CBytes($0.mask) }
    let score = outOfMemoryScore.map { CStrings([$0]) }
    let place = directory.map { CStrings([$0]) }
    var maskRead = [UInt8](repeating: 0, count: Self.maskBytes)
    var raw = cl_spawn_result()
    let code = path.withCString { path in
      maskRead.withUnsafeMutableBufferPointer { read in
        var request = cl_spawn_request()
        request.path = path
        request.arguments = UnsafePointer(arguments.pointer)
        request.environment = UnsafePointer(variables.pointer)
        request.mask = mask.map { UnsafePointer($0.pointer) }
        request.mask_bytes = mask?.count ?? 0
        request.mask_read = read.baseAddress
        request.mask_read_bytes = read.count
        request.input = input < 0 ? null : input
        request.output = output < 0 ? null : output
        request.directory = UnsafePointer(place?.pointer.pointee)
        request.errors = errors < 0 ? null : errors
        request.report = report
        request.oom_score = UnsafePointer(score?.pointer.pointee)
        return withExtendedLifetime((arguments, variables, mask, score, place)) {
          starter?.start(&request, &raw, watched: watched) ?? cl_spawn(&request, &raw)
        }
      }
    }
    guard code == 0 else {
      let step = ["", "affinity mask", "directory", "descriptors", "exec", "fork", "pidfd"][Int(raw.stage)]
      let asked = raw.stage == 1 ? " \(cpus?.list ?? "")" : raw.stage == 2 ? " \(directory ?? "")" : ""
      let why =
        switch (step, -code) {
        case ("exec", ENOEXEC): "; its first line names no interpreter (#!): add one, or say --shell"
        case ("exec", ENOENT) where Files.exists(path): "; the interpreter that its first line names is not there"
        default: ""
        }
      throw SystemError(call: "start \(path) (\(step)\(asked)\(why))", code: -code)
    }
    return StartedProgram(
      pid: raw.pid, pidfd: raw.pidfd, startedNanoseconds: raw.started_ns,
      maskRead: Array(maskRead.prefix(Int(max(0, raw.mask_read_bytes)))))
  }
}

/// A program that runs, or has ended and is not waited for yet. Its pidfd is the holder's to close.
struct StartedProgram {
  let pid: Int32
  /// Becomes readable when it ends.
  let pidfd: Int32
  /// The monotonic clock right before the fork.
  let startedNanoseconds: Int64
  fileprivate let maskRead: [UInt8]

  fileprivate init(pid: Int32, pidfd: Int32, startedNanoseconds: Int64, maskRead: [UInt8]) {
    self.pid = pid
    self.pidfd = pidfd
    self.startedNanoseconds = startedNanoseconds
    self.maskRead = maskRead
  }

  /// The CPUs it may run on, as the kernel gave them back just before exec.
  var mask: CpuSet { CpuSet(mask: maskRead) }
}
