import SpeedupKit

/// Memory that was freed, and that the allocator keeps for later: to whoever measures it is in use.
enum FreedMemory {
  private static let trim = DynamicLibrary(firstOf: ["libc.so.6"])?
    .function("malloc_trim", as: (@convention(c) (Int) -> Int32).self)

  /// Gives it back to the system, where the C library can.
  static func giveBack() { _ = trim?(0) }
}
