import SpeedupCore
import SpeedupKit
import SpeedupStatistics
import SpeedupSystem

/// The command line. A package with workloads of its own is a program of one line:
/// `SpeedupCommand.main(workloads: [MyWorkload()])`.
public enum SpeedupCommand {
  /// The version, as `--version` prints it.
  public static let version = "0.1.0"

  /// Runs the program and ends the process with the exit status:
  /// 0 all well, 1 measured and it falls short, 2 bad usage or input, 3 something could not be measured,
  /// 4 inconclusive, 128 + the signal when stopped by one: 130 for Ctrl-C.
  /// - Parameter commands: commands beside those that every such program has; see ``Command``.
  public static func main(workloads: @autoclosure () -> [any Workload] = [], commands: [any Command] = []) -> Never {
    Process.mendInheritance()
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    // These first, and without a look at anything else: they are started once a sweep, once a run, and as a probe.
    case LauncherServer.argument: Process.exit(LauncherServer.serve())
    case ChildOrder.argument: Process.exit(WorkloadProcess.serve(workloads()))
    case TouchedMemory.argument: Process.exit(TouchedMemory.serve(arguments.last ?? ""))
    case ObserverBench.argument: Process.exit(ObserverBench.serve())
    case ComputeKernel.argument: Process.exit(ComputeKernel.serve(arguments.last ?? ""))
    default:
      Process.survivePipesAndFileLimits()
      Launcher.adoptOrphans()
      // More have little to do: what they make goes through one hand.
      Parts.threads.store(min(8, (try? Affinity.allowed().count) ?? 1), ordering: .relaxed)
      Process.exit(run(arguments, workloads: workloads(), commands: builtIn + commands))
    }
  }

  static let builtIn: [any Command] = [
    SweepCommand(), TableCommand(), ChartCommand(), GateCommand(), CompareCommand(), DoctorCommand(), DetectCommand(),
    ListCommand(), FitCommand(), ReplayCommand(), PlanCommand(), ClaimCommand(), VerifyCommand(), ImportCommand(),
    ExportCommand(),
    TraceCommand(), CICommand(), CompletionCommand(), ManCommand(),
  ]

  private static func run(_ arguments: [String], workloads: [any Workload], commands: [any Command]) -> Int32 {
    do {
      try Process.requireReadableArguments()
      return try status(arguments, workloads: workloads, commands: commands)
    } catch {
      // Errors show what files and command lines hold: a line stays one line, and moves no cursor.
      let fix = (error as? SystemError)?.fixOfInput
      Console.error("speedup: \(SafeText.line("\(error)" + (fix.map { "; \($0)" } ?? "")))")
      if let stopped = error as? StoppedBySignal { return stopped.exitStatus }
      return error is InputError || fix != nil ? 2 : 3
    }
  }

  /// Carries out a command line and returns its exit status.
  /// - Throws: ``InputError`` for bad usage, and whatever the command throws.
  static func status(_ arguments: [String], workloads: [any Workload], commands: [any Command]) throws -> Int32 {
    var arguments = arguments
    // `help COMMAND` is `COMMAND --help`.
    if arguments.first == "help" { arguments = Array(arguments.dropFirst()) + ["--help"] }
    guard let name = arguments.first, name != "--help", name != "-h" else {
      Console.requireOutput()
      try Console.write(HelpText.text(of: commands, version: version))
      return arguments.isEmpty ? 2 : 0
    }
    if name == "--version" {
      Console.requireOutput()
      try Console.write("speedup \(version)\n")
      return 0
    }
    guard let command = commands.first(where: { $0.name == name }) else {
      let near = NearestName.of(name, among: commands.map { $0.name })
      throw InputError(
        "there is no command '\(name)'; \(near.map { "did you mean \($0)? See: speedup --help" } ?? "see: speedup --help")"
      )
    }
    let rest = Array(arguments.dropFirst())
    if command.onlyPrints { Console.requireOutput() }
    if rest.contains("--help") || rest.contains("-h") {
      Console.requireOutput()
      try Console.write(command.help(workloads, naming: rest.first { word in workloads.contains { $0.name == word } }))
      return 0
    }
    let parser = OptionParser(
      command: command.name, options: command.options, workloads: command.takesWorkload ? workloads : [])
    return try command.run(try parser.parse(rest), in: CommandContext(workloads: workloads, commands: commands))
  }
}
