import Glibc

/// A file of the kernel (in /proc, in /sys or of a cgroup) that stays open: to read it anew takes one call, where opening
/// it takes four and several times as long.
final class KernelFile: Sendable {
  private let descriptor: Int32
  /// More than any such file's first line, and all of the short ones.
  private static let room = 4096

  /// Opens it; nil where that can't be done.
  init?(_ path: String, isWritable: Bool = false) {
    descriptor = open(path, (isWritable ? O_RDWR : O_RDONLY) | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// What it says now, at most the first 4096 bytes; nil when it can't be read, as when its cgroup is gone.
  var text: String? {
    var failed = false
    let text = String(unsafeUninitializedCapacity: Self.room) { buffer in
      let count = pread(descriptor, buffer.baseAddress, Self.room, 0)
      failed = count < 0
      return max(0, count)
    }
    return failed ? nil : text
  }

  /// The whole number that it begins with; nil also where it is too large.
  var number: Int? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 32) { buffer in
      let count = pread(descriptor, buffer.baseAddress, buffer.count, 0)
      let digits = UnsafeBufferPointer(rebasing: buffer.prefix(max(0, count))).prefix { 48...57 ~= $0 }
      guard !digits.isEmpty else { return nil }
      return digits.reduce(0 as Int?) { sum, digit in
        guard let sum else { return nil }
        let (tens, isTooLarge) = sum.multipliedReportingOverflow(by: 10)
        let (all, isTooLargeNow) = tens.addingReportingOverflow(Int(digit) - 48)
        return isTooLarge || isTooLargeNow ? nil : all
      }
    }
  }

  /// The whole number of a line `KEY NUMBER`.
  func number(of key: String) -> Int? {
    text?.split(separator: "\n").first { $0.hasPrefix("\(key) ") }.flatMap { Int($0.dropFirst(key.utf8.count + 1)) }
  }

  /// Writes a setting. - Returns: whether the kernel took it.
  func set(_ text: String) -> Bool { pwrite(descriptor, text, text.utf8.count, 0) == text.utf8.count }
}
