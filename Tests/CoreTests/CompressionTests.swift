import SpeedupCore
import Testing

struct CompressionTests {
  @Test(arguments: [([0x1F, 0x8B, 8, 0], "gunzip"), ([0xFD] + Array("7zXZ".utf8), "unxz")] as [([UInt8], String)])
  func `a compressed file is refused with what unpacks it`(bytes: [UInt8], tool: String) {
    let error = #expect(throws: InputError.self) { try Compression.requireNone(bytes, file: "a.csv.gz") }
    #expect(error?.description == "a.csv.gz: is compressed; unpack it first, by \(tool), and name what comes out")
  }

  @Test(arguments: ["cores,wall\n1,2\n", ""]) func `a text is not compressed, and neither is nothing`(text: String) {
    #expect(throws: Never.self) { try Compression.requireNone(Array(text.utf8), file: "a.csv") }
  }
}
