import Glibc
import SpeedupCore

/// The harness's end of the launcher process: sends a request, waits for the outcome.
///
/// No program ends more than its own run: a launcher that was killed, by the kernel for memory or by what it started, or
/// that was stopped or frozen, is ended and cleaned up after (``LostLauncher``), and another one takes its place.
package final class Launcher {
  private let executable: String
  /// Nil: this process's.
  private let environment: [String]?
  private var socket: FrameSocket
  private(set) var process: pid_t
  private var running: (request: LaunchRequest, since: Seconds)?
  /// Whether it has answered all requests.
  private var isIdle = true
  /// Whether it was told that no run comes any more.
  private var isDismissed = false

  /// How long beyond a run's time limit the launcher may take to end it.
  private static let patience = Seconds(30)
  /// How often it is looked whether it stands still; somewhat less than a socket's wait.
  private static let look = Seconds(0.9)
  /// How long it may take to end what runs when it is not needed any more.
  private static let farewell = Seconds(15)

  /// Starts the launcher: `executable` is run with ``LauncherServer/argument``. Do this early, before this process
  /// has grown.
  /// - Parameter environment: `NAME=value` each; nil: this process's.
  /// - Throws: ``SystemError`` when it can't be started.
  package init(executable: String = "/proc/self/exe", environment: [String]? = nil) throws {
    self.executable = executable
    self.environment = environment
    (socket, process) = try Self.start(executable, environment)
  }

  private static func start(_ executable: String, _ environment: [String]?) throws -> (FrameSocket, pid_t) {
    let (mine, theirs) = try FrameSocket.pair()
    mine.boundSending(patience)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, theirs.descriptor, 0)
    let arguments = CStrings([executable, LauncherServer.argument])
    let variables = environment.map { CStrings($0) } ?? CStrings(environmentAnd: [])
    var child: pid_t = 0
    let code = withExtendedLifetime((arguments, variables)) {
      posix_spawn(&child, executable, &actions, nil, arguments.pointer, variables.pointer)
    }
    close(theirs.descriptor)
    guard code == 0 else {
      close(mine.descriptor)
      throw SystemError(call: "start the launcher \(executable)", code: code)
    }
    LostLauncher.living.withLock { _ = $0.insert(child) }
    return (mine, child)
  }

  /// Runs one program to its end.
  /// - Parameter interrupted: asked after every signal and once a second; true gives the run up, and the launcher kills it.
  /// - Returns: the outcome, or nil when `interrupted` said so. The launcher is of no use afterwards.
  /// - Throws: ``SystemError`` when the launcher was lost, and no other can be started.
  package func run(_ request: LaunchRequest, interrupted: () -> Bool = { false }) throws -> LaunchOutcome? {
    try start(request)
    return try finish(interrupted: interrupted)
  }

  /// Starts one program and does not wait for it; ``finish(interrupted:)`` must follow before the next one.
  /// - Throws: ``SystemError`` when the launcher was lost before, and no other can be started.
  package func start(_ request: LaunchRequest) throws {
    let message = request.encode()
    running = (request, ProcessClock.now)
    isIdle = false
    do {
      if isDismissed { throw SystemError(call: "start a run", code: EPIPE) }
      try socket.send(message)
    } catch {
      _ = try replaced(request, "it ended between two runs")
      // It went with the one before.
      if let scratch = request.scratch { try Files.makeDirectory(scratch) }
      try socket.send(message)
    }
  }

  /// Waits for the end of the program that was started.
  /// - Parameter interrupted: as in ``run(_:interrupted:)``.
  /// - Returns: the outcome, or nil when `interrupted` said so. The launcher is of no use afterwards.
  /// - Throws: ``SystemError`` when the launcher was lost, and no other can be started.
  package func finish(interrupted: () -> Bool = { false }) throws -> LaunchOutcome? {
    guard let (request, since) = running else { throw SystemError(call: "wait for a run", code: EINVAL) }
    defer { running = nil }
    var complaint: String?
    var gaveUp = false
    var looked = since
    let message = try? socket.receive(interrupted: {
      gaveUp = interrupted()
      // Not at the start of the run, which a look would disturb.
      if !gaveUp, ProcessClock.now - looked >= Self.look {
        complaint = self.complaint(request, since: since)
        looked = ProcessClock.now
      }
      return gaveUp || complaint != nil
    })
    if let message, let outcome = try? LaunchOutcome(decoding: message) {
      isIdle = true
      if outcome.spoilsLauncher { _ = try replaced(request, "what later programs inherit was changed") }
      return outcome
    }
    if gaveUp || interrupted() { return nil }
    return try replaced(request, complaint ?? "the launcher was killed during the run")
  }

  /// What is wrong with the launcher; nil while it may still answer.
  private func complaint(_ request: LaunchRequest, since start: Seconds) -> String? {
    if let halt = LostLauncher.halt(of: process) { return "the launcher was \(halt) during the run" }
    guard let timeout = request.timeout, ProcessClock.now - start > timeout + Self.patience else { return nil }
    return "the launcher did not answer at the time limit"
  }

  /// Ends this launcher with all that it ran, and starts another.
  private func replaced(_ request: LaunchRequest, _ why: String) throws -> LaunchOutcome {
    var outcome = LaunchOutcome(ending: .launcherLost(why))
    if process > 0 {
      close(socket.descriptor)
      outcome = LostLauncher(process).end(request, why)
      // Where no other one can be started, its numbers are somebody else's from now on.
      (socket, process) = (FrameSocket(descriptor: -1), 0)
    }
    (socket, process) = try Self.start(executable, environment)
    (isIdle, isDismissed) = (true, false)
    return outcome
  }

  /// From now on this process, which is the harness and nothing else, gets the orphans of its launchers, so that none is
  /// left when a launcher is lost.
  package static func adoptOrphans() { LostLauncher.adoptOrphans() }

  /// A directory for the next run's files. The launcher removes it after the run, and also when this process ends before
  /// the run begins.
  /// - Throws: ``SystemError`` naming the place.
  package func makeScratch() throws -> String { try ScratchDirectory.make(owner: process) }

  /// Tells the launcher which process group of this process's goes with it: that of a hook that runs now; 0: none.
  package func note(hook group: pid_t) { try? socket.send(LauncherServer.note(hook: group)) }

  /// Says that a run comes soon, so that what takes a while is done before.
  package func prepare() { send(.prepare) }

  /// Says that a run of a command comes in some milliseconds, so that it is warmed up for while this process still does
  /// other things.
  package func warmUp() { send(.warmUp) }

  /// Says that no run comes any more, so that it ends while this process still does other things. If one comes after all,
  /// another launcher takes its place.
  package func dismiss() {
    guard process > 0, isIdle, !isDismissed else { return }
    isDismissed = send(.farewell)
  }

  @discardableResult private func send(_ note: LauncherServer.Note) -> Bool {
    (try? socket.send(note.message)) != nil
  }

  deinit {
    guard process > 0 else { return }
    // One that still runs something ends it, and tidies up by itself.
    dismiss()
    close(socket.descriptor)
    let start = ProcessClock.now
    // It stays a zombie, whose number nobody else gets, until what has its number in its name is gone.
    while !KilledProcess.hasEnded(process) {
      let waited = ProcessClock.now - start
      if LostLauncher.isHalted(process) || waited > Self.farewell {
        _ = LostLauncher(process).end(running?.request, "it was not needed any more")
        break
      }
      usleep(waited < Seconds(0.01) ? 100 : 500)
    }
    if isDismissed { for group in RunCgroups.left(by: process) { group.remove() } }
    _ = KilledProcess.reap(process)
    LostLauncher.living.withLock { _ = $0.remove(process) }
  }
}
