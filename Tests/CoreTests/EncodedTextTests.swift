import Testing

@testable import SpeedupCore

@Suite struct EncodedTextTests {
  @Test func `a file in another encoding is refused with the line`() throws {
    #expect(throws: Never.self) { try EncodedText.requireUTF8(Array("é株\n".utf8), file: "f") }
    let error = #expect(throws: InputError.self) {
      try EncodedText.requireUTF8(Array("{\n\"a\": \"x".utf8) + [0xE9] + Array("\"}\n".utf8), file: "f")
    }
    #expect(error.map { "\($0)".hasPrefix("f:2: ") && "\($0)".contains("no UTF-8; save the file as UTF-8") } == true)
  }
}
