import Glibc

/// Programs built beside these tests.
enum Built {
  /// The speedup executable, which is also the launcher.
  static var speedup: String { "\(directory)/speedup" }
  /// The program that misbehaves on request.
  static var child: String { "\(directory)/TestChild" }

  private static var directory: String {
    var path = [CChar](repeating: 0, count: 4096)
    let count = readlink("/proc/self/exe", &path, path.count)
    let text = String(decoding: path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    return text.split(separator: "/").dropLast().map { "/\($0)" }.joined()
  }
}
