import SpeedupKit

extension ProcessRunner {
  /// Runs a cell's command once, as every run of it is made (hooks, input, directory, variables, limits), and gives what
  /// it wrote to standard output; nil when the user interrupted it.
  /// - Throws: ``InputError`` when it does not end well: then there is nothing to compare.
  package func output(of cell: PlannedCell) throws -> [UInt8]? {
    guard let command = try plan.command(of: cell) else { return [] }
    switch try surroundings.before(cell, run: 0) {
    case .ready: break
    case .interrupted: return nil
    case .refused(let why): throw Self.noOutput(command, why)
    }
    var request = LaunchRequest(
      command, cpus: placement.cores(of: cell).mask, timeout: plan.timeout, memoryLimit: memoryLimit)
    try surroundings.surround(&request, cell, run: 0)
    let file = try surroundings.newFile("compared", of: cell)
    request.outputFile = file
    // It is compared and not searched, so that it may be long.
    request.errorLimit = Bytes(16 << 30)
    request.showsOutput = false
    guard let outcome = try launchers[0].run(request) else { return nil }
    let output = try Files.readRegular(file, atMost: .max)
    var result = RunOutcome(outcome, timeout: plan.timeout, memoryLimit: memoryLimit).result
    if let status = result.exitStatus, status != 0, plan.surroundings.ignoredFailures?.contains(status) == true {
      result.status = .ok
    }
    guard result.status == .ok else { throw Self.noOutput(command, result.detail) }
    if case .refused(let why) = try surroundings.after(cell, run: 0) { throw Self.noOutput(command, why) }
    return output
  }

  /// Whether a command that gets two files says that they are the same: it ends with 0 if so, with 1 if not, as cmp and diff
  /// do. nil: interrupted.
  /// - Throws: ``NotMeasured`` where it ends in any other way, or not in time.
  package func isSame(_ files: [String], by words: [String]) throws -> Bool? {
    let command = words + files
    guard let outcome = try launchers[0].run(LaunchRequest(command, timeout: plan.timeout), interrupted: interrupted)
    else { return nil }
    switch outcome.ending {
    case .exited(0): return true
    case .exited(1): return false
    default:
      let result = RunOutcome(outcome, timeout: plan.timeout, memoryLimit: nil).result
      throw NotMeasured(
        "--compare-with: '\(SafeText.excerpt(words.joined(separator: " ")))': \(result.detail), so the outputs can't be "
          + "compared; it ends with 0 where they are the same and with 1 where they differ")
    }
  }

  private static func noOutput(_ command: [String], _ why: String) -> NotMeasured {
    NotMeasured("'\(SafeText.excerpt(command.joined(separator: " ")))': \(why), so its output can't be compared")
  }
}
