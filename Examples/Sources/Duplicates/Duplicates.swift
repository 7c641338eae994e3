import Harness

/// Counts the numbers that stood before in a list, in three ways.
public struct Duplicates: Workload {
  static let size = Parameter.count("size", atLeast: 1, default: 3_000, "numbers in the list")

  public let name = "duplicates"
  public let summary = "numbers of a list that stood before"
  public let variants = [
    Variant("nested", "looks through all earlier numbers, for every number"),
    Variant("hashed", "keeps the numbers seen in a set"),
    Variant("parallel", "as nested, shared out to the workers"),
  ]
  public let parameters: [any WorkloadParameter] = [Self.size]

  public init() {}

  /// The same list for the same seed. Not timed.
  public func prepare(_ request: RunRequest) throws -> [UInt64] {
    let size = try request[Self.size]
    var state = request.seed
    return (0..<size).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (state >> 33) % UInt64(size)
    }
  }

  /// What is timed.
  public func run(_ list: [UInt64], _ request: RunRequest, on pool: any WorkerPool) throws -> Int {
    switch request.variant {
    case "hashed":
      var seen: Set<UInt64> = []
      return list.count { !seen.insert($0).inserted }
    case "parallel":
      return try pool.map("look", count: list.count, chunk: 64) { index, _ in
        list[..<index].contains(list[index]) ? 1 : 0
      }.reduce(0, +)
    default:
      return list.indices.count { list[..<$0].contains(list[$0]) }
    }
  }

  /// All variants must give the same answer: the digest is compared.
  public func answer(_ count: Int, _ list: [UInt64], _ request: RunRequest) -> Answer {
    Answer(digest: "\(count)", items: list.count)
  }
}
