import SpeedupKit

/// What a writer does when its transaction meets a lock: pause, a little longer each time, and begin again.
struct RetryPolicy: Sendable {
  /// How often a transaction is tried before it is given up.
  let attempts: Int

  /// The pause after attempt `attempt` (from 1) at transaction `number`; nil: it is given up.
  ///
  /// Half a millisecond, doubled each time up to 16 ms, times a random factor between 0.5 and 1.5 without which writers
  /// that met once would meet again.
  func pause(after attempt: Int, at number: Int) -> Seconds? {
    guard attempt < attempts else { return nil }
    var bits = SplitMix64(seed: UInt64(number) << 24 ^ UInt64(attempt))
    return Seconds(0.0005 * Double(1 << min(attempt - 1, 5)) * (0.5 + bits.nextUniform()))
  }
}
