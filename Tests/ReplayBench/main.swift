import SpeedupCore
import SpeedupPredict
import SpeedupSystem

// What `scripts/bench-replay` runs: the replay held against published figures, and its speed.
// usage: replaybench task-bench CSV | curves CSV [APART [POINTS]] | speed | graph SEED (for SimGrid)
//        | traces DIR (writes Fixtures/golden/data/traced anew)
let arguments = Array(CommandLine.arguments.dropFirst())
do {
  switch (arguments.first, arguments.count) {
  case ("task-bench", 2): try Console.write(TaskBenchBench.lines(arguments[1]))
  case ("curves", 2...4):
    let points = arguments.count > 3 ? Int(arguments[3]) ?? 2 : 2
    let apart = arguments.count > 2 ? arguments[2].split(separator: ",").map(String.init) : ["dedup"]
    try Console.write(CurveBench.lines(arguments[1], apart: apart, points: points))
  case ("speed", 1): try Console.write(SpeedBench.lines())
  case ("graph", 2): try Console.write(try GraphBench.text(seed: UInt64(arguments[1]) ?? 0))
  case ("traces", 2): try TraceFixtures.write(to: arguments[1])
  default:
    throw InputError("usage: replaybench task-bench CSV | curves CSV [PROGRAM,...] [POINTS] | speed | graph SEED")
  }
} catch {
  Console.error("replaybench: \(error)")
  Process.exit(error is InputError ? 2 : 3)
}
