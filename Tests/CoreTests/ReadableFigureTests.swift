import Testing

@testable import SpeedupCore

@Suite struct ReadableFigureTests {
  private let values = [
    0, 1e-12, 9.994e-10, 1e-9, 9.996e-4, 0.0123, 0.99949, 0.9996, 1, 9.995, 99.95, 998.9, 1e3, 5400, 1e9, 1023,
    1023.4 * 1024, 1_048_575, 7e15, -1, -0.5,
  ]

  @Test func `a figure reads as its text does`() {
    for value in values {
      #expect(ReadableFigure(value, .time(nil)).text == Readable.text(Seconds(value)))
      #expect(ReadableFigure(value, .ratio, sign: ">", mark: "†").text == ">\(Readable.ratio(value))†")
      #expect(ReadableFigure(value, .decimals).text == Readable.fixed(value, decimals: 2))
    }
    #expect(ReadableFigure(0.0123, .time(.time("us"))).text == "12300 µs")
    #expect(ReadableFigure(1536, .bytes).text == "1.50 KiB")
  }

  @Test func `no figure is wider than it says`() {
    for value in values {
      for figure in [ReadableFigure(value, .time(nil)), ReadableFigure(value, .bytes), ReadableFigure(value, .ratio)] {
        #expect(Columns.width(figure.text) <= figure.mostWidth ?? .max)
      }
    }
  }
}
