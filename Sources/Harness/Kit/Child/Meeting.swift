import Glibc
import SpeedupCore
import SpeedupSystem

/// Processes that wait for each other right before their timed regions, so that copies of a program are side by side from
/// the first task to the last: what comes before the regions never takes equally long.
///
/// Each lengthens a file by a byte and looks until it is as long as they are many.
package struct Meeting: Sendable, Codable, Equatable {
  package var path: String
  package var count: Int
  /// The longest wait: one that does not come must not stop the others.
  private static let patience = Seconds(5)

  package init(path: String, count: Int) {
    self.path = path
    self.count = count
  }

  /// Makes the file, with nobody there.
  /// - Throws: `SystemError` naming it.
  package func begin() throws { try Files.write(path, bytes: []) }

  package func end() throws { try Files.remove(path) }

  /// Arrives, and returns when all are there. It does not sleep: whoever is woken begins later than whoever is not.
  package func wait() {
    let file = open(path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard file >= 0 else { return }
    defer { close(file) }
    guard write(file, [1], 1) == 1 else { return }
    let start = ProcessClock.now
    var facts = stat()
    while fstat(file, &facts) == 0, facts.st_size < count, ProcessClock.now - start < Self.patience {}
  }
}
