import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupSystem

/// The next measurement as a command line.
struct PlanAdvice {
  let path: String
  let only: [String]
  /// The cell's words, such as `variant=filter symbols=100`.
  let cell: String
  /// What was run; nil: only traces are known.
  let plan: SweepPlan?

  init(_ path: String, only: [String], cell: String) throws {
    self.path = path
    self.only = only
    self.cell = cell
    plan = Files.isDirectory(path) ? try SweepDirectory.plan(path) : nil
  }

  /// nil: nothing that is known of would narrow the row.
  func command(_ next: NextMeasurement) -> (command: String, purpose: String)? {
    let place = ShellWord.quoted(path)
    let choice = only.isEmpty ? "" : " --only \(ShellWord.quoted(only.joined(separator: ",")))"
    let lead = "To narrow the row most, measure next"
    switch next {
    case .nothing: return nil
    case .calibrate where plan != nil:
      return ("speedup replay \(place) --calibrate\(choice)", "\(lead) what tasks cost side by side here:")
    case .calibrate:
      return (
        "speedup sweep PROGRAM --trace --out DIR && speedup replay DIR --calibrate",
        "\(lead) what tasks cost side by side here:"
      )
    case .moreCores(let count):
      return (
        "speedup replay \(place) --calibrate\(choice)",
        "\(lead) tasks side by side on a machine with \(count) cores (copy DIR there):"
      )
    case .moreRuns where plan != nil:
      return ("speedup sweep --resume \(place) --repeat 20", "\(lead) more runs, since they differ:")
    case .moreRuns:
      return ("speedup sweep PROGRAM --trace --repeat 20 --out DIR", "\(lead) more runs, since they differ:")
    case .rehearse(let workers):
      return (
        "speedup sweep \(program) --cores 1 --workers 1 --trace --trace-as \(workers) --out \(ShellWord.quoted("\(path)-as-\(workers)"))",
        "\(lead) the tasks as they are made for \(workers) workers:"
      )
    case .trace where workload != nil:
      return (
        "speedup sweep \(program) --cores 1 --workers 1 --trace --out \(ShellWord.quoted("\(path)-traced"))",
        "\(lead) its tasks, which a replay places on any cores:"
      )
    case .trace where template != nil:
      return (
        "speedup sweep --command \(ShellWord.quoted(template ?? "")) --cores 1 --trace --out \(ShellWord.quoted("\(path)-traced"))",
        "\(lead) its tasks, which a replay places on any cores (helpers for programs: Tracing/):"
      )
    case .trace:
      return (
        "SPEEDUP_TRACE=tasks.trace PROGRAM && speedup plan tasks.trace --deadline TIME",
        "\(lead) its tasks, which a replay places on any cores (helpers in Tracing/):"
      )
    }
  }

  private var template: String? {
    if case .command(let template)? = plan?.subjects.first?.kind { template.text } else { nil }
  }

  private var workload: String? { plan?.subjects.first?.workload }

  private var program: String {
    guard let workload else { return "PROGRAM" }
    let options = cell.split(separator: " ").compactMap { word -> String? in
      let parts = word.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, !["cores", "workers", "rule", "executor"].contains(parts[0]) else { return nil }
      return "--\(parts[0]) \(ShellWord.quoted(String(parts[1])))"
    }
    return ([workload] + options).joined(separator: " ")
  }
}
