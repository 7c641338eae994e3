import Testing

@testable import SpeedupCore

/// The value, written as JSON and read again.
func jsonRoundTrip<T: Codable>(_ value: T) throws -> T {
  try JSONFile.decode(T.self, Array(try JSONFile.text(of: value).utf8), file: "f.json", fix: "")
}

/// What is said about this program's own JSON files when something is wrong with them.
@Suite struct JSONFileTests {
  private struct Sample: Codable, Equatable {
    var name: String
    var sizes: [Int]
    var mode: Evidence
    var limit: Double?
  }

  private func complaint(_ text: String) -> String? {
    do {
      _ = try JSONFile.decode(Sample.self, Array(text.utf8), file: "f.json", fix: "fix it")
      return nil
    } catch { return "\(error)" }
  }

  @Test func `a value comes back as it was`() throws {
    let sample = Sample(name: "a \"b\"\n", sizes: [1, -2], mode: .oversubscribed, limit: nil)
    #expect(try jsonRoundTrip(sample) == sample)
  }

  @Test(arguments: [
    ("{\"name\": \"a\",\n", "f.json:2: the file ends"),
    ("{\"name\": \"a\",\n \"sizes\": [1,\n 2 3]}", "f.json:3: expected ',' or ']', found '3'"),
    ("{\"name\": 1, \"sizes\": [], \"mode\": \"pinned\"}", "f.json:1: name is 1; expected a text"),
    (
      "{\"name\": \"a\",\n \"sizes\": [1,\n \"x\"], \"mode\": \"pinned\"}",
      "f.json:3: sizes[1] is 'x'; expected a whole number"
    ),
    ("{\"name\": \"a\", \"sizes\": {},\n \"mode\": \"pinned\"}", "f.json:1: sizes is an object; expected a list"),
    ("{\"name\": \"a\", \"sizes\": [],\n \"mode\": \"z\\u001b\"}", "f.json:2: mode is 'z\\u{1B}': "),
    ("{\"name\": \"a\", \"sizes\": [],\n \"mode\": null}", "f.json:2: mode is null; expected a text"),
    ("{\"sizes\": [], \"mode\": \"pinned\"}", "f.json:1: the file has no 'name'"),
    ("{\"name\": \"a\", \"sizes\": [1.5], \"mode\": \"pinned\"}", "a number that does not fit"),
    (
      "{\"name\": \"a\", \"mode\": \"pinned\",\n \"sizes\": [7, 1.5]}",
      "f.json:2: sizes[1] is 1.5, a number that does not fit its place"
    ),
    ("{\"name\": \"a\", \"sizes\": [1e300], \"mode\": \"pinned\"}", "f.json:1: sizes[0] is 1e300, a number that"),
    (
      "{\"name\": \"a\", \"sizes\": [1.5],\n \"mode\": \"pinned\", \"limit\": 1.5}",
      "f.json:1: sizes[0] is 1.5, a number that"
    ),
    ("{\"name\": \"a\", \"sizes\": [],\n \"mode\": \"bogus\"}", "f.json:2: mode is 'bogus': not one of pinned, "),
    ("{\"name\": \"\\ud800\", \"sizes\": []}", "f.json:1: name: a text has half a character"),
    ("{\"name\": \"a\", \"sizes\": [],\n \"name\": \"b\"}", "f.json:2: the name 'name' is there twice"),
    ("[]", "f.json:1: the file is a list; expected an object"),
    ("", "f.json:1: "),
  ])
  func `every complaint names its place and the fix`(text: String, expected: String) throws {
    let said = try #require(complaint(text))
    #expect(said.contains(expected) && said.hasSuffix("; fix it") && !said.contains("\n"), "\(said)")
  }

  @Test func `bytes that are no UTF-8 and a kind that is none are named`() throws {
    struct Kinds: Codable { var kind: Subject.Kind }
    func complaint(_ bytes: [UInt8]) -> String {
      let error = #expect(throws: InputError.self) {
        try JSONFile.decode(Kinds.self, bytes, file: "f.json", fix: "fix it")
      }
      return error?.description ?? ""
    }
    let broken = Array("{\"kind\":\n{\"workload\": {\"_0\": \"a".utf8) + [0xFF] + Array("\"}}}".utf8)
    #expect(complaint(broken) == "f.json:2: _0: a text has bytes that are no UTF-8; save the file as UTF-8; fix it")
    #expect(complaint(Array("{\"kind\": {}}".utf8)).hasPrefix("f.json:1: kind has 0 members; expected the one that"))
  }
}
