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
    var isJudged = false
    var first: InputError?
    for part in Self.parts(rows) {
      let runtime = part[0].runtime
      let judgement: TaskBenchJudgement
      do throws(InputError) {
        judgement = try TaskBenchJudgement(part, runtime: runtime)
        guard !judgement.tested.isEmpty else {
          throw InputError(
            "\(runtime): no row above imbalance 0.5 whose tasks are 20 times the overhead; measure longer ones")
        }
      } catch {
        first = first ?? error
        lines += CSV.line([runtime, "0", "", "", "", "", "", "", "", "", "", "not judged: \(error)"])
        continue
      }
      isJudged = true
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
    if !isJudged, let first { throw InputError("\(path): \(first)") }
    return lines
  }

  /// The rows of each runtime, in the order of the file; a runtime with graphs of several shapes is judged for each.
  private static func parts(_ rows: [TaskBenchRow]) -> [[TaskBenchRow]] {
    var order: [String] = []
    var parts: [String: [TaskBenchRow]] = [:]
    for row in rows {
      let key = "\(row.runtime) \(row.width) \(row.steps)"
      if parts[key] == nil { order.append(key) }
      parts[key, default: []].append(row)
    }
    let shapes = Dictionary(grouping: parts.values.compactMap(\.first), by: \.runtime)
    return order.compactMap { parts[$0] }.map { part in
      guard (shapes[part[0].runtime]?.count ?? 1) > 1 else { return part }
      return part.map { row in
        var row = row
        row.runtime += " (width \(row.width), steps \(row.steps))"
        return row
      }
    }
  }
}

/// A file's text.
/// - Throws: ``InputError`` when it can't be read, or is compressed.
func text(of path: String) throws -> String {
  let bytes: [UInt8]
  do { bytes = try Files.read(path) } catch { throw InputError("\(error)") }
  try Compression.requireNone(bytes, file: path)
  return String(decoding: bytes, as: UTF8.self)
}
