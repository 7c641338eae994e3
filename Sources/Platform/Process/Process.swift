import Glibc

/// This process itself.
public enum Process {
  /// Ends it.
  public static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

  /// The executable it runs.
  public static let executable = "/proc/self/exe"

  /// A name for things of today: `20240131-235959`, local time.
  public static var timestamp: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(parts.tm_year + 1900)\(two(parts.tm_mon + 1))\(two(parts.tm_mday))-"
      + "\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))"
  }
}
