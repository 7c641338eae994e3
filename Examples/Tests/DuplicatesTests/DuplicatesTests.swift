import Duplicates
import Harness
import Testing

@Suite(.serialized) struct DuplicatesTests {
  @Test func `all variants find as many`() async throws {
    var sweep = Sweep(Duplicates(), axes: ["size": ["500", "1000"], "workers": ["2"]], in: .inProcess)
    sweep.repeats = 2
    let results = try await sweep.run()
    #expect(results.cells.count == 6 && results.cells.allSatisfy { $0.okCount == 2 })
  }

  @Test func `the set beats the nested loops`() async throws {
    let comparison = PairedComparison(
      base: Duplicates(), ["variant": "nested"], new: Duplicates(), ["variant": "hashed"], in: .inProcess)
    let rows = try await comparison.run()
    #expect(rows.allSatisfy { $0.verdict == .improved })
  }
}
