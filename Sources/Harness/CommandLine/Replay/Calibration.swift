import FoundationEssentials
import SpeedupCore
import SpeedupEngine
import SpeedupKit
import SpeedupSystem

/// `replay --calibrate`: the runs that say what tasks cost side by side on the cores at hand.
enum Calibration {
  /// Makes them, alone and together in turn, and leaves their traces in the directory of the sweep.
  /// - Parameters:
  ///   - wanted: the cell, by its trace's name.
  ///   - runs: of each kind.
  /// - Returns: 0, or 130 when the user stopped it.
  /// - Throws: ``InputError`` where the directory has no such cell, or this machine only one core.
  static func make(in directory: String, cell wanted: String, runs: Int) throws -> Int32 {
    guard let plan = try SweepDirectory.plan(directory) else {
      throw InputError(
        "\(directory): no sweep.json in it, so nothing says what to run; --calibrate needs a sweep's directory")
    }
    guard let cell = plan.cells.first(where: { ReplayInput.name(ofLabel: $0.label) == wanted }) else {
      throw InputError(
        "\(directory): its plan has no cell '\(wanted)'; --calibrate runs the cells of the sweep that was traced")
    }
    let host = try Host(gatherFacts())
    let cores = CalibrationRunner.coreCpus(of: host).count
    guard cores > 1 else { throw InputError("--calibrate: this machine lets the program use one core; two are needed") }
    Interrupts.watch()
    let known = Files.exists("\(directory)/results.csv") ? try SweepDirectory.table(directory).records : RunRecords()
    let runner = CalibrationRunner(
      plan, on: host, launchers: try (0..<cores).map { _ in try Launcher() }, known: known)
    let folder = ReplayInput.calibrationFolder(directory)
    try Files.makeDirectory(folder)
    Console.error(
      "speedup: calibrating on 1 to \(cores) cores, \(runs) runs of each kind, as soon as the CPUs are idle")
    for run in 1...runs {
      for count in counts(upTo: cores) {
        let copies = (0..<count).map {
          ReplayInput.calibrationName(.copies, count: count, cell: cell.index, run: run, copy: $0)
        }
        do {
          try note(runner.run(cell, copies: count, workers: 1, folder: folder, names: copies), "\(count) copies")
          guard count > 1 else { continue }
          let name = ReplayInput.calibrationName(.workers, count: count, cell: cell.index, run: run)
          try note(runner.run(cell, copies: 1, workers: count, folder: folder, names: [name]), "\(count) workers")
        } catch is CancellationError {
          Console.error("speedup: stopped; the runs that were made are kept")
          return 128 + (Interrupts.arrived ?? 2)
        }
      }
    }
    return 0
  }

  /// 1, 2, 4, … and all.
  static func counts(upTo cores: Int) -> [Int] {
    var counts: [Int] = []
    var count = 1
    while count < cores {
      counts.append(count)
      count *= 2
    }
    return counts + [cores]
  }

  private static func note(_ problem: String?, _ what: String) throws {
    if let problem { Console.error(SafeText.line("speedup: calibration, \(what): \(problem)")) }
  }
}
