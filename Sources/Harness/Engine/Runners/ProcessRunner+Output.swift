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
    let file = try surroundings.file("compared", of: cell)
    request.outputFile = file
    request.showsOutput = false
    guard let outcome = try launchers[0].run(request) else { return nil }
    let output = try Files.read(file)
    var result = RunOutcome(outcome, timeout: plan.timeout, memoryLimit: memoryLimit).result
    if let status = result.exitStatus, status != 0, plan.surroundings.ignoredFailures?.contains(status) == true {
      result.status = .ok
    }
    guard result.status == .ok else { throw Self.noOutput(command, result.detail) }
    if case .refused(let why) = try surroundings.after(cell, run: 0) { throw Self.noOutput(command, why) }
    return output
  }

  private static func noOutput(_ command: [String], _ why: String) -> InputError {
    InputError("'\(SafeText.excerpt(command.joined(separator: " ")))': \(why), so its output can't be compared")
  }
}
