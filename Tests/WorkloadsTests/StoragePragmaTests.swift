import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

@Suite("Settings of the storage workload, each by itself", .enabled(if: (try? SQLiteLibrary()) != nil))
struct StoragePragmaTests {
  private static func pragma(_ name: String, _ request: RunRequest) throws -> String? {
    try withScratch { try StorageBench(request, in: $0).connect().text("PRAGMA \(name)") }
  }

  @Test func `A setting that is named takes the place of the variant's, and no other's`() throws {
    let tuned = storageRequest("wal-tuned", with: ["autocheckpoint": "0"])
    #expect(try Self.pragma("wal_autocheckpoint", tuned) == "0")
    #expect(try Self.pragma("synchronous", tuned) == "1" && Self.pragma("busy_timeout", tuned) == "5000")
    let plain = storageRequest("wal", with: ["synchronous": "off", "busy-timeout": "250"])
    #expect(try Self.pragma("synchronous", plain) == "0" && Self.pragma("busy_timeout", plain) == "250")
    #expect(try Self.pragma("wal_autocheckpoint", plain) == "1000")
  }

  @Test func `Every setting and an open reader leave the answer as it is, in this process and through bytes`() throws {
    let expected = try StorageGolden.digest()
    for more in [
      ["synchronous": "extra"], ["busy-timeout": "10"], ["autocheckpoint": "1"], ["reader": "on"],
      ["reader": "on", "autocheckpoint": "0", "synchronous": "normal"],
    ] {
      #expect(try storageAnswer(storageRequest("wal", with: more)).digest == expected)
      #expect(try storageAnswer(storageRequest("wal", with: more), on: RoundTripExecutor()).digest == expected)
    }
  }

  @Test func `A log that is never written back, or that a reader holds, grows with the commits; else it starts anew`()
    throws
  {
    func log(_ commits: Int, _ more: [String: String]) throws -> Int {
      let few = ["autocheckpoint": "4"].merging(more) { $1 }
      let answer = try storageAnswer(storageRequest("wal", commits: commits, with: few))
      return try #require(answer.measures["largest_wal_bytes"].flatMap { Int($0) })
    }
    for grows in [["autocheckpoint": "0"], ["reader": "on"]] {
      #expect(try log(240, grows) > 5 * log(24, grows), "\(grows)")
    }
    #expect(try log(240, [:]) < 2 * log(24, [:]))
  }

  @Test func `A reader beside a rollback journal, and settings out of range, are refused`() {
    for (variant, more) in [
      ("default", ["reader": "on"]), ("wal", ["synchronous": "often"]), ("wal", ["busy-timeout": "99999999"]),
      ("wal", ["autocheckpoint": "-1"]),
    ] {
      #expect(throws: InputError.self) { try StorageOptions(storageRequest(variant, with: more)) }
    }
  }
}
