import Foundation
import Testing

/// One command line of which the output is recorded.
struct GoldenCase: Sendable, Decodable, CustomTestStringConvertible {
  /// What its files in `expected/` are called.
  let name: String
  /// What follows `speedup`.
  let arguments: [String]
  /// Variables beside the few that every case has.
  var environment: [String: String]?
  /// Files, or folders of files, that belong to the output, relative to the working directory.
  var files: [String]?
  /// What more is masked than ``Mask/everywhere``: pairs of a pattern and what stands for it.
  var masks: [[String]]?

  var testDescription: String { name }

  /// All there are.
  static let all: [GoldenCase] = {
    do {
      let file = Place.golden.appending(path: "cases.json")
      return try JSONDecoder().decode([GoldenCase].self, from: Data(contentsOf: file))
    } catch {
      fatalError("Fixtures/golden/cases.json: \(error)")
    }
  }()
}

/// Where things are.
enum Place {
  /// `Fixtures/golden` of this project.
  static let golden = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/golden")
  /// The results and other files that the cases read; every case has a copy as its working directory.
  static let data = golden.appending(path: "data")
  /// What is recorded.
  static let expected = golden.appending(path: "expected")
  /// The executable, which is built beside these tests.
  static let speedup = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
    .appending(path: "speedup")
}
