import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct MemoryKindsTests {
  @Test func `version 1 tells anonymous, shared and cached memory apart`() throws {
    let text = "cache 5\nrss 1\ntotal_cache 1000\ntotal_rss 300\ntotal_rss_huge 0\ntotal_shmem 40\n"
    let kinds = try #require(MemoryKinds(parsing: text))
    #expect(kinds.withoutCache == Bytes(340) && kinds.cache == Bytes(960))
  }

  @Test func `version 2 counts shared memory as file memory, which is taken off`() throws {
    let kinds = try #require(MemoryKinds(parsing: "anon 300\nfile 1000\nkernel 7\nshmem 40\n"))
    #expect(kinds.withoutCache == Bytes(340) && kinds.cache == Bytes(960))
  }

  @Test(arguments: ["", "anon 300\n", "total_rss x\ntotal_shmem 1\ntotal_cache 2\n", "anon\n"])
  func `a file that does not say it is no zero`(text: String) { #expect(MemoryKinds(parsing: text) == nil) }

  @Test(.enabled(if: Files.exists("/proc/self/smaps_rollup"), "this kernel does not add up a process' memory"))
  func `a process has memory of its own`() throws {
    let kinds = try #require(MemoryKinds(of: [getpid()]))
    #expect(kinds.withoutCache > Bytes(0) && kinds.cache == nil)
  }
}
