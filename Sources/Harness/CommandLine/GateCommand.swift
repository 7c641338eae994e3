import SpeedupCore
import SpeedupKit
import SpeedupReport
import SpeedupSystem

/// `speedup gate`: compares two programs, or two builds, over a grid and says what became slower.
struct GateCommand: Command {
  let name = "gate"
  let summary = "Compares two programs in interleaved pairs, and fails when the new one costs more."
  let usage = [
    "--base 'CMD A' --new 'CMD B' [--set any=1,2,3] [AXES] [OPTIONS]",
    "--base-binary X --new-binary Y WORKLOAD [AXES] [OPTIONS]",
    "--suite NAME --base PROGRAM --new PROGRAM [--only REGEX] [OPTIONS]",
  ]
  let options = GateOptions.all
  let takesWorkload = true
  let examples = [
    "speedup gate --base 'old/sort {n}' --new 'new/sort {n}' --set n=1000,10000 --metric cpu,memory",
    "speedup gate --base-binary main/bench --new-binary branch/bench weekly --variant partition --cores 1",
    "speedup gate --base 'old/sort {n}' --new 'new/sort {n}' --set n=1000,10000 --threshold 'n=1000:cpu=5%' --limit 'wall<=2s'",
    "speedup gate --base a1/sort --base a2/sort --base a3/sort --new b1/sort --new b2/sort --new b3/sort",
    "speedup gate --suite google-benchmark --base old/bench --new new/bench --only 'BM_sort'",
    "speedup gate --base 'xz -kc a' --new 'zstd -c a' --metric cpu,wall --threshold cpu=2% --budget 2m",
  ]

  func notes(_ workloads: [any Workload]) -> [String] {
    [
      "",
      "A cell is 'regressed' when the median ratio new/base lies above the threshold, so take a threshold of",
      "half the change that matters. Exit status: 0 nothing became worse, 1 something did or a limit is not kept,",
      "4 inconclusive (see --inconclusive), 3 something could not be measured, 2 bad usage.",
      "Two builds that differ in nothing but the layout of their code differ by some percent on some programs, and no",
      "number of pairs cancels that. With --base and --new repeated, a verdict has to hold for every pair of builds.",
    ]
  }

  func run(_ parsed: ParsedOptions, in context: CommandContext) throws -> Int32 {
    // The launchers first, while this process is small.
    let launchers = [try Launcher()] + (parsed[GateOptions.together] == .never ? [] : [try Launcher()])
    Interrupts.watch()
    let arguments = try GateArguments(parsed, workloads: context.workloads)
    if arguments.dryRun || arguments.estimate != nil {
      return try GateDryRun(arguments).show(launchers[0])
    }
    launchers[0].prepare()
    var session = GateSession(arguments, launchers: launchers)
    return try session.run()
  }
}
