import Testing

@testable import SpeedupEngine
@testable import SpeedupSystem

/// What the program is started with: streams and signals that a careless parent left odd.
@Suite struct InheritanceTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Runs a shell script, in which `$0` is the program.
  private func shell(_ script: String) throws -> (status: Int32, output: String, errors: String) {
    let result = try Tool.run("/bin/bash", ["-c", script, Built.speedup])
    return (result.status, String(decoding: result.output, as: UTF8.self), result.errors)
  }

  private var sweep: String {
    "'\(Built.speedup)' sweep --command 'sh -c \"echo why >&2; exit 3\"' --repeat 2 --warmup 0 "
      + "--out '\(directory.path)/out'"
  }

  @Test(arguments: [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-"])
  func `nothing meant for a closed stream goes into a file`(closed: String) throws {
    #expect(try shell("\(sweep) \(closed)").status == 3)
    let records = try SweepDirectory.table("\(directory.path)/out").records
    #expect(records.map(\.status) == [.failed, .failed])
    #expect(records.allSatisfy { $0.detail == "exit status 3: why" })
    #expect(Files.size("\(directory.path)/out/lock")?.count == 0)
  }

  @Test func `a parent that ignores its children hides no failure`() throws {
    #expect(try shell("env --ignore-signal=CHLD \(sweep)").status == 3)
    let records = try SweepDirectory.table("\(directory.path)/out").records
    #expect(records.map(\.status) == [.failed, .failed])
  }

  @Test(arguments: ["--version", "--help", "list", "sweep --help", "detect --json"])
  func `output that cannot be written is an error`(words: String) throws {
    let (status, _, errors) = try shell("\"$0\" \(words) >/dev/full")
    #expect(status == 3 && errors == "speedup: write standard output: No space left on device\n")
  }

  @Test func `a reader that has gone is no error`() throws {
    #expect(try shell("trap '' PIPE; { sleep 0.1; \"$0\" --help; echo $? >&2; } | true").errors == "0\n")
  }
}
