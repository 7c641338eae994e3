import Glibc

/// A shared library of the system that is loaded while the program runs, so that a machine without it can
/// still run everything that does not need it. Once loaded it stays until the process ends.
package struct DynamicLibrary: @unchecked Sendable {
  // A handle of dlopen may be used from any thread; it is never closed, so it can't dangle.
  private let handle: UnsafeMutableRawPointer

  /// Loads the first of `names` (such as `libz.so.1`) that the system's loader finds; nil when it finds none.
  package init?(firstOf names: [String]) {
    for name in names {
      if let handle = dlopen(name, RTLD_NOW | RTLD_LOCAL) {
        self.handle = handle
        return
      }
    }
    return nil
  }

  /// The function `name` as a C function pointer of type `type`; nil when the library has none of that name.
  /// The caller vouches for the type: it must be the one of the C declaration.
  package func function<Function>(_ name: String, as type: Function.Type) -> Function? {
    precondition(MemoryLayout<Function>.size == MemoryLayout<UnsafeRawPointer>.size)
    return dlsym(handle, name).map { unsafeBitCast($0, to: type) }
  }
}
