import SpeedupKit
import SpeedupSystem

/// The files that hold what failed runs printed, in the folder `output` of a results directory.
package struct FailedOutput {
  private let folder: String
  package private(set) var isAny = false

  package init(directory: String) { folder = "\(directory)/output" }

  package var path: String { folder }

  /// Keeps what the run of a cell printed; nothing where that is nothing.
  /// - Throws: `SystemError`, when the disk is full for one.
  package mutating func keep(_ text: String, cell: Int, block: Int) throws {
    guard !text.isEmpty else { return }
    if !isAny { try Files.makeDirectory(folder) }
    isAny = true
    try Files.write("\(folder)/cell-\(cell)-run-\(block).txt", text)
  }
}
