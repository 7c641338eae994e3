import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupSystem

/// The next measurement as a command line, and the program's own.
struct PlanAdvice {
  let path: String
  let only: [String]
  /// The goal as it was written: `--deadline 4s`.
  let goal: String
  /// Options that say how much memory there is, each behind a blank.
  let limits: String
  /// What was run; nil: only traces are known.
  private let plan: SweepPlan?
  /// The cell's axes, but for those that a plan varies.
  private let cell: [AxisValue]

  /// - Parameter cell: its words, such as `variant=filter symbols=100`.
  init(_ path: String, only: [String], cell: String, goal: String, limits: String = "") throws {
    (self.path, self.only, self.goal, self.limits) = (path, only, goal, limits)
    plan = Files.isDirectory(path) ? try SweepDirectory.plan(path) : nil
    let words = only + cell.split(separator: " ").map(String.init)
    self.cell = ReferenceChoice.distinct(words).compactMap { word in
      let parts = word.split(separator: "=", maxSplits: 1).map(String.init)
      return parts.count == 2 && !Self.varied.contains(parts[0]) ? AxisValue(parts[0], parts[1]) : nil
    }
  }

  private static let varied: Set<String> = ["cores", "workers", "rule", "executor"]

  /// nil: nothing that is known of would narrow the row.
  func command(_ next: NextMeasurement) -> (command: String, purpose: String)? {
    let place = ShellWord.quoted(path)
    let choice = only.isEmpty ? "" : " --only \(ShellWord.quoted(only.joined(separator: ",")))"
    let lead = "To narrow the row most, measure next"
    let sweep = "speedup sweep \(words?.joined(separator: " ") ?? "PROGRAM")"
    func out(_ kind: String) -> String { "--out \(ShellWord.quoted("\(path)-\(kind)"))" }
    switch next {
    case .nothing: return nil
    case .calibrate where words != nil:
      return ("speedup replay \(place) --calibrate\(choice)", "\(lead) what tasks cost side by side here:")
    case .calibrate:
      return (
        "\(sweep) --trace --out DIR && speedup replay DIR --calibrate",
        "\(lead) what tasks cost side by side here:"
      )
    case .recordAgain:
      // Their cores and workers as they were.
      let same = plan?.sweepWords(cell)?.joined(separator: " ") ?? "PROGRAM"
      return (
        "speedup sweep \(same) --trace \(out("again"))",
        "Nothing else makes up for it; record the same once more on a quiet machine (speedup doctor tells whether it is):"
      )
    case .moreCores(let count):
      return (
        "speedup replay \(place) --calibrate\(choice)",
        "\(lead) tasks side by side on a machine with \(count) cores (copy DIR there):"
      )
    case .moreRuns where words != nil:
      return ("speedup sweep --resume \(place) --repeat 20", "\(lead) more runs, since they differ:")
    case .moreRuns:
      return ("\(sweep) --trace --repeat 20 --out DIR", "\(lead) more runs, since they differ:")
    case .rehearse(let workers):
      return (
        "\(sweep) --cores 1 --workers 1 --trace --trace-as \(workers) \(out("as-\(workers)"))",
        "\(lead) the tasks as they are made for \(workers) workers:"
      )
    case .memory(let workers):
      let all = Array(sequence(first: 1) { 2 * $0 < workers ? 2 * $0 : nil }) + (workers > 1 ? [workers] : [])
      let counts = all.map(String.init).joined(separator: ",")
      let from = words == nil ? "DIR" : ShellWord.quoted("\(path)-memory")
      return (
        "\(sweep) --cores 1 --workers \(counts) --out \(from) && speedup plan \(place) \(goal)\(limits)\(choice) --memory-from \(from)",
        "What decides is the memory; measure next what so many workers need (more than there are cores):"
      )
    case .trace where plan?.subject.workload != nil:
      return (
        "\(sweep) --cores 1 --workers 1 --trace \(out("traced"))",
        "\(lead) its tasks, which a replay places on any cores:"
      )
    case .trace where words != nil:
      return (
        "\(sweep) --cores 1 --trace \(out("traced"))",
        "\(lead) its tasks, which a replay places on any cores (helpers for programs: Tracing/):"
      )
    case .trace:
      return (
        "rm -f tasks.trace; SPEEDUP_TRACE=tasks.trace PROGRAM && speedup plan tasks.trace \(goal)",
        "\(lead) its tasks, which a replay places on any cores (helpers in Tracing/):"
      )
    }
  }

  /// The program with its arguments at a row's place; nil: it is not known.
  func program(_ row: PlanRow) -> [String]? {
    guard let plan else { return nil }
    let counts = [("cores", row.place.cores), ("workers", row.place.workers), ("chunk", row.place.chunk)]
    // What has one value in the whole sweep has it here as well.
    let fixed = plan.axes.filter { $0.values.count == 1 && !Self.varied.contains($0.name) }
      .map { AxisValue($0.name, $0.values[0]) }
    let values = counts.compactMap { name, count in count.map { AxisValue(name, "\($0)") } } + cell + fixed
    return plan.program(values)
  }

  private var words: [String]? { plan?.sweepWords(cell, without: Self.varied) }
}
