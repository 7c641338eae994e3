import SpeedupCore
import SpeedupPredict
import Testing

struct JudgingTests {
  /// From the file of draws that was published with the times.
  @Test func `the draws of Task Bench are those it makes itself`() {
    #expect(TaskBenchGraph.draw(0, 0, 0) == 0.93714206862367555)
    #expect(TaskBenchGraph.draw(0, 0, 1) == 0.11933264212284471)
    #expect(TaskBenchGraph.draw(1, 3, 5) == 0.9574162796941085)
    #expect(TaskBenchGraph.draw(3, 249, 31) == 0.84290426330797885)
  }

  @Test func `a runtime that does what a discipline says is told exactly`() throws {
    let bench = TaskBenchGraph(width: 6, steps: 5)
    let discipline = TaskBenchDiscipline(kind: .ownersByGraph, workers: 6)
    let rows = [0, 0.5, 1, 2].flatMap { imbalance in
      [1.0, 10, 100, 1e6, 1e7, 1e8, 1e9].map { iterations in
        TaskBenchRow(
          runtime: "made", imbalance: imbalance, iterations: iterations, width: 6, steps: 5,
          elapsed: 2e-5 + 3e-9 * iterations * discipline.makespan(bench, imbalance: imbalance))
      }
    }
    let judgement = try TaskBenchJudgement(rows, runtime: "made")
    #expect(judgement.discipline == discipline && !judgement.isSerial)
    #expect(judgement.largestError < 1e-3 && judgement.tested.count >= 6)
    #expect(throws: InputError.self) { try TaskBenchJudgement(rows, runtime: "other") }
  }

  @Test func `a curve that goes on as it began lies in the band`() {
    let curve = SpeedupCurve(
      name: "c", program: "p", physicalCores: 16,
      points: [1, 2, 4, 8, 16, 32].map { (threads: $0, speedup: Double($0) / (1 + 0.05 * Double($0 - 1))) })
    let told = curve.told(fitted: 2)
    #expect(told.map(\.reach) == [2, 4, 8])
    let judgement = CurveJudgement(told.map { ($0, ReplayBand.exponent) }, reach: 1...12)
    #expect(judgement?.coverage == 1 && (judgement?.medianError ?? 1) < 1e-9)
    #expect(CurveJudgement([], reach: 1...12) == nil)
  }

  @Test func `files of figures are read by column, and what is wrong is told with its line`() throws {
    let times = "runtime,imbalance,iterations,width,steps,elapsed_median_s,runs\nmpi,0.5,32,30,250,0.01,5\n"
    let row = try #require(try ScalingFiles.taskBench(times, path: "t.csv").first)
    #expect(row.runtime == "mpi" && row.imbalance == 0.5 && row.width == 30 && row.elapsed == 0.01)
    let curves = "curve,program,machine,physical_cores,threads,speedup\na#0,a,m,4,2,1.9\na#0,a,m,4,1,1\n"
    #expect(try ScalingFiles.curves(curves, path: "c.csv").first?.points.map(\.threads) == [1, 2])
    for bad in [
      "", "runtime\nx\n", times + "mpi,0.5,many,30,250,0.01,5\n", times + "mpi,0.5\n",
      "runtime,imbalance,iterations,width,steps,elapsed_median_s\n",
    ] {
      #expect(throws: InputError.self) { try ScalingFiles.taskBench(bad, path: "t.csv") }
    }
  }

  @Test func `comments, blanks, other orders of columns and further ones change nothing`() throws {
    let plain = "runtime,imbalance,iterations,width,steps,elapsed_median_s\nmpi,0.5,32,30,250,0.01\n"
    let other =
      "# made by \"hand\", once\r\nsteps, note,elapsed_median_s,runtime,width,imbalance,iterations\r\n#more\r\n250,,0.01, mpi,30,0.5 ,32\r\n"
    let (a, b) = (
      try ScalingFiles.taskBench(plain, path: "a")[0], try ScalingFiles.taskBench(other, path: "b")[0]
    )
    #expect(a.runtime == b.runtime && a.imbalance == b.imbalance && a.iterations == b.iterations)
    #expect(a.width == b.width && a.steps == b.steps && a.elapsed == b.elapsed)
    let error = #expect(throws: InputError.self) { try ScalingFiles.taskBench(other + "x,,1,a,1,1,1\n", path: "b") }
    #expect("\(try #require(error))".hasPrefix("b:5: steps is 'x'"))
  }

  @Test func `curves that contradict themselves are refused`() {
    let head = "curve,program,physical_cores,threads,speedup\na,p,4,1,1\na,p,4,2,1.9\n"
    for bad in ["a,q,4,4,3\n", "a,p,8,4,3\n", "a,p,4,2,1.8\n", "a,p,4.5,4,3\n", "a,p,4,4,nan\n", "a,p,4,4,-3\n"] {
      #expect(throws: InputError.self) { try ScalingFiles.curves(head + bad, path: "c") }
    }
    #expect(throws: InputError.self) {
      try ScalingFiles.curves("curve,curve,program,physical_cores,threads,speedup\na,a,p,4,1,1\n", path: "c")
    }
  }
}
