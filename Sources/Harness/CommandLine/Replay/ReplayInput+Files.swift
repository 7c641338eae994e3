import SpeedupCore
import SpeedupEngine
import SpeedupPredict
import SpeedupReport
import SpeedupSystem

extension ReplayInput {
  /// Files of lines, and of other tools, don't say what program they are of: those with the same phases are taken for runs of
  /// one, under the name of the first.
  static func runsOfOne(_ traces: [TaskTrace], _ paths: [String]) -> [TaskTrace] {
    let isNameless = zip(traces, paths).allSatisfy { trace, path in path.hasSuffix(trace.name) }
    guard isNameless, Set(traces.map { Set($0.phases.filter { !$0.isSerial }.map(\.name)) }).count == 1 else {
      return traces
    }
    return traces.map { trace in
      var trace = trace
      trace.name = traces[0].name
      return trace
    }
  }

  /// Whether there are any in a sweep's directory.
  static func hasTraces(in directory: String) throws -> Bool {
    if try !Files.rolledLog(directory).isEmpty { return true }
    for folder in ["\(directory)/traces", directory] where Files.isDirectory(folder) {
      if try Files.names(in: folder).contains(where: { $0.hasSuffix(".trace") }) { return true }
    }
    return false
  }
}
