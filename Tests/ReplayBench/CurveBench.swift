import SpeedupCore
import SpeedupPredict
import SpeedupSystem

/// The band beyond the real cores against published speed-up curves.
enum CurveBench {
  static func lines(_ path: String, apart: [String], points: Int) throws -> String {
    let curves = try ScalingFiles.curves(try text(of: path), path: path)
    let silent = curves.filter { $0.told(fitted: points).isEmpty }
    guard silent.count < curves.count else {
      throw InputError(
        "\(path): no curve can be judged; each needs a row of 1 thread and more than \(points) rows within its physical_cores"
      )
    }
    if !silent.isEmpty {
      Console.error(
        SafeText.line(
          "replaybench: \(silent.count) of \(curves.count) curves say nothing (no row of 1 thread, or no more than \(points) rows within the physical cores), such as \(silent[0].name)"
        ))
    }
    let judged = curves.filter { !apart.contains($0.program) }
    var exponents: [String: Double] = [:]
    for program in Set(judged.map(\.program)) {
      exponents[program] = CurveJudgement.exponent(leavingOut: program, judged, fitted: points)
    }
    typealias Row = (point: SpeedupCurve.Told, exponent: Double)
    func rows(_ curves: [SpeedupCurve], _ exponent: (String) -> Double) -> [Row] {
      curves.flatMap { curve in curve.told(fitted: points).map { ($0, exponent(curve.program)) } }
    }
    var lines = "summary,cores,n,coverage,median_width,median_error\n"
    func add(_ name: String, _ rows: [Row]) {
      for (label, reach) in [("r <= 4", 1.0...4.0), ("r <= 12", 1.0...12.0), ("4 < r <= 12", 4.0.nextUp...12.0)] {
        guard let judgement = CurveJudgement(rows, reach: reach) else { continue }
        lines += CSV.line([
          name, label, "\(judgement.count)", Readable.percent(judgement.coverage),
          Readable.fixed(judgement.medianWidth, decimals: 2),
          Readable.percent(judgement.medianError),
        ])
      }
    }
    let all = rows(judged) { exponents[$0] ?? ReplayBand.exponent }
    add("all programs, each left out of its own band", all)
    for program in exponents.keys.sorted() {
      add(
        "\(program) (exponent \(Readable.brief(exponents[program] ?? 0)))",
        rows(judged.filter { $0.program == program }) { exponents[$0] ?? 0 })
    }
    for program in apart.sorted() where curves.contains(where: { $0.program == program }) {
      add(
        "apart: \(program), I/O-bound",
        rows(curves.filter { $0.program == program }) { _ in ReplayBand.blockedExponent })
    }
    return lines
  }
}
