/// What the rows of programs that were run here say of themselves beside their figures, held against each other.
struct RowChecks {
  /// Masks that are well, by their number in the pool of texts.
  private var masks: Set<UInt32> = []
  private var lastMask: UInt32?
  /// Figures with the column of their method, which is told with the figure and not without it.
  private let methods: [(figure: Int, method: Int, names: [[UInt8]])]

  init(_ position: [String: Int]) {
    methods = Self.names.compactMap { figure, names in
      guard let place = figure.column.flatMap({ position[$0] }),
        let method = figure.method?.column.flatMap({ position[$0] })
      else { return nil }
      return (place, method, names.map { Array($0.utf8) })
    }
  }

  private static let names: [(Metric, [String])] = [
    (Metric.peakMemory, PeakMemoryMethod.allCases.map(\.rawValue)),
    (Metric.memoryWithoutCache, CachelessMethod.allCases.map(\.rawValue)),
    (Metric.instructions, CountMethod.allCases.map(\.rawValue)),
  ]

  /// Whether a mask was found to be one before.
  /// - Parameter number: that of its text.
  func knowsMask(_ number: UInt32) -> Bool { number == lastMask || masks.contains(number) }

  /// Whether a mask is a list of CPUs.
  mutating func isMask(_ text: String, _ number: UInt32) -> Bool {
    guard let cpus = CpuSet(list: text), cpus.count > 0 else { return false }
    lastMask = number
    masks.insert(number)
    return true
  }

  /// The place of a field that contradicts another one of the row, and what is expected there; nil: none does.
  func flaw(_ row: CSV.Row) -> (place: Int, expected: String)? {
    for (figure, method, names) in methods {
      guard !row.isEmpty(figure) else {
        if !row.isEmpty(method) { return (method, "nothing, since there is no figure that was had so") }
        continue
      }
      guard names.contains(where: { $0.count == row[method].count && row[method].elementsEqual($0) }) else {
        return (method, names.map { String(decoding: $0, as: UTF8.self) }.joined(separator: ", "))
      }
    }
    return nil
  }
}
