/// How many CPUs a program could use, as lines of its trace say.
///
/// ```text
/// #cpus 0-3,8
/// #cpus 0-3 1.5
/// ```
///
/// One line for each thread or process, since each may be bound to CPUs of its own: the kernel's list of those that it may
/// use and, where its control group limits it, how many CPUs' worth of time it may take.
struct UsableCpus {
  static let mark = Array("#cpus".utf8)

  private var allowed = CpuSet([])
  /// The most of those who have one.
  private var quota: Double?
  private var isLimited = true

  /// How many tasks can run at once, at least one; nil: no line tells.
  var count: Int? {
    guard allowed.count > 0 else { return nil }
    guard isLimited, let quota else { return allowed.count }
    return min(allowed.count, max(1, Int(quota.rounded(.up))))
  }

  /// - Parameter texts: what follows the mark.
  /// - Throws: ``InputError`` naming `place` and the value.
  mutating func add(_ texts: [String], place: String) throws {
    guard (1...2).contains(texts.count), let list = CpuSet(list: texts[0]), list.count > 0 else {
      throw InputError(
        "\(place): '#cpus \(SafeText.excerpt(texts.joined(separator: " ")))' tells no CPUs; write '#cpus LIST [QUOTA]', such as "
          + "'#cpus 0-3'")
    }
    allowed = CpuSet(allowed.cpus + list.cpus)
    guard texts.count == 2 else { return isLimited = false }
    guard let limit = Double(decimal: texts[1]), limit.isFinite, limit > 0, limit <= 65_536 else {
      throw InputError(
        "\(place): quota '\(SafeText.excerpt(texts[1]))' is no number of CPUs above 0; write one such as 1.5, or leave it out"
      )
    }
    quota = max(quota ?? 0, limit)
  }
}
