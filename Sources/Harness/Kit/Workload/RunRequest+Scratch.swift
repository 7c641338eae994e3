import SpeedupCore
import SpeedupSystem

extension RunRequest {
  /// ``scratch``, or, where a workload is run without the harness, a new directory that the caller has to remove.
  /// - Throws: an error naming the place where no directory can be made.
  public func scratchDirectory() throws -> String { try scratch ?? ScratchDirectory.make() }
}
