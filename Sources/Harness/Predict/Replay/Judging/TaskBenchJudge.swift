import SpeedupCore
import SpeedupStatistics

package struct TaskBenchRow: Sendable {
  package var runtime: String
  package var imbalance: Double
  package var iterations: Double
  package var width: Int
  package var steps: Int
  package var elapsed: Double

  package init(runtime: String, imbalance: Double, iterations: Double, width: Int, steps: Int, elapsed: Double) {
    self.runtime = runtime
    self.imbalance = imbalance
    self.iterations = iterations
    self.width = width
    self.steps = steps
    self.elapsed = elapsed
  }
}

/// How well a replay tells one runtime's times: cost of an iteration and overhead of a task from even tasks alone, the
/// discipline chosen at imbalance 0.5, all above predicted.
package struct TaskBenchJudgement: Sendable {
  package let runtime: String
  package let discipline: TaskBenchDiscipline
  /// Seconds of one iteration.
  package let cost: Double
  /// Seconds that a task costs beside its iterations.
  package let overhead: Double
  /// One thread makes all tasks, and what that takes is hidden behind work that takes longer.
  package let isSerial: Bool
  /// By imbalance: predicted over measured, less one, of tasks of at least 20 × the overhead.
  package let errors: [Double: [Double]]

  /// The share of the overhead below which a task is not judged.
  package static let smallestTask = 20.0

  /// Those of the imbalances that neither fitted nor chose anything.
  package var tested: [Double] { errors.filter { $0.key > 0.5 }.flatMap(\.value) }
  package var medianError: Double { (try? median(tested.map(abs))) ?? .nan }
  package var largestError: Double { tested.map(abs).max() ?? .nan }

  /// - Throws: ``InputError`` where there are no rows of even tasks, or none at imbalance 0.5.
  package init(_ rows: [TaskBenchRow], runtime: String) throws(InputError) {
    let rows = rows.filter { $0.runtime == runtime }
    let even = rows.filter { $0.imbalance == 0 }.sorted { $0.iterations < $1.iterations }
    guard let first = even.first, even.count >= 4, rows.contains(where: { $0.imbalance == 0.5 }) else {
      throw InputError(
        "\(runtime): \(even.count) rows of imbalance 0; at least 4 and some of 0.5 are needed to fit cost and discipline"
      )
    }
    let (width, steps) = (first.width, first.steps)
    guard let odd = rows.first(where: { $0.width != width || $0.steps != steps }) else {
      self = Self.best(rows, even, TaskBenchGraph(width: width, steps: steps), runtime)
      return
    }
    throw InputError(
      "\(runtime): rows of width \(width) and \(odd.width), steps \(steps) and \(odd.steps); give one shape a runtime")
  }

  private init(
    _ runtime: String, _ discipline: TaskBenchDiscipline, _ fit: Overhead, _ errors: [Double: [Double]]
  ) {
    self.runtime = runtime
    self.discipline = discipline
    cost = fit.cost
    overhead = fit.task
    isSerial = fit.isSerial
    self.errors = errors
  }

  private static func best(
    _ rows: [TaskBenchRow], _ even: [TaskBenchRow], _ bench: TaskBenchGraph, _ runtime: String
  ) -> TaskBenchJudgement {
    let judged = TaskBenchDiscipline.candidates(width: bench.width).map { discipline -> TaskBenchJudgement in
      let fit = Overhead(even, depth: discipline.makespan(bench, imbalance: 0))
      return TaskBenchJudgement(runtime, discipline, fit, Self.errors(rows, bench, discipline, fit, only: 0.5))
    }
    func chosenError(_ judgement: TaskBenchJudgement) -> Double {
      (try? median((judgement.errors[0.5] ?? []).map(abs))) ?? .infinity
    }
    let best = judged.min { chosenError($0) < chosenError($1) }!
    let fit = Overhead(even, depth: best.discipline.makespan(bench, imbalance: 0))
    return TaskBenchJudgement(runtime, best.discipline, fit, Self.errors(rows, bench, best.discipline, fit, only: nil))
  }

  private static func errors(
    _ rows: [TaskBenchRow], _ bench: TaskBenchGraph, _ discipline: TaskBenchDiscipline, _ fit: Overhead,
    only imbalance: Double?
  ) -> [Double: [Double]] {
    let judged = rows.filter {
      (imbalance == nil || $0.imbalance == imbalance) && fit.cost * $0.iterations >= smallestTask * fit.task
    }
    return Dictionary(grouping: judged, by: \.imbalance).mapValues { rows in
      let depth = discipline.makespan(bench, imbalance: rows[0].imbalance)
      return rows.map { fit.time(iterations: $0.iterations, depth: depth) / $0.elapsed - 1 }
    }
  }

  /// What the times of even tasks say: cost and overhead, and whether the overhead is paid by every worker or by one.
  private struct Overhead {
    var cost: Double
    var task: Double
    var isSerial: Bool
    /// Seconds of the whole without any work: every task of the longest chain pays its overhead, whatever it does.
    private var floor: Double

    /// - Parameter depth: how many tasks one after the other the graphs take.
    init(_ even: [TaskBenchRow], depth: Double) {
      // The smallest tasks are all overhead, the largest none; of each the median of a few.
      let smallest = (try? median(even.prefix(3).map(\.elapsed))) ?? even[0].elapsed
      floor = smallest
      task = smallest / depth
      let largest = even.suffix(4)
      let alone = (try? median(largest.map { $0.elapsed / $0.iterations })) ?? .nan
      let less = (try? median(largest.map { ($0.elapsed - smallest) / $0.iterations })) ?? .nan
      func misfit(_ serial: Bool) -> Double {
        let cost = (serial ? alone : less) / depth
        let errors = even.map { row -> Double in
          let work = cost * row.iterations * depth
          return abs((serial ? max(smallest, work) : smallest + work) / row.elapsed - 1)
        }
        return errors.reduce(0, +)
      }
      isSerial = misfit(true) < misfit(false)
      cost = (isSerial ? alone : less) / depth
    }

    func time(iterations: Double, depth: Double) -> Double {
      isSerial ? max(floor, cost * iterations * depth) : floor + cost * iterations * depth
    }
  }
}
