package struct CpuModel: Sendable, Equatable {
  /// The name, with the numbers that tell models of one name apart; nil when nothing tells.
  package let name: String?
  /// Those of ``interesting`` that it has, in that order; nil when nothing tells.
  package let flags: [String]?
  /// Whether the CPU itself says that it is a virtual one; nil where CPUs don't tell (all but x86).
  package let isVirtual: Bool?

  /// Flags that change what a measurement means: vector units, clocks, speed of locks; x86 and arm64 names.
  package static let interesting = [
    "sse4_2", "avx", "avx2", "fma", "avx512f", "amx_tile", "constant_tsc", "nonstop_tsc", "tsc_known_freq",
    "asimd", "sve", "sve2", "atomics",
  ]

  /// The model by the text of /proc/cpuinfo, and on boards by the device tree.
  /// - Parameters:
  ///   - cpuinfo: nil when it can't be read.
  ///   - board: the text of /proc/device-tree/model.
  package init(cpuinfo: String?, board: String?) {
    let text = cpuinfo ?? ""
    let first = Self.firstBlock(text)
    let flags = (first["flags"] ?? first["Features"]).map { Set($0.split(separator: " ").map(String.init)) }
    self.flags = flags.map { flags in Self.interesting.filter(flags.contains) }
    isVirtual = first["flags"] == nil ? nil : flags?.contains("hypervisor")
    name = Self.x86Name(first) ?? Self.armName(first, text, board: board)
  }

  /// The fields up to the first empty line: the first CPU. The text of a big machine is long, and all blocks
  /// of an x86 machine say the same.
  private static func firstBlock(_ text: String) -> [String: String] {
    var fields: [String: String] = [:]
    for line in text.split(separator: "\n", maxSplits: 80, omittingEmptySubsequences: false).prefix(80) {
      guard let (name, value) = field(line) else { break }
      fields[name] = value
    }
    return fields
  }

  private static func field(_ line: Substring) -> (String, String)? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    return (trimmed(line[..<colon]), trimmed(line[line.index(after: colon)...]))
  }

  private static func x86Name(_ fields: [String: String]) -> String? {
    guard let name = fields["model name"] else { return nil }
    let numbers = [("family", "cpu family"), ("model", "model"), ("stepping", "stepping")]
      .compactMap { label, key in fields[key].map { "\(label) \($0)" } }
    return numbers.isEmpty ? name : "\(name) (\(numbers.joined(separator: ", ")))"
  }

  /// arm64 tells codes, not names; a board may hold several kinds of core.
  private static func armName(_ first: [String: String], _ text: String, board: String?) -> String? {
    var parts: [String] = []
    if let implementer = first["CPU implementer"] {
      for line in text.split(separator: "\n") where line.hasPrefix("CPU part") {
        if let (_, part) = field(line), !parts.contains("part \(part)") { parts.append("part \(part)") }
      }
      parts.insert("implementer \(implementer)", at: 0)
    }
    let codes = parts.joined(separator: ", ")
    guard let board else { return codes.isEmpty ? nil : codes }
    return codes.isEmpty ? board : "\(board) (\(codes))"
  }
}
