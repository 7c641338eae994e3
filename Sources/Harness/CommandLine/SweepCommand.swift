import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// `speedup sweep`: runs a workload or a command over a grid.
enum SweepCommand: Command {
  package static let name = "sweep"
  static let summary = "Runs a workload, or any command, over a grid and records every run."
  static let usage = [
    "WORKLOAD [AXES] [OPTIONS]", "--command 'PROGRAM {workers} {any}' --set any=1,2,3 [AXES] [OPTIONS]",
    "--resume DIR",
  ]
  static let axes = ["variant", "executor", "rule", "cores", "workers", "chunk", "threads"]
  static let options: [Option] = [
    Option(name: "variant", kind: .value("NAMES"), help: "variants of the workload (default: all)"),
    Option(name: "workers", kind: .value("RANGE"), help: "workers: 1,2,4..16 or 1..252:x2 or 10..100:+10 (default: the cores)"),
    Option(name: "chunk", kind: .value("RANGE"), help: "what a worker takes at once, as the workload defines it"),
    Option(name: "threads", kind: .value("RANGE"), help: "threads within each worker, where the workload has them"),
    Option(name: "cores", kind: .value("RANGE"), help: "cores by affinity mask; above this machine's: oversubscribed, labelled so"),
    Option(name: "rule", kind: .value("NAMES"), help: "sizing rules that give workers, chunk and threads; see speedup detect"),
    Option(name: "executor", kind: .value("NAMES"), help: "threads, dispatch, tasks, processes (default: threads)"),
    Option(name: "set", kind: .list("NAME=RANGE"), help: "any other axis: a workload's parameter, or {NAME} of a command"),
    Option(name: "zip", kind: .list("A,B"), help: "axes that advance together instead of being combined"),
    Option(name: "sample", kind: .value("N"), help: "only N cells, drawn at random by the seed"),
    Option(name: "command", kind: .value("TEMPLATE"), help: "measure this program; {axis} stands for the value; no shell"),
    Option(name: "shell", kind: .flag, help: "run the command by /bin/sh -c"),
    Option(name: "repeat", kind: .value("N|auto"), help: "runs a cell (default 10); auto: until its median is known well enough"),
    Option(name: "precision", kind: .value("PERCENT"), help: "how well, with --repeat auto (default 2%)"),
    Option(name: "budget", kind: .value("TIME"), help: "start no more runs after this long; --resume goes on"),
    Option(name: "warmup", kind: .value("N"), help: "runs a cell before them, recorded but not counted (default 1)"),
    Option(name: "seed", kind: .value("N"), help: "order of runs and generated inputs (default 1)"),
    Option(name: "timeout", kind: .value("TIME"), help: "limit on one run, such as 90s or 5m (default 10m)"),
    Option(name: "memory-limit", kind: .value("SIZE"), help: "limit on one run's tree (default 90 % of what is available)"),
    Option(name: "data", kind: .value("FILE"), help: "a real input, plain or gzip, instead of a generated one"),
    Option(name: "dump", kind: .value("DIR"), help: "write the workload's result there"),
    Option(name: "spread", kind: .flag, help: "take few cores far apart instead of close together"),
    Option(name: "reference", kind: .value("AXIS=VALUE,..."), help: "the cell that speed-ups are against"),
    Option(name: "spec", kind: .value("FILE"), help: "options from a JSON object of NAME: VALUE; weaker than these here"),
    Option(name: "out", kind: .value("DIR"), help: "where the results go (default: speedup-out/NAME-TIME)"),
    Option(name: "resume", kind: .value("DIR"), help: "go on with an interrupted sweep"),
    Option(name: "retry-failed", kind: .flag, help: "with --resume: make the runs again that did not end well"),
    Option(name: "keep-going", kind: .flag, help: "run cells to the end whose first 3 runs failed alike"),
    Option(name: "fail-fast", kind: .flag, help: "stop at the first run that fails"),
    Option(name: "undisturbed", kind: .flag, help: "start runs when their CPUs are idle, and make those again that other load disturbed"),
    Option(name: "strict", kind: .flag, help: "exit status 4 when other load disturbed runs that count"),
    Option(name: "dry-run", kind: .flag, help: "show the plan and its size, run nothing"),
  ]
  static let examples = [
    "speedup sweep weekly --variant filter,partition --symbols 50..1600:x2 --cores 1,2",
    "speedup sweep --command 'sleep {time}' --set time=0.1,0.2 --repeat 5",
    "speedup sweep --command 'xz -T{workers} -k -c big.tar' --cores 1..16 --workers 1..16 --zip cores,workers",
    "speedup sweep --resume speedup-out/weekly-20240131-120000",
  ]

  static func notes(_ workloads: [any Workload]) -> [String] {
    var lines: [String] = []
    for workload in workloads {
      lines += ["", "workload \(workload.name): \(workload.summary)"]
      lines += workload.variants.map { "  --variant \($0.name): \($0.summary)" }
      lines += workload.parameters.map { "  --\($0.name) (default \($0.defaultText.isEmpty ? "none" : $0.defaultText)): \($0.summary)" }
    }
    return lines
  }

  package static func run(_ arguments: [String], workloads: [any Workload]) throws -> Int32 {
    // The launcher first, while this process is small.
    let launcher = try Launcher()
    Interrupts.watch()
    let parsed = try SweepArguments(arguments, workloads: workloads)
    var fingerprint = MachineFingerprint(parsed.facts)
    if let directory = parsed.resume {
      let found = try SweepDirectory(resuming: directory, machine: fingerprint, try parsed.continuation())
      try refuseOtherInputs(found.plan, parsed)
      return try SweepSession(found, parsed, launcher: launcher).run()
    }
    var plan = try SweepPlanner(try parsed.request(), host: parsed.host, workloads: workloads).plan()
    if parsed.dryRun {
      try Console.write(try DryRun.text(plan, on: parsed.host))
      return 0
    }
    try plan.notePrograms()
    fingerprint.state.fitness = Fitness.now(parsed.facts, launcher: launcher)
    let directory = try SweepDirectory(creating: parsed.out(plan), plan: plan, machine: fingerprint)
    SweepSession.warn(fingerprint.state.fitness)
    return try SweepSession(directory, parsed, launcher: launcher).run()
  }

  /// A resumed sweep must meet the program and the data that it began with.
  private static func refuseOtherInputs(_ plan: SweepPlan, _ parsed: SweepArguments) throws {
    guard try plan.subject.program.map({ try $0 == SweepArguments.digest(of: Process.executable) }) ?? true else {
      throw InputError("--resume: this is another build of the program; results of two builds don't mix; start anew with --out")
    }
    guard let file = plan.dataFile else { return }
    guard try SweepArguments.digest(of: file, option: "resume") == plan.dataDigest else {
      throw InputError("--resume: \(file) has changed since the sweep began; start anew with --out")
    }
  }
}
