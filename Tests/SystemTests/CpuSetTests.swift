import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct CpuSetTests {
  @Test(arguments: ["", "0", "0-3", "0-3,8", "1,3,5", "0-251", "63-64,127-129"])
  func `the list form reads back as it was written`(list: String) throws {
    #expect(try #require(CpuSet(list: list)).list == list)
  }

  @Test(arguments: ["x", "3-1", "-1", "1-", "1-2-3", "99999999", "0,,x"])
  func `what is no list is refused`(text: String) {
    #expect(CpuSet(list: text) == nil)
  }

  @Test(arguments: 1...252)
  func `every count survives the mask`(count: Int) {
    let set = CpuSet(0..<count)
    #expect(CpuSet(mask: set.mask) == set)
    #expect(set.mask.count >= 32, "smaller masks are refused by kernels built for many CPUs")
  }

  @Test func `order and repeats do not matter`() {
    #expect(CpuSet([3, 1, 3, 2]) == CpuSet([1, 2, 3]))
    #expect(CpuSet([3, 1, 3, 2]).list == "1-3")
  }

  @Test func `the kernels own mask is read`() throws {
    #expect(try Affinity.allowed().count >= 1)
  }
}
