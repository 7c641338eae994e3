import Testing

@testable import SpeedupCore

@Suite struct ByteReaderTests {
  @Test func `texts come back as they were written`() throws {
    var writer = ByteWriter()
    writer.write(strings: ["a b", "", "ü"])
    writer.write(texts: ["x": "1", "": "y"])
    var reader = ByteReader(writer.bytes)
    #expect(try reader.readStrings() == ["a b", "", "ü"])
    #expect(try reader.readTexts() == ["x": "1", "": "y"])
    #expect(reader.remaining == 0)
  }

  @Test(arguments: [Int.max, 1 << 60, 2]) func `a count beyond the bytes is refused, and no room made for it`(
    count: Int
  ) {
    var writer = ByteWriter()
    writer.write(count)
    writer.write(string: "one")
    #expect(throws: ByteReaderError.self) {
      var reader = ByteReader(writer.bytes)
      _ = try reader.readStrings()
    }
    #expect(throws: ByteReaderError.self) {
      var reader = ByteReader(writer.bytes)
      _ = try reader.readTexts()
    }
  }
}
