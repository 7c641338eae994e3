import CSpeedupLinux
import Glibc
import SpeedupCore

/// The launcher: a small process of its own that starts every program under measurement.
///
/// It is started before the harness grows, because a child's memory figures begin with those of the process that
/// starts it. It also outlives a killed harness just long enough to kill what runs: when the other end of its
/// socket closes, the run and the launcher end.
package enum LauncherServer {
  /// The first argument by which an executable knows that it is to be the launcher.
  package static let argument = "__launcher"

  /// Whether a process is there and may be a launcher; one whose words can't be read is taken for one. One that has ended
  /// counts as long as its harness, which cleans up after it, is there and has not reaped it. One whose harness has gone and
  /// that does not end by itself is ended: it can't see that when it is stopped or frozen, or waits for a disk that does not answer.
  /// - Parameter patience: how long it may take to end.
  static func serves(_ process: pid_t, patience: Seconds = Seconds(3)) -> Bool {
    guard kill(process, 0) == 0 || errno != ESRCH else { return false }
    guard let words = try? Files.read("/proc/\(process)/cmdline"), !words.isEmpty else {
      return ProcessTree.state(of: process) != "Z" || ProcessTree.parent(of: process) != 1
    }
    guard words.split(separator: 0).dropFirst().first.map({ $0.elementsEqual(argument.utf8) }) ?? false else {
      return false
    }
    guard isOrphan(process) else { return true }
    let start = ProcessClock.now
    while !LostLauncher.isHalted(process), ProcessClock.now - start < patience {
      if ProcessTree.isEnding(process) { return false }
      usleep(20_000)
    }
    _ = LostLauncher(process).end(nil, "its harness has gone")
    return false
  }

  /// Whether a launcher's harness has gone: it is init's child then, unless the harness is itself the first process of a
  /// container.
  private static func isOrphan(_ process: pid_t) -> Bool {
    guard ProcessTree.parent(of: process) == 1 else { return false }
    let first = Files.target("/proc/1/exe")
    return first == nil || first != Files.target("/proc/\(process)/exe")
  }

  /// A message that is no request: which process group goes with the harness.
  static func note(hook group: pid_t) -> [UInt8] { withUnsafeBytes(of: group) { Array($0) } }

  /// A message of one byte.
  enum Note: UInt8 {
    /// A run comes soon: its cgroup is made now.
    case prepare
    /// The first run of a command comes in some milliseconds: what the pause let go cold is warmed up.
    case warmUp
    /// No run comes any more. The launcher ends where it is: to leave its cgroups takes a wait each, and a process that ends
    /// is in none. Whoever sent it removes them.
    case farewell

    var message: [UInt8] { [rawValue] }

    /// nil: it is another message.
    init?(_ message: [UInt8]) {
      guard message.count == 1 else { return nil }
      self.init(rawValue: message[0])
    }
  }

  /// nil: it is a request.
  private static func hook(_ message: [UInt8]) -> pid_t? {
    message.count == MemoryLayout<pid_t>.size ? message.withUnsafeBytes { $0.loadUnaligned(as: pid_t.self) } : nil
  }

  /// Serves requests from the socket on descriptor 0 until the other end closes. Returns the exit status.
  package static func serve() -> Int32 {
    // Ctrl-C at the terminal is for the harness, which then closes the socket.
    setsid()
    _ = cl_become_subreaper()
    cl_watch_continuations()
    // It is ours alone where a run of ours is part of a run of another harness, and no program of ours is to have it.
    unsetenv(Environment.peakFileKey)
    let socket = FrameSocket(descriptor: fcntl(0, F_DUPFD_CLOEXEC, 3))
    var starter: Starter
    do { starter = try Starter() } catch {
      try? Files.writeAll(2, Array("speedup: \(error)\n".utf8), path: "standard error")
      return 1
    }
    var counter = InstructionCounter(of: starter.thread)
    var state = LauncherState(of: starter.thread)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    buffer.initializeMemory(as: UInt8.self, repeating: 1)
    defer { buffer.deallocate() }
    var primer = Primer()
    var noise: MachineNoise?
    var groups = Environment.value("SPEEDUP_NO_CGROUP") == nil ? RunCgroups(for: starter) : nil
    var leaves = true
    defer { if leaves { groups?.close() } }
    let account = CpuAccount(of: starter, entering: Environment.value("SPEEDUP_NO_CGROUP") == nil)
    defer { if leaves { account.close() } }
    ScratchDirectory.removeStale()
    defer { ScratchDirectory.removeAll(ofOwner: getpid()) }
    var hook: pid_t = 0
    defer { if hook > 1 { kill(-hook, SIGKILL) } }
    var isRenewed = true
    while let message = try? socket.receive() {
      switch Note(message) {
      case .prepare?:
        _ = groups?.next()
        continue
      case .warmUp?:
        primer?.run(on: starter.settle(for: nil), by: starter, times: Primer.startsAtBegin)
        primer?.noteEnd()
        continue
      case .farewell?:
        leaves = false
        return 0
      case nil: break
      }
      if let group = Self.hook(message) {
        hook = group
        continue
      }
      guard let request = try? LaunchRequest(decoding: message) else { return 1 }
      if !isRenewed { groups?.renew() }
      let shield = request.memoryLimit == nil ? nil : OutOfMemoryShield.raised(over: state.outOfMemoryScore)
      defer { shield?.lower() }
      var run = LaunchedRun(
        request: request, group: groups?.next(), shield: shield, starter: starter, state: state,
        primer: request.wantsReport || !request.warmsUp ? nil : primer, control: socket.descriptor,
        counter: counter, buffer: buffer, noise: noise)
      run.account = account
      var outcome = run.run()
      noise = run.noise
      primer?.noteEnd()
      if let scratch = request.scratch, let kept = request.kept {
        do { try ScratchDirectory.keep(kept, of: scratch) } catch {
          outcome.remarks.append("no trace is kept: \(error)")
        }
      }
      if let scratch = request.scratch { ScratchDirectory.remove(scratch) }
      guard (try? socket.send(outcome.encode())) != nil else { return 0 }
      if run.needsAnotherStarter {
        guard let another = try? Starter() else { return 1 }
        starter = another
        groups?.take(another)
        account.take(another)
        counter = InstructionCounter(of: another.thread)
        state = LauncherState(of: another.thread)
      }
      // Only now, while the harness writes the row.
      isRenewed = !request.isLast
      if isRenewed { groups?.renew() }
    }
    return 0
  }
}
