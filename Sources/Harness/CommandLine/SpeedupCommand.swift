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
  /// 4 inconclusive, 130 stopped by Ctrl-C.
  public static func main(workloads: [any Workload]) -> Never {
    Process.mendInheritance()
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    // These first, and without a look at anything else: they are started once a sweep, once a run, and as a probe.
    case LauncherServer.argument: Process.exit(LauncherServer.serve())
    case ChildOrder.argument: Process.exit(WorkloadProcess.serve(workloads))
    case TouchedMemory.argument: Process.exit(TouchedMemory.serve(arguments.last ?? ""))
    case ComputeKernel.argument: Process.exit(ComputeKernel.serve(arguments.last ?? ""))
    default: Process.exit(run(arguments, workloads: workloads))
    }
  }

  static var commands: [any Command.Type] {
    [
      SweepCommand.self, ChartCommand.self, GateCommand.self, CompareCommand.self, DoctorCommand.self,
      DetectCommand.self, ListCommand.self, ImportCommand.self, ExportCommand.self,
    ]
  }

  private static func run(_ arguments: [String], workloads: [any Workload]) -> Int32 {
    do {
      guard let name = arguments.first, name != "--help", name != "-h", name != "help" else {
        try Console.write(help)
        return arguments.isEmpty ? 2 : 0
      }
      if name == "--version" {
        try Console.write("speedup \(version)\n")
        return 0
      }
      guard let command = commands.first(where: { $0.name == name }) else {
        let near = NearestName.of(name, among: commands.map { $0.name })
        throw InputError(
          "there is no command '\(name)'\(near.map { "; did you mean \($0)?" } ?? "") See: speedup --help")
      }
      let rest = Array(arguments.dropFirst())
      if rest.contains("--help") || rest.contains("-h") {
        try Console.write(command.help(workloads))
        return 0
      }
      return try command.run(rest, workloads: workloads)
    } catch {
      // Errors show what files and command lines hold: a line stays one line, and moves no cursor.
      Console.error("speedup: \(SafeText.line("\(error)"))")
      return error is InputError ? 2 : 3
    }
  }

  private static var help: String {
    var lines = [
      "speedup \(version): measures programs over worker counts, chunk sizes and core counts.", "",
      "usage: speedup COMMAND [OPTIONS]", "",
    ]
    lines += Columns.definitions(commands.map { ($0.name, $0.summary) })
    lines += [
      "", "speedup COMMAND --help tells more. Exit status: 0 all well, 1 measured and it falls short,",
      "2 bad usage or input, 3 something could not be measured, 4 inconclusive, 130 stopped by Ctrl-C.",
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}

/// One command of the command line.
protocol Command {
  static var name: String { get }
  /// One line.
  static var summary: String { get }
  /// What follows the name, one line a form.
  static var usage: [String] { get }
  static var options: [Option] { get }
  /// Whole command lines that work.
  static var examples: [String] { get }
  /// Carries it out and returns the exit status.
  static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32
  /// More for the help, such as the workloads there are.
  static func notes(_ workloads: [any Workload]) -> [String]
}

extension Command {
  static func notes(_ workloads: [any Workload]) -> [String] { [] }

  static func help(_ workloads: [any Workload]) -> String {
    var lines = [summary, ""]
    for (index, form) in usage.enumerated() { lines.append("\(index == 0 ? "usage:" : "      ") speedup \(name) \(form)") }
    lines += ["", "options:"] + Columns.definitions(options.map { ($0.usage, $0.help) }, widest: 28)
    lines += notes(workloads)
    lines += ["", "examples:"] + examples.map { "  \($0)" }
    return lines.joined(separator: "\n") + "\n"
  }
}
