/// Matches a partition's sweep orders at the midpoint. Pure: orders and quotes in, fills out.
///
/// Orders come in the order of (time, id). At an arrival the quote is the last one with time ≤ arrival. The price is
/// always the midpoint of the moment, kept as bid + ask, in half ticks, so that it is exact.
struct Matcher {
  /// What became of the orders, in their order of arrival, and all matches.
  struct Result {
    /// The orders, sorted.
    var orders: [SweepOrder] = []
    var filled: [Int64] = []
    /// Σ quantity · (bid + ask).
    var notional2: [Int64] = []
    var matchCounts: [Int32] = []
    var statuses: [OrderStatus] = []
    var matches: [Match] = []
  }

  /// A trade between a resting and an arriving order.
  struct Match: BitwiseCopyable, Sendable, Equatable {
    var time: Int64
    var buyer: Int64
    var seller: Int64
    var quantity: Int64
    var mid2: Int64
  }

  /// Matches `orders`, which may come in any order, under `quotes`, which may too.
  static func match(_ orders: [SweepOrder], _ quotes: [Quote]) -> Result {
    var result = Result()
    result.orders = sorted(orders) { ($0.time, $0.id) < ($1.time, $1.id) }
    // Of quotes at the same time the last one in the file holds.
    let quotes = sorted(quotes) { $0.time < $1.time }
    let count = orders.count
    result.filled = [Int64](repeating: 0, count: count)
    result.notional2 = [Int64](repeating: 0, count: count)
    result.matchCounts = [Int32](repeating: 0, count: count)
    result.statuses = [OrderStatus](repeating: .noquote, count: count)
    result.matches.reserveCapacity(count)
    run(&result, quotes)
    return result
  }

  /// Sorted and stable. Files are mostly in order but for rows that are a few places too late, and those are moved one by
  /// one; only where that takes more than four moves a row is all of it sorted anew.
  static func sorted<Element: BitwiseCopyable>(
    _ all: [Element], by isBefore: (Element, Element) -> Bool
  ) -> [Element] {
    var nearly = all
    let isDone = nearly.withUnsafeMutableBufferPointer { rows in
      var movesLeft = 4 * rows.count
      for index in rows.indices.dropFirst() where isBefore(rows[index], rows[index &- 1]) {
        let late = rows[index]
        var place = index
        repeat {
          rows[place] = rows[place &- 1]
          place &-= 1
        } while place > 0 && isBefore(late, rows[place &- 1])
        rows[place] = late
        movesLeft &-= index &- place
        if movesLeft < 0 { return false }
      }
      return true
    }
    return isDone ? nearly : all.sorted(by: isBefore)
  }

  private static func run(_ result: inout Result, _ quotes: [Quote]) {
    let count = result.orders.count
    var buyers = RestingOrders(capacity: count)
    var sellers = RestingOrders(capacity: count)
    let orders = result.orders
    var matches = result.matches
    orders.withUnsafeBufferPointer { orders in
      result.filled.withUnsafeMutableBufferPointer { filled in
        result.notional2.withUnsafeMutableBufferPointer { notional2 in
          result.matchCounts.withUnsafeMutableBufferPointer { counts in
            result.statuses.withUnsafeMutableBufferPointer { statuses in
              quotes.withUnsafeBufferPointer { quotes in
                var next = 0
                for index in 0..<count {
                  let order = orders[index]
                  while next < quotes.count, quotes[next].time <= order.time { next &+= 1 }
                  guard next > 0 else { continue }
                  let mid2 = quotes[next &- 1].bid &+ quotes[next &- 1].ask
                  let buys = order.signedQuantity > 0
                  let (key, price) = keys(limit: order.limit, mid2: mid2, buys: buys)
                  guard key >= price else {
                    statuses[index] = .ineligible
                    continue
                  }
                  let wanted = Int64(order.signedQuantity.magnitude)
                  // The other side's keys have the other sign.
                  while filled[index] < wanted,
                    let place = buys ? sellers.firstPlace(allowing: -mid2) : buyers.firstPlace(allowing: mid2)
                  {
                    let other = buys ? sellers.order(at: place) : buyers.order(at: place)
                    let left = Int64(orders[other].signedQuantity.magnitude) &- filled[other]
                    let quantity = min(wanted &- filled[index], left)
                    for side in [index, other] {
                      filled[side] &+= quantity
                      notional2[side] &+= quantity &* mid2
                      counts[side] &+= 1
                    }
                    matches.append(
                      Match(
                        time: order.time, buyer: orders[buys ? index : other].id,
                        seller: orders[buys ? other : index].id, quantity: quantity, mid2: mid2))
                    if quantity == left {
                      statuses[other] = .filled
                      if buys { sellers.remove(at: place) } else { buyers.remove(at: place) }
                    } else {
                      statuses[other] = .partial
                    }
                  }
                  statuses[index] = filled[index] == wanted ? .filled : (filled[index] > 0 ? .partial : .unfilled)
                  guard filled[index] < wanted else { continue }
                  if buys { buyers.append(index, key: key) } else { sellers.append(index, key: key) }
                }
              }
            }
          }
        }
      }
    }
    result.matches = matches
  }

  /// An order's key and that of a price, such that the order allows the price when its key is at least as high: for a
  /// buyer twice the limit and mid2, for a seller the same with the other sign. A market order allows all.
  @inline(__always)
  private static func keys(limit: Int64, mid2: Int64, buys: Bool) -> (order: Int64, price: Int64) {
    let key = limit == 0 ? Int64.max : (buys ? 2 &* limit : -2 &* limit)
    return (key, buys ? mid2 : -mid2)
  }
}
