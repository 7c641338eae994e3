import SpeedupKit

/// Writes orders, quotes and trades of many partitions from a seed: the same bytes on every machine. Rows of the
/// partitions are mixed, as in a day's file of a whole market, and nearly in the order of time.
struct MatchingGenerator {
  /// How the orders are shared out over the partitions.
  enum Skew: String, CaseIterable, Sendable {
    /// All partitions get the same.
    case equal
    /// Shares proportional to 1, 1/2, 1/3, ..., dealt out at random: which instrument is large has nothing to do with
    /// its name or the order of appearance.
    case zipf
  }

  var partitions = 20
  /// Orders a partition, on average.
  var orders = 10_000
  var skew = Skew.equal
  /// Columns that nobody needs, as real files have them.
  var filler = 8
  var seed: UInt64 = 1

  /// Instruments a day; further partitions are on further days.
  private static let instruments = 10
  private static let basePrice: Int64 = 10_000

  /// Writes `orders.csv`, `quotes.csv` and `trades.csv` into `directory`, a line at a time.
  /// - Throws: `SystemError` naming the file.
  func write(to directory: String) throws {
    var random = SplitMix64(seed: seed)
    let owners = owners(&random)
    try writeOrders("\(directory)/orders.csv", owners, &random)
    try writeQuotes("\(directory)/quotes.csv", every: 4, owners.count, &random)
    try writeTrades("\(directory)/trades.csv", every: 5, owners, &random)
  }

  /// The partition of every order: first one of each, as at the opening of a market, so that the order of appearance
  /// says nothing of the sizes; then all in a random order.
  private func owners(_ random: inout SplitMix64) -> [Int32] {
    var weights = (1...partitions).map { skew == .equal ? 1 : 1 / Double($0) }
    let scale = Double(partitions * orders) / weights.reduce(0, +)
    weights = seededShuffle(weights, using: &random)
    let rest = weights.enumerated().flatMap { partition, weight in
      repeatElement(Int32(partition), count: max(0, Int((weight * scale).rounded()) - 1))
    }
    return (0..<Int32(partitions)) + seededShuffle(rest, using: &random)
  }

  /// Such as `2024-01-02,I07,`.
  private func prefix(_ partition: Int) -> String {
    let day = CivilDate.days(year: 2024, month: 1, day: 2) + Int32(partition / Self.instruments)
    let number = partition % Self.instruments
    return "\(CivilDate.text(day)),I\(number / 10)\(number % 10),"
  }

  private func writeOrders(_ path: String, _ owners: [Int32], _ random: inout SplitMix64) throws {
    let file = try AtomicFile(path)
    let fillers = (0..<filler).map { "x\($0)" }
    try file.write("date,instrument,order_id,ts,side,limit,qty,sweep" + fillers.map { ",\($0)" }.joined() + "\n")
    let prefixes = (0..<partitions).map(prefix)
    let tail = fillers.indices.map { ",f\($0)" }.joined() + "\n"
    for (index, owner) in owners.enumerated() {
      // Nearly in order: some stand a little too early or too late, and some share their time.
      let time = Int64(index) * 4 + Int64(random.below(25))
      let side = random.below(2) == 0 ? "1" : "-1"
      let limit = random.below(4) == 0 ? 0 : Self.basePrice - 40 + Int64(random.below(81))
      let quantity = 1 + random.below(200)
      try file.write(
        "\(prefixes[Int(owner)])\(index + 1),\(time),\(side),\(limit),\(quantity),\(random.below(2))\(tail)")
    }
    try file.commit()
  }

  private func writeQuotes(_ path: String, every: Int, _ orders: Int, _ random: inout SplitMix64) throws {
    let file = try AtomicFile(path)
    try file.write("date,instrument,ts,bid,ask\n")
    let prefixes = (0..<partitions).map(prefix)
    var mids = [Int64](repeating: Self.basePrice, count: partitions)
    // Every partition has as many, however many orders it has: quotes come from the market, not from the orders.
    let rounds = max(1, orders / every / partitions)
    let step = Int64(max(1, orders * 4 / rounds))
    for round in 0..<rounds {
      for partition in 0..<partitions {
        let moved = mids[partition] + Int64(random.below(7)) - 3
        mids[partition] = min(Self.basePrice + 60, max(Self.basePrice - 60, moved))
        let spread = 1 + Int64(random.below(4))
        let bid = mids[partition] - spread / 2
        let time = Int64(round) * step + Int64(random.below(UInt64(step))) + 20
        try file.write("\(prefixes[partition])\(time),\(bid),\(bid + spread)\n")
      }
    }
    try file.commit()
  }

  private func writeTrades(
    _ path: String, every: Int, _ owners: [Int32], _ random: inout SplitMix64
  ) throws {
    let file = try AtomicFile(path)
    try file.write("date,instrument,ts,price,qty\n")
    let prefixes = (0..<partitions).map(prefix)
    for index in stride(from: 0, to: owners.count, by: every) {
      let price = Self.basePrice - 40 + Int64(random.below(81))
      try file.write("\(prefixes[Int(owners[index])])\(index * 4),\(price),\(1 + random.below(200))\n")
    }
    try file.commit()
  }
}

extension SplitMix64 {
  /// A whole number in `0..<upper`, by the high word of a product.
  fileprivate mutating func below(_ upper: UInt64) -> UInt64 { next().multipliedFullWidth(by: upper).high }
}
