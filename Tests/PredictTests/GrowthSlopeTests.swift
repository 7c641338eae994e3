import SpeedupPredict
import Testing

struct GrowthSlopeTests {
  @Test func `work that grows with the square has slope 2, over all and at the largest size`() throws {
    let slope = try #require(GrowthSlope(sizes: [10, 20, 40, 80], figures: [1, 4, 16, 64]))
    #expect(abs(slope.fitted - 2) < 1e-12)
    #expect(abs(try #require(slope.atLargest) - 2) < 1e-6)
  }

  @Test func `two sizes have no slope, and neither has a figure of 0`() {
    #expect(GrowthSlope(sizes: [10, 20, 20], figures: [1, 2, 2]) == nil)
    #expect(GrowthSlope(sizes: [10, 20, 40], figures: [1, 0, 2]) == nil)
  }
}
