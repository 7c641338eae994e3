import SpeedupKit
import SpeedupSystem

/// The files that hold what failed runs printed, in the folder `output` of a results directory.
package struct FailedOutput {
  private let folder: String
  package private(set) var isAny = false
  /// Why something was not kept; nil: all was. A convenience, for which no sweep ends.
  package private(set) var problem: String?

  package init(directory: String) { folder = "\(directory)/output" }

  package var path: String { folder }

  /// Keeps what the run of a cell printed; nothing where that is nothing.
  package mutating func keep(_ text: String, cell: Int, block: Int) {
    guard !text.isEmpty else { return }
    do {
      try Files.makeDirectory(folder)
      // Through one that a program put there it would be written elsewhere.
      if Files.isLink(folder) { throw InputError("\(folder) is a link") }
      try Files.replace("\(folder)/cell-\(cell)-run-\(block).txt", text)
      isAny = true
    } catch { problem = problem ?? "\(error)" }
  }
}
