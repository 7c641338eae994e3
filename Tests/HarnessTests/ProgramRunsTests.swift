import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// What surrounds the runs of commands, by the built executable.
@Suite struct ProgramRunsTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func run(_ script: String) throws -> (status: Int32, output: String, errors: String) {
    let build = Built.speedup.split(separator: "/").dropLast().map { "/\($0)" }.joined()
    let result = try Tool.run(
      "/bin/bash", ["-c", "cd '\(directory.path)' && export PATH='\(build)':$PATH COLUMNS=200; \(script)"])
    return (result.status, String(decoding: result.output, as: UTF8.self), result.errors)
  }

  private func file(_ name: String) throws -> String { try Files.readText("\(directory.path)/\(name)") }

  private func records(_ name: String = "out") throws -> RunRecords {
    try SweepDirectory.table("\(directory.path)/\(name)").records
  }

  @Test func `commands are values of an axis, interleaved, the first the reference`() throws {
    let found = try run("speedup sweep 'sleep 0.02' 'sleep 0.001' -r 6 -w 0 --cores 1 --out out")
    #expect(found.status == 0)
    // Which of them ran faster is no matter of a unit test: SummaryFindingsTests has the sentences.
    #expect(found.output.contains("Reference: the first command"))
    let commands = try records().sorted { ($0.block, $0.position) < ($1.block, $1.position) }
      .map { $0.axes.value(of: "command") }
    #expect(Set(commands.prefix(2)) == ["sleep 0.02", "sleep 0.001"], "both are in the first block")
  }

  @Test func `names, also with places, and --command beside words`() throws {
    let found = try run(
      "speedup sweep 'sleep {t}' --command 'sleep 0' -n 'slow {t}' --set t=0.01,0.02 -r 1 -w 0 --dry-run --cores 1")
    // --command comes first.
    #expect(found.output.contains("command=slow 0.01 t=0.01 cores=1") && found.output.contains("command=sleep 0.02"))
    #expect(try run("speedup sweep 'sleep 0' 'sleep 0' --dry-run").output.contains("command=sleep 0 (2)"))
    for bad in ["-n a -n b -n c", "-n a -n a"] {
      #expect(try run("speedup sweep 'sleep 0' 'sleep 1' \(bad) --dry-run").status == 2)
    }
  }

  @Test func `hooks run at their times, outside the measured tree`() throws {
    let found = try run(
      "speedup sweep 'cat x-{n}' --set n=1,2 -r 2 -w 0 --cores 1 --setup 'echo set {n} >> log; echo > x-{n}' "
        + "--prepare 'echo pre {n} {run} $SPEEDUP_RUN >> log; head -c 50000000 /dev/zero | tail -c 1 > /dev/null' "
        + "--conclude 'echo con {n} >> log' --cleanup 'echo clean {n} >> log; rm x-{n}' --out out")
    #expect(found.status == 0, "\(found.errors)")
    let log = try file("log").split(separator: "\n")
    for cell in ["1", "2"] {
      #expect(
        log.filter { $0.split(separator: " ")[1] == cell } == [
          "set \(cell)", "pre \(cell) 0 0", "con \(cell)", "pre \(cell) 1 1", "con \(cell)", "clean \(cell)",
        ])
    }
    #expect(log.suffix(2) == ["clean 1", "clean 2"])
    #expect(try records().allSatisfy { ($0.figures.peakMemory ?? Bytes(0)) < Bytes(20_000_000) })
  }

  @Test func `a hook that fails is a status of its own, and the cell says which`() throws {
    let found = try run("speedup sweep true -r 1 -w 0 --prepare 'echo no >&2; exit 3' --out out")
    #expect(found.status == 3)
    #expect(try records().map(\.status) == [.hookFailed])
    #expect(try records()[0].detail == "--prepare: exit status 3: no")
    #expect(try run("speedup sweep true -r 1 -w 0 --conclude false --out b").status == 3)
    #expect(try records("b")[0].detail == "--conclude: exit status 1")
    let cleaned = try run("speedup sweep true -r 1 -w 0 --cleanup false --out c")
    #expect(cleaned.status == 3 && cleaned.errors.contains("--cleanup: exit status 1"))
    #expect(try records("c").map(\.status) == [.ok])
  }

  @Test func `a set-up that fails is made once`() throws {
    _ = try run("speedup sweep true -r 3 -w 0 --setup 'echo x >> log; exit 1' --keep-going --out out")
    #expect(try file("log") == "x\n" && records().allSatisfy { $0.detail == "--setup: exit status 1" })
  }

  @Test func `a hook is killed at a limit of its own, and a run's is none of it`() throws {
    _ = try run("speedup sweep true -r 1 -w 0 --prepare 'sleep 60' --hook-timeout 0.3 --out out")
    #expect(try records()[0].detail == "--prepare: killed after 300 ms; --hook-timeout gives it more")
    _ = try run("speedup sweep true -r 1 -w 0 --prepare 'sleep 1.2' --timeout 1 --out b")
    #expect(try records("b").map(\.status) == [.ok])
    let idle = try run("speedup sweep true -r 1 --hook-timeout 5s")
    #expect(idle.status == 2 && idle.errors.contains("there is no hook that it could limit"))
  }

  @Test func `a shell may have arguments of its own`() throws {
    let found = try run("speedup sweep 'test -n \"$BASH_VERSION\"' --shell='bash --norc' -r 1 -w 0 --out out")
    #expect(found.status == 0, "\(found.output) \(found.errors)")
  }

  @Test func `what a hook leaves running goes on until the clean-up`() throws {
    let found = try run(
      "speedup sweep 'sh -c \"kill -0 $(cat pid)\"' -r 2 -w 0 --shell --setup 'sleep 60 & echo $! > pid' "
        + "--cleanup 'kill $(cat pid)' --out out")
    #expect(found.status == 0, "\(found.output)")
  }

  @Test func `gate has hooks too, one for each side where there are two`() throws {
    let found = try run(
      "speedup gate --base 'cat base' --new 'cat new' --setup 'echo > base' --setup 'echo > new' --prepare 'echo >> log' "
        + "--max-pairs 2 --warmup 0 --cores 1 --cleanup 'echo clean >> log'")
    #expect([0, 4].contains(found.status), "\(found.output)")
    #expect(try file("log").split(separator: "\n").filter { $0 == "clean" }.count == 2)
    let failed = try run("speedup gate --base true --new true --prepare false --max-pairs 2")
    #expect(failed.status == 3 && failed.output.contains("hook-failed, --prepare: exit status 1"))
  }

  @Test func `failures count as success where they are ignored, and the statuses are recorded`() throws {
    let all = try run("speedup sweep 'sh -c \"exit 2\"' -i -r 1 -w 0 --out out")
    #expect(all.status == 0 && all.output.contains("(--ignore-failure)"))
    #expect(try records()[0].measures["exit_status"] == "2")
    #expect(try run("speedup sweep 'sh -c \"exit 2\"' --ignore-failure=1,3 -r 1 -w 0 --out b").status == 3)
    #expect(try run("speedup sweep true --ignore-failure=x --out c").status == 2)
  }

  @Test func `what a failed run printed is kept, all of it where that is asked for`() throws {
    let script = "sh -c \"echo out; seq 3000 >&2; exit 1\""
    _ = try run("speedup sweep '\(script)' -r 1 -w 0 --out out")
    let errors = (1...3000).map { "\($0)\n" }.joined()
    #expect(try file("out/output/cell-0-run-0.txt") == errors)
    _ = try run("speedup sweep '\(script)' -r 1 -w 0 --keep-output --out b")
    #expect(try file("b/output/cell-0-run-0.txt") == "out\n" + errors)
    _ = try run("speedup sweep true -r 1 -w 0 --keep-output --out c")
    #expect(!Files.exists("\(directory.path)/c/output"), "nothing of a run that ended well")
  }

  @Test func `output is shown on standard error, and input, directory and variables reach the program`() throws {
    let found = try run(
      "mkdir d; echo hello > in; speedup sweep 'sh -c \"cat; pwd; echo $V {V} {run}\"' --input in --directory d "
        + "--env V=a,b --show-output -r 1 -w 0 --out out")
    #expect(found.status == 0, "\(found.output)")
    for line in ["hello", "\(directory.path)/d", "a a 0", "b b 0"] {
      #expect(found.errors.split(separator: "\n").contains { $0 == line }, "\(line)")
    }
    #expect(!found.output.contains("hello"))
    #expect(try records().map { $0.axes.value(of: "V") }.sorted { $0! < $1! } == ["a", "b"])
    for bad in ["--input none", "--directory none", "--env =1", "--env 1A=1", "--env status=1"] {
      #expect(try run("speedup sweep true \(bad) --out z").status == 2, "\(bad)")
    }
  }

  @Test func `a program is found from the directory that it starts in`() throws {
    let found = try run(
      "mkdir d; printf '#!/bin/sh\\nexit 0\\n' > d/p; chmod +x d/p; speedup sweep './p x' --directory d -r 1 -w 0 --out out"
    )
    #expect(found.status == 0, "\(found.errors)")
  }

  @Test func `figures of the program's own come from its output and its file`() throws {
    let found = try run(
      "speedup sweep 'sh -c \"echo 10 tps; echo 20 tps; echo p99 3 ms > $SPEEDUP_FIGURES\"' "
        + "--figure 'tps[/s,higher]=([0-9.]+) tps' --figure 'p99[ms]' -r 2 -w 0 --out out")
    #expect(found.status == 0 && found.output.contains("20/s") && found.output.contains("3 ms"))
    #expect(try records()[0].measures == ["tps": "20", "p99": "3"])
    let missing = try run("speedup sweep true --figure 'tps=([0-9]+) tps' -r 1 -w 0 --out b")
    #expect(missing.status == 3)
    #expect(try records("b")[0].detail.hasPrefix("figure tps: the output has no match"))
    for bad in ["cores=(x)", "cpu=(x)", "wall_seconds=(x)", "a=(x)' --figure 'a=(y)"] {
      #expect(try run("speedup sweep true --figure '\(bad)' --out c --cores 1").status == 2, "\(bad)")
    }
  }

  @Test func `a throughput that falls is a regression, and one that rises none`() throws {
    _ = try run("printf '#!/bin/sh\\necho $1 tps\\n' > p; chmod +x p")
    let gate = "speedup gate --figure 'tps[/s,higher]=([0-9]+) tps' --metric tps --max-pairs 20 --cores 1"
    let fell = try run("\(gate) --base './p 100' --new './p 90' --out g")
    #expect(fell.status == 1 && fell.output.contains("regressed") && fell.output.contains("-10.0 %"))
    #expect(try file("g/pairs.csv").contains("base_tps"))
    #expect(try run("\(gate) --base './p 90' --new './p 100'").output.contains("improved"))
    #expect(try run("\(gate) --base './p 90' --new './p 90'").output.contains("equivalent"))
  }

  @Test func `compare knows a throughput, too`() throws {
    _ = try run("printf '#!/bin/sh\\necho $1 tps\\n' > p; chmod +x p")
    for (name, tps) in [("a", 100), ("b", 50)] {
      _ = try run(
        "speedup sweep './p \(tps)' --figure 'tps[/s,higher]=([0-9]+) tps' -r 12 -w 0 --cores 1 --out \(name)")
    }
    let fell = try run("speedup compare a b --metric tps")
    #expect(fell.status == 1 && fell.output.contains("-50.0 %"), "\(fell.output)\(fell.errors)")
    #expect(try run("speedup compare b a --metric tps").status == 0)
  }

  @Test func `a shell is named, and what its start takes is told`() throws {
    let found = try run("speedup sweep 'echo {n} | cat' --set n=1 -S bash -r 1 -w 0 --out out")
    #expect(found.status == 0)
    #expect(found.output.contains("bash takes ") && found.output.contains("nothing is subtracted"))
    #expect(try run("speedup table out").output.contains("nothing is subtracted"))
    #expect(try run("speedup sweep 'echo a | cat' --shell=nonesuch --out b").status == 2)
  }

  @Test func `a part of the grid is chosen by a pattern`() throws {
    let found = try run("speedup sweep 'true {n}' --set n=1..20 --only 'n=1[05] ' --cores 1 --dry-run")
    #expect(found.output.contains("2 cells") && found.output.contains("cell 1: n=15 cores=1"))
    #expect(try run("speedup sweep 'true {n}' --set n=1 --only 'n=2' --dry-run").status == 2)
    #expect(try run("speedup sweep 'true {n}' --set n=1 --only '(' --dry-run").status == 2)
  }

  @Test func `the table goes to files by their endings`() throws {
    let found = try run("speedup sweep true -r 1 -w 0 --export a.md --export a.csv --export a.json --csv --out out")
    #expect(found.status == 0 && found.output.hasPrefix("runs ok,") || found.output.contains("wall_s"))
    #expect(try file("a.md").hasPrefix("### true") && file("a.csv").contains("wall_s"))
    #expect(try file("a.json").hasPrefix("{"))
    #expect(try run("speedup sweep true --export a.doc --out b").status == 2)
    #expect(try run("speedup sweep true --export no/a.md --out b").status == 2)
  }
}
