import SpeedupKit

/// Makes a run again while other load disturbs it, within bounds, and counts that in the result's measures.
struct UndisturbedRun {
  /// 0: what comes first stands.
  let mostRetries: Int

  /// - Parameters:
  ///   - run: makes the run; nil when the user interrupted it.
  ///   - cause: what disturbed a result; nil when nothing did.
  /// - Returns: the first undisturbed result, or the last of all. One that did not end well is not made again: it has no
  ///   figures that could be disturbed.
  /// - Throws: what `run` throws.
  func make(_ run: () throws -> CellResult?, cause: (CellResult) -> String?) throws -> CellResult? {
    var retries = 0
    while true {
      guard var result = try run() else { return nil }
      if result.status == .ok, retries < mostRetries, cause(result) != nil {
        retries += 1
        continue
      }
      result.disturbedRetries = retries
      return result
    }
  }
}
