import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupSystem

/// Suites whose two sides don't hold the same benchmarks, with programs that only say what Google Benchmark would.
@Suite struct SuiteGateTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  /// A program that lists these benchmarks and gives each the same time.
  private func program(_ file: String, _ names: [String]) throws -> String {
    let path = "\(directory.path)/\(file)"
    let entry =
      #"{"name":"'$n'","run_type":"iteration","iterations":1,"real_time":5,"cpu_time":5,"time_unit":"ns"}"#
    try Files.write(
      path,
      """
      #!/bin/sh
      for a in "$@"; do
        case $a in
          --benchmark_list_tests*) printf '%s\\n' \(names.joined(separator: " ")); exit ;;
          --benchmark_filter=*) n=$(printf %s "${a#*=}" | tr -d '^$') ;;
          --benchmark_out=*) out=${a#*=} ;;
        esac
      done
      echo '{"context":{},"benchmarks":[\(entry)]}' > "$out"
      """)
    let made = try Tool.run("/bin/chmod", ["+x", path])
    #expect(made.status == 0)
    return path
  }

  private func gate(_ base: [String], _ new: [String], _ words: String...) throws -> (
    status: Int32, output: String, errors: String
  ) {
    let sides = ["--base", try program("base", base), "--new", try program("new", new)]
    let run = try Tool.run(
      Built.speedup, ["gate", "--suite", "google-benchmark", "--max-pairs", "10", "--budget", "60s"] + sides + words)
    return (run.status, String(decoding: run.output, as: UTF8.self), run.errors)
  }

  @Test func `a benchmark that vanished from the new side is not measured, which is exit status 3`() throws {
    let vanished = try gate(["a", "b"], ["a"])
    #expect(vanished.status == 3, "\(vanished)")
    let row = vanished.output.split(separator: "\n").first { $0.hasPrefix("failed") }
    #expect(row?.contains("not measured: the new side does not have it") == true, "\(vanished)")
    let allowed = try gate(["a", "b"], ["a"], "--allow-missing")
    #expect(allowed.status == 0 && allowed.output.contains("b: only the base side has it; not compared"), "\(allowed)")
  }

  @Test func `one that is new is said and does not fail the gate`() throws {
    let added = try gate(["a"], ["a", "b"])
    #expect(added.status == 0 && added.output.contains("b: only the new side has it; not compared"), "\(added)")
  }

  @Test func `a test that fails while pytest lists its benchmarks is one failed row, and the others are judged`() throws
  {
    for side in ["old", "new"] { _ = try Files.makeNewDirectory("\(directory.path)/\(side)/tests") }
    let entry = #"{"fullname":"'$t'/t.py::a","stats":{"median":0.001}}"#
    try Files.write(
      "\(directory.path)/pytest",
      """
      #!/bin/sh
      echo "rootdir: $PWD"
      for a in "$@"; do
        case $a in
          --benchmark-json=*) out=${a#*=} ;;
          *::b) bad=1 ;;
          *::*) t=${a%/t.py::*}; t=${t#$PWD/} ;;
          */tests) t=$a; bad=2 ;;
        esac
      done
      [ "$bad" = 1 ] || echo '{"benchmarks":[\(entry)]}' > "$out"
      [ -z "$bad" ] || { echo "FAILED $t/t.py::b - assert 0"; exit 1; }
      """)
    #expect(try Tool.run("/bin/chmod", ["+x", "\(directory.path)/pytest"]).status == 0)
    let run = try Tool.run(
      "/bin/sh",
      [
        "-c",
        "cd \(directory.path) && exec \(Built.speedup) gate --suite pytest-benchmark --base './pytest old/tests' "
          + "--new './pytest new/tests' --max-pairs 10 --budget 60s",
      ])
    let text = String(decoding: run.output, as: UTF8.self)
    #expect(run.status == 3, "\(text) \(run.errors)")
    #expect(text.split(separator: "\n").contains { $0.hasPrefix("failed") && $0.contains("t.py::b") }, "\(text)")
    #expect(text.split(separator: "\n").contains { $0.contains("t.py::a") && !$0.hasPrefix("failed") }, "\(text)")
  }

  @Test func `an axis is refused by the name of what it goes with`() throws {
    let refused = try gate(["a"], ["a"], "--set", "n=1")
    #expect(refused.status == 2 && refused.errors.contains("--suite: its benchmarks have their own parameters"))
  }

  @Test func `a benchmark that is there twice can be left out`() throws {
    let twice = try gate(["a", "b", "b"], ["a", "b", "b"], "--dry-run")
    #expect(twice.status == 2 && twice.errors.contains("'b' is there twice"), "\(twice)")
    #expect(try gate(["a", "b", "b"], ["a", "b", "b"], "--dry-run", "--only", "a").status == 0)
  }

  @Test func `a figure that no benchmark has is refused with those there are`() throws {
    let found = try gate(["a"], ["a"], "--figure", "itmes", "--metric", "itmes")
    #expect(found.status == 2, "\(found)")
    #expect(found.output.contains("no benchmark has a figure 'itmes'; they have none but the time"), "\(found)")
  }
}
