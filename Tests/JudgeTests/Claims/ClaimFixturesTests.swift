import Foundation
import SpeedupCore
import Testing

@testable import SpeedupJudge

/// The claims of the five documents.
@Suite struct ClaimFixturesTests {
  private static let folder = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures/claims")

  private func file(_ document: String) throws -> ClaimFile {
    let path = Self.folder.appending(path: "\(document).json")
    return try ClaimFile(reading: Array(try Data(contentsOf: path)), path: "\(document).json")
  }

  @Test(arguments: [("000", 24), ("001", 35), ("002", 51), ("003", 80), ("004", 28)])
  func `every single claim of a document is there`(_ document: String, _ count: Int) throws {
    let file = try file(document)
    #expect(file.document == document && file.claims.count == count)
    #expect(file.claims.allSatisfy { $0.id.hasPrefix("\(document)-") && !$0.source.quote.isEmpty })
  }

  @Test func `no claim stands in two files`() throws {
    let files = try ["000", "001", "002", "003", "004"].map { try file($0) }
    try ClaimFile.requireDistinct(files)
    #expect(files.map(\.claims.count).reduce(0, +) == 218)
  }

  @Test func `all arithmetic has a value`() throws {
    for document in ["000", "001", "002", "003", "004"] {
      for claim in try file(document).claims {
        for reading in claim.readings { #expect(ClaimArithmetic(reading.statements).undefined == nil, "\(claim.id)") }
      }
    }
  }

  @Test func `every command says by its exit status when it can't run here`() throws {
    for document in ["000", "001", "002", "003", "004"] {
      for claim in try file(document).claims {
        for cell in claim.readings.flatMap({ [$0.subject, $0.reference] }).compactMap(\.self) {
          guard case .command = cell.program else { continue }
          #expect(cell.skipStatus == 3, "\(claim.id)")
        }
      }
    }
  }

  @Test func `no claim lacks anything of the product`() throws {
    let lacking = try ["000", "001", "002", "003", "004"].flatMap { try file($0).claims }.filter { claim in
      claim.readings.contains { !$0.needs.isEmpty }
    }
    #expect(lacking.map(\.id) == [])
  }
}
