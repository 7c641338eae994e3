import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// `speedup sweep`: runs a workload or a command over a grid.
struct SweepCommand: Command {
  let name = "sweep"
  let summary = "Runs a workload, or any command, over a grid and records every run."
  let usage = [
    "WORKLOAD [AXES] [OPTIONS]", "'COMMAND A' 'COMMAND B' ... [AXES] [OPTIONS]",
    "--command 'PROGRAM {workers} {any}' --set any=1,2,3 [AXES] [OPTIONS]",
    "--resume DIR",
  ]
  let options = SweepOptions.all
  let takesWorkload = true
  let examples = [
    "speedup sweep weekly --variant filter,partition --symbols 50..1600:x2 --cores 1,2",
    "speedup sweep 'gzip -1 -kc big.tar' 'gzip -9 -kc big.tar'",
    "speedup sweep --command 'sleep {time}' --set time=0.1,0.2 --repeat 5",
    "speedup sweep --command 'xz -T{workers} -k -c big.tar' --cores 1..16 --workers 1..16 --zip cores,workers",
    "speedup sweep --metric instructions --command './bench {n}' --set n=100,1000 --out counts/main",
    "speedup sweep --resume speedup-out/weekly-20240131-120000",
  ]

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    // The launcher first, while this process is small.
    let launcher = try Launcher()
    Interrupts.watch()
    let arguments = try SweepArguments(parsed)
    var fingerprint = MachineFingerprint(arguments.facts)
    if let directory = arguments.resume {
      let found = try SweepDirectory(resuming: directory, machine: fingerprint, try arguments.continuation())
      try Self.refuseOtherInputs(found.plan)
      try arguments.checkTable(found.plan)
      return try SweepSitting(found, arguments, launcher: launcher).run()
    }
    let planner = try SweepPlanner(
      try arguments.request(context.workloads), host: arguments.host, workloads: context.workloads)
    if arguments.dryRun {
      try arguments.checkDryRun()
      let estimate: (SweepPlan) throws -> DurationEstimate? = { plan in
        guard let source = arguments.estimate else { return DurationEstimate.earlier(plan) }
        return try DurationEstimate(source, of: plan, on: arguments.host, launcher: launcher)
      }
      try Console.write(try DryRun.text(planner, on: arguments.host, isEstimated: arguments.estimate != nil, estimate))
      return 0
    }
    launcher.prepare()
    var plan = try planner.plan()
    try arguments.checkTable(plan)
    if plan.isCounting, arguments.facts.counters != .available, Tool.find("valgrind") == nil {
      Console.error("speedup: --metric instructions: \(Cachegrind.missing)")
      return 3
    }
    try plan.notePrograms()
    try plan.noteShell(launcher)
    fingerprint.state.fitness = Fitness.now(arguments.facts, launcher: launcher)
    if plan.subject.workload == nil { launcher.warmUp() }
    fingerprint.state.day = Process.day
    fingerprint.state.commit = plan.workingDirectory.flatMap(GitCheckout.commit(around:))
    let directory = try SweepDirectory(creating: arguments.out(plan), plan: plan, machine: fingerprint)
    if !plan.isCounting { SweepSitting.warn(fingerprint.state.fitness) }
    return try SweepSitting(directory, arguments, launcher: launcher).run()
  }

  /// A resumed sweep must meet the program and the data that it began with.
  private static func refuseOtherInputs(_ plan: SweepPlan) throws {
    guard try plan.subject.program.map({ try $0 == InputPath.digest(of: Process.executable) }) ?? true else {
      throw InputError(
        "--resume: this is another build of the program; results of two builds don't mix; start anew with --out")
    }
    guard let file = plan.dataFile else { return }
    guard try InputPath.digest(of: file, option: "resume") == plan.dataDigest else {
      throw InputError("--resume: \(file) has changed since the sweep began; start anew with --out")
    }
  }
}
