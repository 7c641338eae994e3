import SpeedupCore
import SpeedupPredict
import SpeedupSystem

/// The replay against published times of Task Bench.
enum TaskBenchBench {
  /// The bars: the median error, and the largest.
  static let bars = (median: 0.015, largest: 0.03)

  static func lines(_ path: String) throws -> String {
    let rows = try ScalingFiles.taskBench(try text(of: path), path: path)
    var lines =
      "runtime,n,median_error,largest_error,n_05,median_error_05,iteration_s,overhead_s,overhead,workers,discipline,verdict\n"
    var seen: Set<String> = []
    for runtime in rows.map(\.runtime) where seen.insert(runtime).inserted {
      let judgement: TaskBenchJudgement
      do { judgement = try TaskBenchJudgement(rows, runtime: runtime) } catch {
        lines += CSV.line([runtime, "0", "", "", "", "", "", "", "", "", "", "not judged: \(error)"])
        continue
      }
      let holds = judgement.medianError <= bars.median && judgement.largestError <= bars.largest
      let chosen = (judgement.errors[0.5] ?? []).map(abs).sorted()
      lines += CSV.line([
        runtime, "\(judgement.tested.count)", Readable.percent(judgement.medianError),
        Readable.percent(judgement.largestError),
        "\(chosen.count)", chosen.isEmpty ? "" : Readable.percent(chosen[chosen.count / 2]),
        Readable.brief(Seconds(judgement.cost)), Readable.brief(Seconds(judgement.overhead)),
        judgement.isSerial ? "of one thread" : "of every worker", "\(judgement.discipline.workers)",
        judgement.discipline.kind.rawValue, holds ? "within 1.5 % and 3 %" : "beyond 1.5 % or 3 %",
      ])
    }
    return lines
  }
}

/// A file's text.
/// - Throws: ``InputError`` when it can't be read.
func text(of path: String) throws -> String {
  do { return try Files.readText(path) } catch { throw InputError("\(error)") }
}
