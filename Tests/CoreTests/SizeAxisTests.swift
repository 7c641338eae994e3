import Testing

@testable import SpeedupCore

@Suite struct SizeAxisTests {
  private func isSize(_ values: [String], of axis: String = "v") -> Bool {
    ResultAxes(cells: values.map { [AxisValue(axis, $0)] }).isSize(axis)
  }

  @Test(arguments: [
    ["3.8", "3.9", "3.10", "3.11"], ["3.9", "3.11", "3.12"], ["3.9", "3.10"], ["3.10", "3.9"], ["3.12", "3.11", "3.9"],
    ["1.1", "1.10", "1.2"], ["1", "1.0", "2"], ["v1", "v2"], ["0", "1"], ["-1", "1"],
  ])
  func `versions, two spellings of a number and what is not above 0 are no sizes`(values: [String]) {
    #expect(!isSize(values))
  }

  @Test(arguments: [
    ["1", "10", "100"], ["100", "10", "1"], ["0.5", "0.25", "0.125"], ["0.125", "0.25", "0.5"], ["0.25", "0.5", "1.0"],
    ["0.5", "1.0", "1.5"], ["3", "1", "2"], ["0.1", "0.10001"], ["1e3", "2e3"], ["0.90", "0.99", "0.999"], ["5"],
  ])
  func `numbers are sizes in whatever order, and so are halves`(values: [String]) { #expect(isSize(values)) }

  @Test func `years, versions and seeds are names whatever they look like`() {
    for axis in ["year", "python_version", "Seed", "py"] { #expect(!isSize(["2019", "2020"], of: axis), "\(axis)") }
    for axis in ["years_of_data", "n", "seeds"] { #expect(isSize(["2019", "2020"], of: axis), "\(axis)") }
  }
}
