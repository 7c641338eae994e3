import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// A command that a signal stops says so by its exit status, whatever it was doing.
@Suite(.serialized) struct StopStatusTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// Starts a command and sends it a signal once a file is there, which something that it runs makes.
  private func stopped(_ words: String, by signal: String, at file: String = "begun") throws -> (Int32, String) {
    let end = try Tool.run(
      "/bin/sh",
      [
        "-c",
        "cd '\(directory.path)' && { timeout -s KILL 60 '\(Built.speedup)' \(words) & p=$!; "
          + "until [ -e \(file) ]; do sleep 0.1; done; kill -\(signal) $(cat /proc/$p/task/$p/children); wait $p; }",
      ])
    return (end.status, end.errors)
  }

  private static let long = "'touch begun; sleep 50'"

  @Test(arguments: [("TERM", Int32(143)), ("HUP", 129)])
  func `an estimate, of a sweep or a gate`(signal: String, status: Int32) throws {
    let (end, errors) = try stopped("sweep \(Self.long) --shell --cores 1 --estimate", by: signal)
    #expect(
      end == status && errors.hasSuffix("--estimate: stopped before every cell had run once\n"), "\(end) \(errors)")
    try Files.remove("\(directory.path)/begun")
    let gate = try stopped("gate --base \(Self.long) --new true --shell --cores 1 --estimate", by: signal)
    #expect(gate.0 == status, "\(gate)")
  }

  @Test(arguments: [
    "sweep true -r 2 -w 0 --out o", "gate --base true --new true --max-pairs 8", "sweep true -r 1 --estimate",
    "claim --base true --new true --is 'wall <= 9x' --budget 2s",
  ])
  func `a clean-up behind runs that were all made`(words: String) throws {
    let (end, errors) = try stopped("\(words) --cores 1 --cleanup \(Self.long)", by: "TERM")
    #expect(end == 143 && errors.contains("--cleanup was ended by a signal"), "\(end) \(errors)")
  }

  @Test func `a comparison of outputs`() throws {
    try Files.write("\(directory.path)/compare.sh", "#!/bin/sh\ntouch begun\nsleep 50\n")
    try Files.makeExecutable("\(directory.path)/compare.sh")
    let (end, errors) = try stopped(
      "gate --base true --new 'true 1' --cores 1 --compare-with ./compare.sh", by: "TERM")
    #expect(end == 143, "\(end) \(errors)")
  }
}
