import SpeedupCore
import SpeedupStatistics

extension Checks {
  /// What P CPUs give on copying memory. It says nothing against the machine, but no program that streams through
  /// memory can scale better here.
  static func memoryScaling(_ found: Examination, _ limits: FitnessLimits) -> Finding? {
    guard found.cpus.count > 1 else { return nil }
    if case .leftOut = found.memoryScaling { return nil }
    guard let scaling = found.memoryScaling.value, let threads = scaling.rounds.first?.threads,
      let gain = pairedRatio(
        scaling.rounds.map { $0.alone.value * Double(threads) }, scaling.rounds.map(\.together.value),
        confidence: limits.confidence),
      let alone = try? median(scaling.rounds.map(\.alone.value)),
      let together = try? median(scaling.rounds.map(\.together.value)), alone > 0, together > 0
    else {
      return Finding("memory-scaling", .note, seen: "not measured: \(found.memoryScaling.missing ?? "too few samples")")
    }
    let (one, all) = (Double(scaling.block.count) / alone, Double(threads) * Double(scaling.block.count) / together)
    let range = gain.interval.map {
      " (\(Readable.percent(limits.confidence)) interval \(Readable.brief($0.lower)) to "
        + "\(Readable.brief($0.upper)))"
    }
    return Finding(
      "memory-scaling", gain.ratio < enough * Double(threads) ? .note : .ok,
      seen: "\(threads) CPUs copy memory ×\(Readable.brief(gain.ratio))\(range ?? "") as fast as one, "
        + "\(speed(all)) against \(speed(one)), by \(Counted.text(scaling.rounds.count, "pair")) of "
        + "\(scaling.block.count >> 20) MiB a CPU",
      why: "CPUs share the way to memory: a program that streams through memory gains no more from them than this, "
        + "however well it is written",
      fix: "judge the speed-up of such a program against this and not against the number of CPUs; work that stays in "
        + "the caches scales further",
      figures: [
        "speedup": gain.ratio, "speedup_lower": gain.interval?.lower, "speedup_upper": gain.interval?.upper,
        "threads": Double(threads), "block_bytes": Double(scaling.block.count), "alone_bytes_per_s": one,
        "together_bytes_per_s": all,
      ])
  }

  /// Less than this share of the CPUs is worth a note.
  private static let enough = 0.75

  private static func speed(_ bytesPerSecond: Double) -> String { "\(Readable.brief(bytesPerSecond * 1e-9)) GB/s" }
}
