import Glibc

/// The harness's end of the launcher process: sends a request, waits for the outcome.
package final class Launcher {
  private let socket: FrameSocket
  private let process: pid_t

  /// Starts the launcher: `executable` is run with ``LauncherServer/argument``. Do this early, before this process
  /// has grown.
  /// - Throws: ``SystemError`` when it can't be started.
  package convenience init(executable: String = "/proc/self/exe") throws {
    try self.init(executable: executable, environment: Environment.all)
  }

  /// Starts it in an environment of `NAME=value`.
  package init(executable: String, environment: [String]) throws {
    let (mine, theirs) = try FrameSocket.pair()
    socket = mine
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, theirs.descriptor, 0)
    let arguments = CStrings([executable, LauncherServer.argument])
    let variables = CStrings(environment)
    var child: pid_t = 0
    let code = withExtendedLifetime((arguments, variables)) {
      posix_spawn(&child, executable, &actions, nil, arguments.pointer, variables.pointer)
    }
    close(theirs.descriptor)
    guard code == 0 else {
      close(mine.descriptor)
      throw SystemError(call: "start the launcher \(executable)", code: code)
    }
    process = child
  }

  /// Runs one program to its end.
  /// - Parameter interrupted: asked after every signal; true gives the run up, and the launcher kills it.
  /// - Returns: the outcome, or nil when `interrupted` said so. The launcher is of no use afterwards.
  /// - Throws: ``SystemError`` when the launcher itself has died.
  package func run(_ request: LaunchRequest, interrupted: () -> Bool = { false }) throws -> LaunchOutcome? {
    try start(request)
    return try finish(interrupted: interrupted)
  }

  /// Starts one program and does not wait for it; ``finish(interrupted:)`` must follow before the next one.
  /// - Throws: ``SystemError`` when the launcher itself has died.
  package func start(_ request: LaunchRequest) throws { try socket.send(request.encode()) }

  /// Waits for the end of the program that was started.
  /// - Parameter interrupted: as in ``run(_:interrupted:)``.
  /// - Returns: the outcome, or nil when `interrupted` said so. The launcher is of no use afterwards.
  /// - Throws: ``SystemError`` when the launcher itself has died.
  package func finish(interrupted: () -> Bool = { false }) throws -> LaunchOutcome? {
    guard let message = try socket.receive(interrupted: interrupted) else {
      if interrupted() { return nil }
      throw SystemError(call: "the launcher ended unexpectedly; run", code: EPIPE)
    }
    return try LaunchOutcome(decoding: message)
  }

  deinit {
    close(socket.descriptor)
    while waitpid(process, nil, 0) < 0, errno == EINTR {}
  }
}
