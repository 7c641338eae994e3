/// A set of CPUs by number, as affinity masks and cpusets hold it.
public struct CpuSet: Hashable, Sendable {
  /// The numbers, ascending, without repeats.
  public let cpus: [Int]

  /// The set of these numbers; order and repeats don't matter.
  public init(_ cpus: some Sequence<Int>) { self.cpus = Set(cpus).sorted() }

  /// How many CPUs are in it.
  public var count: Int { cpus.count }

  /// Reads the kernel's list form, such as `0-3,8`; nil for anything else. An empty text is the empty set.
  public init?(list text: String) {
    var numbers: [Int] = []
    for part in text.split(separator: ",") {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false)
      guard let low = Int(ends[0]), low >= 0, low < 65_536 else { return nil }
      guard ends.count <= 2, let high = ends.count == 2 ? Int(ends[1]) : low, high >= low, high < 65_536
      else { return nil }
      numbers += low...high
    }
    self.init(numbers)
  }

  /// The kernel's list form, such as `0-3,8`.
  public var list: String {
    var parts: [String] = []
    var index = 0
    while index < cpus.count {
      var end = index
      while end + 1 < cpus.count, cpus[end + 1] == cpus[end] + 1 { end += 1 }
      parts.append(end == index ? "\(cpus[index])" : "\(cpus[index])-\(cpus[end])")
      index = end + 1
    }
    return parts.joined(separator: ",")
  }

  /// The bit mask, lowest CPU first; at least 128 bytes, since small buffers are refused by kernels built for many CPUs.
  public var mask: [UInt8] {
    let needed = ((cpus.last ?? 0) / 64 + 1) * 8
    var bytes = [UInt8](repeating: 0, count: max(128, needed))
    for cpu in cpus { bytes[cpu / 8] |= 1 << UInt8(cpu % 8) }
    return bytes
  }

  /// The set in a bit mask.
  public init(mask: some Sequence<UInt8>) {
    var numbers: [Int] = []
    for (index, byte) in mask.enumerated() where byte != 0 {
      for bit in 0..<8 where byte & (1 << UInt8(bit)) != 0 { numbers.append(index * 8 + bit) }
    }
    self.init(numbers)
  }
}
