import Glibc

package enum Environment {
  /// The variable by which the launcher tells a program where its own peak of memory can be read and reset.
  static let peakFileKey = "SPEEDUP_PEAK_FILE"

  /// The value of a variable; nil when it is not set.
  package static func value(_ name: String) -> String? {
    getenv(name).map { String(cString: $0) }
  }

  /// Sets a variable, for libraries that read it when they are loaded, and for programs started later.
  package static func set(_ name: String, _ value: String) { setenv(name, value, 1) }

  /// All of it, as `NAME=value`.
  package static var all: [String] {
    var list: [String] = []
    var at = environ
    while let entry = at.pointee {
      list.append(String(cString: entry))
      at += 1
    }
    return list
  }
}

/// A NULL-terminated array of C strings, as exec wants it.
final class CStrings {
  let pointer: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
  private let count: Int

  init(_ strings: [String]) {
    count = strings.count
    pointer = .allocate(capacity: count + 1)
    for (index, string) in strings.enumerated() { pointer[index] = strdup(string) }
    pointer[count] = nil
  }

  /// This process's environment, byte for byte, and more of `NAME=value`.
  init(environmentAnd more: [String]) {
    // With its equals sign, so that no longer name is taken for it.
    let names = more.map { Array($0.utf8CString.prefix { $0 != 61 }) + [61, 0] }
    var kept: [UnsafeMutablePointer<CChar>] = []
    var at = environ
    while let entry = at.pointee {
      if !names.contains(where: { strncmp(entry, $0, $0.count - 1) == 0 }) { kept.append(entry) }
      at += 1
    }
    count = kept.count + more.count
    pointer = .allocate(capacity: count + 1)
    for (index, entry) in kept.enumerated() { pointer[index] = strdup(entry) }
    for (index, string) in more.enumerated() { pointer[kept.count + index] = strdup(string) }
    pointer[count] = nil
  }

  deinit {
    for index in 0..<count { free(pointer[index]) }
    pointer.deallocate()
  }
}

/// Bytes at an address that stays.
final class CBytes {
  let pointer: UnsafeMutablePointer<UInt8>
  let count: Int

  init(_ bytes: [UInt8]) {
    count = bytes.count
    pointer = .allocate(capacity: max(1, bytes.count))
    pointer.initialize(from: bytes, count: bytes.count)
  }

  deinit { pointer.deallocate() }
}
