import SpeedupCore
import SpeedupEngine
import SpeedupKit

/// The options that choose a grid and limit its runs: what `sweep` and `gate` have in common.
enum GridOptions {
  private static let usual = SweepRequest([])

  static let variant = Option<[String]>.range("variant", "NAMES", "variants of the workload", otherwise: "all")
  static let workers = Option<[String]>.range(
    "workers", "RANGE", "workers: 1,2,4..16 or 1..252:x2 or 10..100:+10", otherwise: "the cores")
  static let chunk = Option<[String]>.range(
    "chunk", "RANGE", "what a worker takes at once, as the workload defines it")
  static let threads = Option<[String]>.range(
    "threads", "RANGE", "threads within each worker, where the workload has them")
  static let cores = Option<[String]>.range(
    "cores", "RANGE", "cores by affinity mask; above this machine's: oversubscribed, labelled so", otherwise: "all")
  static let rule = Option<[String]>.range(
    "rule", "NAMES", "sizing rules that give workers, chunk and threads; see speedup detect",
    choices: SizingRule.allCases.map(\.rawValue))
  static let executor = Option<[String]>.range(
    "executor", "NAMES", WorkerPoolKind.allCases.map(\.rawValue).joined(separator: ", "), otherwise: "threads",
    choices: WorkerPoolKind.allCases.map(\.rawValue))
  /// The axes that every subject has, in the order in which they are asked for.
  static let axes = [variant, executor, rule, cores, workers, chunk, threads]

  static let set = Option<[Axis]>(
    "set", .list("NAME=RANGE"),
    "any other axis: a workload's parameter, or {NAME} of a command; a value in quotes or behind \\ is taken as it stands",
    default: []
  ) { texts in
    try texts.map { text in
      let (name, values) = try OptionText.pair(text, "is not NAME=VALUES, such as depth=1,2,3", option: "set")
      return Axis(name, try AxisRange.values(values, option: "--set \(name)", keepsRepeats: true))
    }
  }
  static let zip = Option<[[String]]>(
    "zip", .list("A,B"), "axes that advance together instead of being combined", default: []
  ) { $0.map { $0.split(separator: ",").map(String.init) } }
  static let sample = Option<Int?>.count("sample", "N", atLeast: 1, "only N cells, drawn at random by the seed")
  static let seed = Option<UInt64>.value(
    "seed", "N", "order of runs and generated inputs", default: usual.seed, expected: "a whole number of at least 0")
  static let timeout = Option<Seconds?>.span(
    "timeout", "limit on one run, such as 90s or 5m", default: usual.timeout, written: "10m", example: "90s or 5m")
  static let memoryLimit = Option<Bytes?>.memory(
    "memory-limit", "limit on one run's tree", otherwise: "90 % of what is available", example: "512M")
  static let data = Option<String?>.path("data", "FILE", "a real input, plain or gzip, instead of a generated one")
  static let spread = Option<Bool>.flag("spread", "take few cores far apart instead of close together")
  static let only = Option<String?>.text(
    "only", "REGEX", "only the cells whose name, such as command=ls n=5, it matches")

  /// The axes and how they are combined.
  static let choosing: [any CommandOption] = [
    variant, workers, chunk, threads, cores, rule, executor, set, zip, sample, only,
  ]
  /// What every run is given.
  static let limiting: [any CommandOption] = [seed, timeout, memoryLimit, data, spread]
}
