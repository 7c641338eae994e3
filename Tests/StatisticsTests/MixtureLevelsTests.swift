import Testing

@testable import SpeedupStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

struct MixtureLevelsTests {
  /// Tails spread evenly over 0...1 and raised to a power, each with the weight that its place in a shuffle gives it.
  private static func samples(power: Double, _ weight: (Double) -> Double) -> [MixtureLevels.Sample] {
    (0..<800).map { place in
      let shuffled = Double(place * 311 % 800) / 800
      return MixtureLevels.Sample(logTail: power * log((Double(place) + 0.5) / 800), weight: weight(shuffled))
    }
  }

  private static func passed(_ samples: [MixtureLevels.Sample], _ levels: MixtureLevels) -> Double {
    Double(samples.count { exp($0.logTail) <= levels.level($0.weight) }) / Double(samples.count)
  }

  @Test func `samples of both kinds pass as often as asked where weights tell them apart`() {
    let additive = Self.samples(power: 0.9) { 0.5 + 0.5 * $0 }
    let relative = Self.samples(power: 1.2) { 0.5 * $0 }
    let levels = MixtureLevels(0.025, additive, relative)
    #expect(abs(Self.passed(additive, levels) - 0.025) < 0.004)
    #expect(abs(Self.passed(relative, levels) - 0.025) < 0.004)
  }

  @Test func `where weights tell nothing no kind passes more often than asked`() {
    let additive = Self.samples(power: 0.8) { 0.4 + 0.2 * $0 }
    let relative = Self.samples(power: 1.3) { 0.4 + 0.2 * $0 }
    let levels = MixtureLevels(0.025, additive, relative)
    #expect(Self.passed(additive, levels) < 0.01)
    #expect(abs(Self.passed(relative, levels) - 0.025) < 0.006)
  }

  @Test func `samples that pass as often as they say leave the tail as it is`() {
    let samples = Self.samples(power: 1) { $0 }
    let levels = MixtureLevels(0.025, samples, samples)
    #expect(abs(levels.level(0.5) - 0.025) < 0.002)
  }
}
