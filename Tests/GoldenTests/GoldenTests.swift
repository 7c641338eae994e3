import Foundation
import Testing

/// What every command prints, writes and returns, held against what is recorded in `Fixtures/golden/expected`. To
/// record it anew: `SPEEDUP_RECORD_GOLDEN=1 swift test --filter '^GoldenTests'`, and then read the diff.
@Suite struct GoldenTests {
  private static let records = ProcessInfo.processInfo.environment["SPEEDUP_RECORD_GOLDEN"] == "1"

  // All cases begin at once and wait for a thread: on two crowded cores the last one has waited for minutes.
  @Test(.timeLimit(.minutes(10)), arguments: GoldenCase.all)
  func `every command prints what is recorded of it`(golden: GoldenCase) throws {
    let actual = try GoldenOutput(running: golden)
    if Self.records { return try actual.record(as: golden.name) }
    let expected = try GoldenOutput(recorded: golden.name)
    if let difference = actual.difference(from: expected) {
      Issue.record("speedup \(golden.arguments.joined(separator: " "))\n\(difference)")
    }
  }

  @Test(.enabled(if: !records, "the files are being recorded"))
  func `every recorded file belongs to one case`() throws {
    let names = GoldenCase.all.map(\.name)
    #expect(Set(names).count == names.count)
    let files = try FileManager.default.contentsOfDirectory(atPath: Place.expected.path)
    let recorded = Set(files.map { String($0.prefix { $0 != "." }) })
    #expect(recorded == Set(names))
  }
}
