import Testing

/// A base that can't be found is no first run.
extension CIRecipeTests {
  @Test func `a base that is named or missing and can't be found does not pass`() throws {
    try commit(loops: 1_000)
    #expect(try shell("ci/speedup-gate").status == 0, "the first commit has no base")
    try commit(loops: 1_001)
    let misspelled = try shell("ci/speedup-gate nosuchbranch")
    #expect(misspelled.status == 3 && misspelled.output.contains("no branch or commit nosuchbranch"), "\(misspelled)")
    #expect(try shell("ci/speedup-gate").status == 3, "there is no origin/main, and there is an earlier commit")
    let shallow = try shell(
      "git clone -q --depth 1 file://$PWD copy && cd copy && ci/speedup-gate $(git -C .. rev-parse main~1)")
    #expect(shallow.status == 3 && shallow.output.contains("fetch-depth: 0"), "\(shallow)")
    let zeros = try shell("git update-ref refs/remotes/origin/main main~1 && ci/speedup-gate 0000000000 --help")
    #expect(!zeros.output.contains("no base:"), "\(zeros)")
  }
}
