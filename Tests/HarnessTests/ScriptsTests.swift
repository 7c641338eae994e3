import Testing

@testable import SpeedupSystem

/// `scripts/run` in a repository of its own, with a stand-in for the compiler and the program.
@Suite struct ScriptsTests {
  private let directory: TemporaryDirectory
  private var root: String { directory.path }

  init() throws { directory = try TemporaryDirectory() }

  /// Runs `line` by a shell in the repository.
  private func shell(_ line: String) throws -> (status: Int32, output: String) {
    let result = try Tool.run("/bin/sh", ["-c", "cd '\(root)' && { \(line); } 2>&1"])
    return (result.status, String(decoding: result.output, as: UTF8.self))
  }

  private func prepare() throws {
    let here = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    for folder in ["scripts", "bin", "results/weekly/sizes", ".build/release"] {
      try Files.makeDirectory("\(root)/\(folder)")
    }
    for file in ["scripts/run", "scripts/sweeps.sh", ".gitignore"] {
      try Files.write("\(root)/\(file)", try Files.readText("/\(here)/\(file)"))
    }
    try Files.write("\(root)/results/weekly/sizes/results.csv", "tracked")
    for tool in ["bin/swift", "bin/gnuplot"] { try Files.write("\(root)/\(tool)", "#!/bin/sh\n") }
    // Leaves a file where it is told to, as the program would.
    let program = """
      #!/bin/sh
      while [ $# -gt 0 ]; do
        if [ "$1" = --out ]; then mkdir -p "$2"; echo made >"$2/results.csv"; fi
        shift
      done
      """
    try Files.write("\(root)/.build/release/speedup", program + "\n")
    let made = try shell(
      "chmod +x bin/* scripts/run .build/release/speedup; git init -q .; git add scripts bin results .gitignore; "
        + "git -c user.name=t -c user.email=t@t commit -qm t")
    try #require(made.status == 0, "\(made.output)")
  }

  @Test(
    .enabled(if: Tool.find("git") != nil && Tool.find("bash") != nil, "git or bash is not installed"),
    arguments: [("", true), ("--keep", false), ("--quick", true)])
  func `a clone is as clean after scripts run as before, unless it is told to keep the results`(
    _ option: String, _ isClean: Bool
  ) throws {
    try prepare()
    let run = try shell("PATH=\"$PWD/bin:$PATH\" bash scripts/run \(option)")
    #expect(run.status == 0, "\(run.output)")
    let status = try shell("git status --porcelain").output
    #expect(status.isEmpty == isClean, "\(status)")
    #expect(Files.exists("\(root)/\(isClean ? "speedup-out" : "results")/weekly/sizes/README.md"))
  }
}
