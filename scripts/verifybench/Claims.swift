import SpeedupCore
import SpeedupJudge

import Glibc

/// The list of synthetic claims: all kinds that statistics decide, each true and false by 10 %, on its boundary, and
/// clear, with noise of 2, 5 and 10 %, some of them simulated.
enum SyntheticClaims {
  static func all(count: Int) throws -> [Truth] {
    var list: [Truth] = []
    // The offsets are factors on the figure: beyond 1 the claim is true. 1 is the boundary itself, where it is true.
    let offsets = [1.1, 1 / 1.1, 1.0, 1.5, 1 / 1.5, 1.1, 1 / 1.1, 1.02, 1 / 1.02, 1.1]
    let noises = [0.05, 0.05, 0.05, 0.05, 0.1, 0.05, 0.05, 0.02, 0.1, 0.05]
    let makers = [ratio, reduction, range, bound, exponent, scaling, equivalence, several, rate, simulated]
    while list.count < count {
      let place = list.count
      let maker = makers[place % makers.count]
      let turn = place / makers.count % offsets.count
      list.append(try maker(place * 10, offsets[turn], noises[turn]))
    }
    return list
  }

  private static func reading(_ kind: ClaimKind, _ region: ClaimRegion) throws -> ClaimReading {
    var reading = ClaimReading(kind, by: .measured, metric: try Expression("cpu_seconds"))
    reading.region = region
    return reading
  }

  private static func truth(
    _ name: String, _ reading: ClaimReading, _ subject: [ClaimRun], _ reference: [ClaimRun] = [],
    _ means: [Int: Double], _ offset: Double, _ noise: Double, rate: Double = 1, evidence: Evidence = .pinned,
    power: Bool = true
  ) -> Truth {
    Truth(
      name: "\(name) at \(Readable.brief(offset)) of its boundary, noise \(Readable.percent(noise))", reading: reading,
      subject: subject, reference: reference, means: means, noise: noise, rate: rate, isTrue: offset >= 1,
      countsForPower: power && noise == 0.05 && (abs(log(offset)) - log(1.1)).magnitude < 1e-9, evidence: evidence)
  }

  private static func cell(_ number: Int, _ axes: [AxisValue] = []) -> ClaimRun { ClaimRun(number, axes) }

  private static func ratio(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    truth(
      "ratio", try reading(.ratio, ClaimRegion(8, .infinity)), [cell(base)], [cell(base + 1)],
      [base: 1, base + 1: 8 * offset], offset, noise)
  }

  private static func reduction(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    truth(
      "reduction", try reading(.reduction, ClaimRegion(0.5, .infinity)), [cell(base)], [cell(base + 1)],
      [base: 1, base + 1: 2 * offset], offset, noise)
  }

  private static func range(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    truth(
      "range", try reading(.range, ClaimRegion(100, 200)), [cell(base)], [],
      [base: offset >= 1 ? (offset > 1.2 ? 141 : 100 * offset) : 200 / offset], offset, noise)
  }

  private static func bound(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    truth(
      "bound", try reading(.bound, ClaimRegion(-.infinity, 3)), [cell(base)], [], [base: 3 / offset], offset, noise)
  }

  private static func exponent(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    var linear = try reading(.exponent, ClaimRegion(-.infinity, 1.2))
    linear.over = "n"
    // 10 % on the figure of the largest size, against one half of it; the same power below.
    let step = pow(2, 1.2) / offset
    return truth(
      "exponent", linear, (0..<3).map { cell(base + $0, [AxisValue("n", "\(1 << $0)")]) }, [],
      [base: 1, base + 1: step, base + 2: step * step], offset, noise)
  }

  private static func scaling(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    var linear = try reading(.scaling, ClaimRegion(0.8, .infinity))
    linear.over = "cores"
    return truth(
      "scaling", linear, [cell(base, [AxisValue("cores", "1")]), cell(base + 1, [AxisValue("cores", "2")])], [],
      [base: 1, base + 1: 1 / (2 * 0.8 * offset)], offset, noise)
  }

  private static func equivalence(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    // Within ±20 %: 10 % inside of the upper end, on it, or beyond.
    truth(
      "equivalence", try reading(.equivalence, ClaimRegion(1 / 1.2, 1.2)), [cell(base)], [cell(base + 1)],
      [base: offset > 1.2 ? 1 : 1.2 / offset, base + 1: 1], offset, noise)
  }

  /// A bound for four cells at once, of which one lies at the offset and the others are clear.
  private static func several(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    let cells = (0..<4).map { cell(base + $0, [AxisValue("n", "\($0 + 1)")]) }
    return truth(
      "bound of four cells", try reading(.bound, ClaimRegion(-.infinity, 3)), cells, [],
      [base: 3 / offset, base + 1: 1, base + 2: 1.5, base + 3: 2], offset, noise)
  }

  private static func rate(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    // The tolerance of a rate is not a share of it, so it is no part of the power asked for.
    truth(
      "success rate", try reading(.successRate, ClaimRegion(0.8, 1)), [cell(base)], [], [base: 1], offset, noise,
      rate: min(1, 0.8 * min(1.2, offset)), power: false)
  }

  private static func simulated(_ base: Int, _ offset: Double, _ noise: Double) throws -> Truth {
    truth(
      "simulated ratio", try reading(.ratio, ClaimRegion(12, .infinity)), [cell(base)], [cell(base + 1)],
      [base: 1, base + 1: 12 * offset], offset, noise, evidence: .simulated, power: false)
  }
}
