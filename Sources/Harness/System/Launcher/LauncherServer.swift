import CSpeedupLinux
import Glibc

/// The launcher: a small process of its own that starts every program under measurement.
///
/// It is started before the harness grows, because a child's memory figures begin with those of the process that
/// starts it. It also outlives a killed harness just long enough to kill what runs: when the other end of its
/// socket closes, the run and the launcher end.
package enum LauncherServer {
  /// The first argument by which an executable knows that it is to be the launcher.
  package static let argument = "__launcher"

  /// Whether a process is there and may be a launcher; one whose words can't be read is taken for one. One that has ended
  /// counts as long as its harness, which cleans up after it, is there and has not reaped it.
  static func serves(_ process: pid_t) -> Bool {
    guard kill(process, 0) == 0 || errno != ESRCH else { return false }
    guard let words = try? Files.read("/proc/\(process)/cmdline"), !words.isEmpty else {
      return ProcessTree.state(of: process) != "Z" || ProcessTree.parent(of: process) != 1
    }
    guard words.split(separator: 0).dropFirst().first.map({ $0.elementsEqual(argument.utf8) }) ?? false else {
      return false
    }
    // One that was stopped can't see that its harness has gone.
    return !LostLauncher.isStopped(process) || ProcessTree.parent(of: process) != 1
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
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65_536, alignment: 16)
    buffer.initializeMemory(as: UInt8.self, repeating: 1)
    defer { buffer.deallocate() }
    var primer = Primer()
    var noise: MachineNoise?
    var groups = Environment.value("SPEEDUP_NO_CGROUP") == nil ? RunCgroups() : nil
    defer { groups?.close() }
    let account = Environment.value("SPEEDUP_NO_CGROUP") == nil ? CpuAccount() : CpuAccount(entering: false)
    defer { account.close() }
    ScratchDirectory.removeStale()
    defer { ScratchDirectory.removeAll(ofOwner: getpid()) }
    while let message = try? socket.receive() {
      guard let request = try? LaunchRequest(decoding: message) else { return 1 }
      let shield = request.memoryLimit == nil ? nil : OutOfMemoryShield.raised()
      defer { shield?.lower() }
      var run = LaunchedRun(
        request: request, group: groups?.next(), shield: shield, starter: starter,
        // A workload's timed region lies inside its process, far from its start.
        primer: request.wantsReport ? nil : primer, control: socket.descriptor,
        counter: counter, buffer: buffer, noise: noise)
      run.account = account
      var outcome = run.run()
      noise = run.noise
      primer?.noteEnd()
      if let scratch = request.scratch, let kept = request.kept {
        do { try ScratchDirectory.keep(kept, of: scratch) } catch { outcome.errorTail += "\n\(error)" }
      }
      if let scratch = request.scratch { ScratchDirectory.remove(scratch) }
      guard (try? socket.send(outcome.encode())) != nil else { return 0 }
      // Only now, while the harness writes the row.
      groups?.renew()
      if run.needsAnotherStarter {
        guard let another = try? Starter() else { return 1 }
        starter = another
        counter = InstructionCounter(of: another.thread)
      }
    }
    return 0
  }
}
