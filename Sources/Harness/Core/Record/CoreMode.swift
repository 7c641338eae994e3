/// How a run's core count came about. A time with more virtual cores than real ones is no scaling result, so
/// this label stands wherever such a number stands.
public enum CoreMode: String, Sendable, Codable {
  /// Every virtual core is a CPU of its own, by the affinity mask.
  case pinned
  /// More virtual cores than allowed CPUs: virtual core v shares CPU v modulo P with others.
  case oversubscribed
  /// Not told: the result comes from another tool.
  case unknown
  /// Measured inside the process that asked for it, beside all else that it does: not pinned, and without a peak of memory.
  case inProcess = "in-process"
}
