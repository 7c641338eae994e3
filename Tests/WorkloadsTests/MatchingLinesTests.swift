import Testing

@testable import SpeedupCore
@testable import SpeedupSystem
@testable import SpeedupWorkloads

/// Writing in pieces, and reading line by line.
extension MatchingTests {
  @Test func `A file written in passing holds what was written, in any pieces`() throws {
    try withScratch { directory in
      let bytes = (0..<3_000_000).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 13) }
      for (name, piece) in [("a", 3_000_000), ("b", 77_777), ("c", 1 << 20)] {
        let file = try PassingWriter("\(directory)/\(name)")
        for start in stride(from: 0, to: bytes.count, by: piece) {
          try bytes[start..<min(bytes.count, start + piece)].withUnsafeBytes { try file.write($0) }
        }
        #expect(file.position == bytes.count)
        try file.finish()
        #expect(try Files.read("\(directory)/\(name)") == bytes)
      }
    }
    #expect(throws: SystemError.self) { try PassingWriter("/nowhere/at/all") }
  }

  @Test func `Orders of which none sweeps give an empty answer`() throws {
    for rows in ["2024-01-02,A,1,5,1,0,10,0\n"] {
      try withScratch { directory in
        try Files.write("\(directory)/orders.csv", Self.header + rows)
        try Files.write("\(directory)/quotes.csv", Self.noQuotes)
        let answer = try answer(Self.workload, Self.request(data: "\(directory)/orders.csv"))
        #expect(answer.measures["sweep_orders"] == "0")
      }
    }
  }

  @Test func `Lines come in the chunks asked for, whole, numbered, the last one also without an end`() throws {
    try withScratch { directory in
      let path = "\(directory)/lines"
      let all = (1...997).map { String(repeating: "x", count: $0 * 37 % 1301) + "\($0)" }
      try Files.write(path, all.joined(separator: "\n"))
      for limit in [1, 10, 333, 5000] {
        let reader = try ChunkedLines(path)
        var got: [String] = []
        while let lines = try reader.next(limit: limit) {
          #expect(lines.firstLine == got.count + 1)
          got += String(decoding: lines.bytes, as: UTF8.self).split(separator: "\n").map(String.init)
          #expect(got.count == lines.firstLine - 1 + lines.count)
        }
        #expect(got == all)
      }
    }
  }
}
