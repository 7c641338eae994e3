import SpeedupCore
import SpeedupPredict

extension PlanInput {
  /// What bounds the chances, a line each.
  var chanceRemarks: [String] {
    func most(_ runs: Int) -> String {
      "so few allow \(Readable.percent((PlanMeasured.mostChance(runs) * 1000).rounded() / 1000)) at most"
    }
    var lines: [String] = []
    if let fewest = measured.map(\.runs.count).min() {
      lines.append("Chances rest on \(Counted.text(fewest, "run")) at a place: \(most(fewest)).")
    }
    if let recordings {
      lines.append(
        recordings == 1
          ? "Chances of simulated rows rest on 1 recorded run, which does not tell how runs differ: \(most(1)); record several."
          : "Chances of simulated rows rest on \(recordings) recorded runs: \(most(recordings)).")
    }
    return lines
  }
}
