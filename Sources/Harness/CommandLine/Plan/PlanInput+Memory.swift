import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupSystem

extension PlanInput {
  /// Takes the memory from where the options say.
  /// - Parameter isScaled: whether the work is of a size that was not measured: how memory grows with it is not known.
  /// - Throws: ``InputError`` where the sweep of `--memory-from` tells none, or nothing asks for it.
  mutating func takeMemory(_ parsed: ParsedOptions, only: [String], isScaled: Bool) throws {
    if let directory = parsed[PlanOptions.memoryFrom], !PlanOptions.isWithoutMemory(parsed) {
      guard !isScaled else {
        throw InputError(
          "--memory-from and --scale: how memory grows with the size is not known; leave one out, or write --memory-from none"
        )
      }
      try InputPath.requireResults(directory)
      guard let known = ReplayInput.memory(try SweepDirectory.tableByCommand(directory), only) else {
        let cells = only.isEmpty ? "" : " of \(only.joined(separator: " "))"
        throw InputError(
          "--memory-from: \(directory) has no peak of memory\(cells) at two numbers of workers; sweep with --workers 1,2,4,8"
        )
      }
      memory = known
    }
    if isScaled || PlanOptions.isWithoutMemory(parsed) { memory = nil }
  }
}
