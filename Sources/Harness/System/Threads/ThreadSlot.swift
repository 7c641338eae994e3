import CSpeedupLinux

/// A place of its own that every thread has, for whoever comes first to ask which of his things is this thread's.
package enum ThreadSlot {
  /// What this thread's slot holds for `owner`; nil where it holds nothing, or another owner's thing.
  @inline(__always)
  package static func value(of owner: Int) -> UnsafeMutableRawPointer? {
    let slot = cl_thread_slot()!
    return slot.pointee.owner == owner ? slot.pointee.value : nil
  }

  /// Puts a thing into it. Whoever owns it keeps it alive as long as he asks for it.
  package static func set(_ value: UnsafeMutableRawPointer, of owner: Int) {
    let slot = cl_thread_slot()!
    slot.pointee.owner = owner
    slot.pointee.value = value
  }
}
