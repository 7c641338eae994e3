/// The orders of one side that rest, first in first out, and among them the first one whose own limit allows a price.
///
/// A tournament tree over the places in the queue: every node holds the highest key below it, a gone order's is the
/// lowest number there is. Finding, adding and removing take log₂ n steps at worst, however many resting orders forbid
/// the price of the moment; scanning the queue would take as many steps as there are of those. Mostly the first order
/// will do, which is one comparison.
struct RestingOrders: ~Copyable {
  private let tree: UnsafeMutablePointer<Int64>
  /// The order at every place: its index among the partition's orders.
  private let orders: UnsafeMutablePointer<Int32>
  private let leaves: Int
  private var count = 0
  private var first = 0

  private static let gone = Int64.min

  /// An empty queue with room for `capacity` orders.
  init(capacity: Int) {
    var leaves = 1
    while leaves < capacity { leaves *= 2 }
    self.leaves = leaves
    tree = .allocate(capacity: 2 * leaves)
    tree.initialize(repeating: Self.gone, count: 2 * leaves)
    orders = .allocate(capacity: max(1, capacity))
  }

  deinit {
    tree.deallocate()
    orders.deallocate()
  }

  /// Adds an order that allows every price whose key is at most `key`.
  @inline(__always)
  mutating func append(_ order: Int, key: Int64) {
    orders[count] = Int32(truncatingIfNeeded: order)
    var node = leaves &+ count
    count &+= 1
    tree[node] = key
    node >>= 1
    while node > 0, tree[node] < key {
      tree[node] = key
      node >>= 1
    }
  }

  /// The place of the first order whose key is at least `key`; nil when there is none.
  @inline(__always)
  mutating func firstPlace(allowing key: Int64) -> Int? {
    while first < count, tree[leaves &+ first] == Self.gone { first &+= 1 }
    guard first < count else { return nil }
    if tree[leaves &+ first] >= key { return first }
    guard tree[1] >= key else { return nil }
    var node = 1
    while node < leaves {
      node <<= 1
      // The left one, where it will do: it came first.
      if tree[node] < key { node |= 1 }
    }
    return node &- leaves
  }

  @inline(__always)
  func order(at place: Int) -> Int { Int(orders[place]) }

  @inline(__always)
  mutating func remove(at place: Int) {
    var node = leaves &+ place
    tree[node] = Self.gone
    while node > 1 {
      let highest = max(tree[node], tree[node ^ 1])
      node >>= 1
      if tree[node] == highest { return }
      tree[node] = highest
    }
  }
}
