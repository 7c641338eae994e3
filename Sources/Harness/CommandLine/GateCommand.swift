import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup gate`: compares two programs, or two builds, over a grid and says what became slower.
enum GateCommand: Command {
  package static let name = "gate"
  static let summary = "Compares two programs in interleaved pairs, and fails when the new one costs more."
  static let usage = [
    "--base 'CMD A' --new 'CMD B' [--set any=1,2,3] [AXES] [OPTIONS]",
    "--base-binary X --new-binary Y WORKLOAD [AXES] [OPTIONS]",
  ]
  /// Options of `sweep` that choose the grid and limit the runs.
  private static let shared: Set<String> = [
    "variant", "workers", "chunk", "threads", "cores", "rule", "executor", "set", "zip", "sample", "seed",
    "timeout", "memory-limit", "data", "spread", "shell",
  ]
  static let options: [Option] = [
    Option(
      name: "base", kind: .value("TEMPLATE"),
      help: "the old program; {axis} stands for the value; no shell"),
    Option(name: "new", kind: .value("TEMPLATE"), help: "the new program"),
    Option(name: "base-binary", kind: .value("FILE"), help: "the old build of a benchmark executable"),
    Option(name: "new-binary", kind: .value("FILE"), help: "the new build"),
    Option(name: "metric", kind: .value("NAMES"), help: "cpu, wall, memory, instructions (default: cpu)"),
    Option(
      name: "threshold", kind: .list("METRIC=PERCENT"),
      help: "change that counts as none (default: cpu=1%, wall=5%, memory=2%, instructions=0.05%)"),
    Option(
      name: "together", kind: .flag,
      help: "run both of a pair at once on the same CPUs: far less noise in cpu, no wall (use --cores 1 for one thread)"),
    Option(name: "budget", kind: .value("TIME"), help: "time for the whole gate (default 5m)"),
    Option(name: "max-pairs", kind: .value("N"), help: "most pairs a cell (default 100)"),
    Option(
      name: "level", kind: .value("PERCENT"),
      help: "bound on false alarms in the whole gate (default 1%)"),
    Option(
      name: "warmup", kind: .value("N"),
      help: "runs of each side of a cell before the first pair (default 1)"),
    Option(name: "junit", kind: .value("FILE"), help: "write JUnit XML"),
    Option(
      name: "github", kind: .flag,
      help: "print GitHub annotations (beside any form but text on standard error)"),
    Option(
      name: "out", kind: .value("DIR"),
      help: "keep gate.json, machine.json and pairs.csv (every pair) there"),
  ] + OutputForm.options + SweepCommand.options.filter { shared.contains($0.name) }
  static let examples = [
    "speedup gate --base 'old/sort {n}' --new 'new/sort {n}' --set n=1000,10000 --metric cpu,memory",
    "speedup gate --base-binary main/bench --new-binary branch/bench weekly --variant partition --cores 1",
    "speedup gate --base 'old/sort 5000' --new 'new/sort 5000' --cores 1 --together",
    "speedup gate --base 'xz -kc a' --new 'zstd -c a' --metric cpu,wall --threshold cpu=2% --budget 2m",
  ]

  static func notes(_ workloads: [any Workload]) -> [String] {
    [
      "",
      "A cell is 'regressed' when the median ratio new/base lies above the threshold, so take a threshold of",
      "half the change that matters. Exit status: 0 nothing became worse, 1 something did, 4 inconclusive,",
      "3 something could not be measured, 2 bad usage.",
    ]
  }

  package static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32 {
    // The launchers first, while this process is small.
    let launchers = [try Launcher()] + (arguments.contains("--together") ? [try Launcher()] : [])
    Interrupts.watch()
    let arguments = try GateArguments(arguments, workloads: workloads)
    return try GateSession(arguments, launchers: launchers).run()
  }
}
