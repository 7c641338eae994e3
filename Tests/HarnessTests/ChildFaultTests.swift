import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupSystem

/// What a program does to the files that are around its runs: that is its own failure, and ends no sweep.
@Suite(.serialized) struct ChildFaultTests {
  private let directory: TemporaryDirectory
  private var out: String { "\(directory.path)/out" }

  init() throws { directory = try TemporaryDirectory() }

  private struct End {
    let status: Int32
    let output: String, errors: String
  }

  private func shell(_ script: String) throws -> End {
    let end = try Tool.run(
      "/bin/sh", ["-c", "cd '\(directory.path)' && S='timeout -s KILL 60 \(Built.speedup)' && \(script)"])
    return End(status: end.status, output: String(decoding: end.output, as: UTF8.self), errors: end.errors)
  }

  /// A program that does something in its second run of four.
  private func program(_ fault: String, in run: Int = 1) throws {
    try Files.write(
      "\(directory.path)/p.sh",
      "#!/bin/sh\nF=${SPEEDUP_FIGURES:-/dev/null}\nif [ $SPEEDUP_RUN = \(run) ]; then \(fault)\nelse echo q 5 >$F; fi 2>/dev/null\n"
    )
    try Files.makeExecutable("\(directory.path)/p.sh")
  }

  private func statuses() throws -> [RunStatus] { try SweepDirectory.table(out).records.map(\.status) }

  @Test(arguments: [": > out/results.csv", "echo garbage >> out/results.csv", "truncate -s 600 out/results.csv"])
  func `results that are changed in place are an error, and the runs made are shown`(fault: String) throws {
    try program(fault, in: 2)
    let end = try shell("$S sweep ./p.sh --cores 1 -r 4 -w 0 --out out")
    #expect(end.status == 3 && end.errors.contains("was changed by another program"), "\(end.errors)")
    #expect(end.output.contains("runs ok"), "\(end.output)")
    #expect(!end.errors.contains("results in"))
  }

  @Test func `an edit in place that keeps the size is seen, and the rows that were made are rescued`() throws {
    // The first digit of the second row, whatever it is.
    let edit = "printf X | dd of=out/results.csv bs=1 conv=notrunc seek=$(head -1 out/results.csv | wc -c)"
    try program("sleep 0.05; \(edit)", in: 2)
    let end = try shell("$S sweep ./p.sh --cores 1 -r 4 -w 0 --out out")
    #expect(end.status == 3 && end.errors.contains("was changed by another program"), "\(end.errors)")
    #expect(end.errors.contains("all runs that were made are in out-rescued"), "\(end.errors)")
    #expect(try SweepDirectory.table("\(directory.path)/out-rescued").records.map(\.status) == [.ok, .ok, .ok, .ok])
  }

  @Test func `to touch the results, or to write the same, changes nothing`() throws {
    try program("sleep 0.05; touch out/results.csv; cp out/results.csv c; cat c 1<>out/results.csv >&1", in: 2)
    let end = try shell("$S sweep ./p.sh --cores 1 -r 4 -w 0 --out out")
    #expect(end.status == 0, "\(end.errors)")
  }

  @Test(.enabled(if: Tool.find("prlimit") != nil && Tool.find("ps") != nil, "takes prlimit and ps"))
  func `verdicts on the pairs that were made are printed though no launcher can be had any more`() throws {
    // The harness is the launcher's parent. It may open nothing more from the sixth run on, and has no launcher then.
    try Files.write(
      "\(directory.path)/p.sh",
      """
      #!/bin/sh
      echo x >>count
      [ $(wc -l <count) -lt 6 ] && exit 0
      H=$(ps -o ppid= -p $PPID | tr -d ' ')
      prlimit --pid $H --nofile=3:3 && kill -9 $PPID
      sleep 100
      """)
    try Files.makeExecutable("\(directory.path)/p.sh")
    let end = try shell("$S gate --base true --new ./p.sh --cores 1 --metric cpu --max-pairs 40 --out out")
    #expect(end.status == 3, "\(end)")
    #expect(end.output.contains("no run could be made any more after"), "\(end)")
    #expect(try Files.readText("\(directory.path)/out/pairs.csv").split(separator: "\n").count > 3)
  }

  @Test(arguments: ["touch out/output", "mkdir other; ln -s ../other out/output"])
  func `outputs that can't be kept end no sweep, and go through no link`(fault: String) throws {
    try program("\(fault); echo hi; exit 3", in: 0)
    let end = try shell("$S sweep ./p.sh --keep-output --cores 1 -r 3 -w 0 --out out")
    #expect(end.status == 3 && end.errors.contains("not all that failed runs printed is kept"), "\(end.errors)")
    #expect(try statuses() == [.failed, .ok, .ok])
    #expect(try !Files.exists("\(directory.path)/other") || Files.names(in: "\(directory.path)/other").isEmpty)
  }

  @Test(arguments: [
    "rm -rf $(dirname $F)", "rm $F; mkdir $F", "d=$(dirname $F); rm -rf $d; touch $d", "rm $F; mkfifo $F",
    "rm $F; ln -s /dev/zero $F", "truncate -s 900G $F",
  ])
  func `what a program makes of its figures' file is no other run's trouble`(fault: String) throws {
    try program(fault)
    let end = try shell("$S sweep ./p.sh --figure q --cores 1 -r 4 -w 0 --timeout 20s --out out")
    #expect(end.status == 3, "\(end.errors)")
    #expect(try statuses() == [.ok, .failed, .ok, .ok])
  }

  @Test func `a program that another one replaces is not measured any more`() throws {
    try program("printf '#!/bin/sh\\nexit 0\\n' > q.sh; chmod 755 q.sh; mv q.sh p.sh")
    let end = try shell("$S sweep ./p.sh --cores 1 -r 4 -w 0 --out out")
    #expect(end.status == 3, "\(end.errors)")
    #expect(try statuses() == [.ok, .ok, .failed, .failed])
    #expect(try SweepDirectory.table(out).records.last?.detail.contains("p.sh was changed after the first run") == true)
    // A hook may build it anew for every run.
    try program("echo >> p.sh")
    #expect(try shell("$S sweep ./p.sh --prepare true --cores 1 -r 4 -w 0 --out other").status == 0)
  }

  @Test(arguments: ["echo more >> in", "rm in; mkfifo in"])
  func `an input that changes between runs is no input any more`(fault: String) throws {
    try Files.write("\(directory.path)/in", "one\n")
    try program(fault)
    let end = try shell("$S sweep ./p.sh --input in --cores 1 -r 4 -w 0 --timeout 20s --out out")
    #expect(end.status == 3, "\(end.errors)")
    #expect(try statuses() == [.ok, .ok, .failed, .failed])
  }

  @Test func `a verdict is printed though --export can't be written`() throws {
    let end = try shell(
      "mkdir there; $S gate --base true --new 'sh -c \"rm -rf there\"' --cores 1 --max-pairs 2 --export there/x.md")
    #expect(end.status == 3 && end.output.contains("pairs"), "\(end.output) \(end.errors)")
  }

  @Test func `a gate whose log vanishes goes on to its verdict`() throws {
    let end = try shell("$S gate --base true --new 'sh -c \"rm -rf out\"' --cores 1 --max-pairs 2 --out out")
    #expect(end.status == 3 && end.output.contains("pairs"), "\(end.output) \(end.errors)")
    #expect(end.errors.contains("was removed or replaced"), "\(end.errors)")
  }

  @Test func `a row that the disk cuts short is taken back, so that the others can be read`() throws {
    #expect(try shell("ulimit -f 8; $S sweep true -r 40 -w 0 --cores 1 --out out").status == 3)
    let table = try shell("$S table out")
    #expect(table.output.contains("runs ok"), "\(table.errors)")
  }

  @Test(
    .enabled(
      if: (gatherFacts().cpuLimits.cpus?.count ?? 0) > 1 && Tool.find("python3") != nil, "takes 2 CPUs, and Python"))
  func `a thread that pins itself elsewhere is no pinned run`() throws {
    try Files.write(
      "\(directory.path)/t.py",
      """
      import os, sys, threading, time
      def work():
          os.sched_setaffinity(0, {int(cpu) for cpu in sys.argv[1:]})
          time.sleep(1.5)
      thread = threading.Thread(target=work)
      thread.start()
      thread.join()
      """)
    let cpus = try #require(gatherFacts().cpuLimits.cpus).cpus.map(String.init).joined(separator: " ")
    let end = try shell("$S sweep 'python3 t.py \(cpus)' --cores 1 -r 1 -w 0 --out out")
    #expect(end.status == 3, "\(end.errors)")
    #expect(try SweepDirectory.table(out).records[0].detail.contains("asked for CPUs"))
  }

  @Test func `an output that would replace the results, or a program, is refused`() throws {
    try program("exit 0")
    #expect(try shell("$S sweep ./p.sh --cores 1 -r 2 -w 0 --out out; cp out/results.csv base.csv").status == 0)
    for words in [
      "table out --export out/results.csv", "table out --export ./out/../out/sweep.json",
      "table base.csv --export base.csv",
      "export out --format hyperfine --out out/sweep.json", "compare out out --junit out/results.csv",
      "compare base.csv base.csv --allow-other-machine --export base.csv",
      "gate --base ./p.sh --new ./p.sh --junit p.sh --max-pairs 2",
    ] {
      let end = try shell("$S \(words)")
      #expect(end.status == 2 && end.errors.contains("which it would replace"), "\(words): \(end.errors)")
    }
    #expect(try statuses().count == 2 && Files.exists("\(directory.path)/p.sh"))
  }

  @Test func `what is read of a program's output has a limit`() throws {
    let end = try shell("$S sweep yes --keep-output --cores 1 -r 1 -w 0 --timeout 50s --out out")
    #expect(end.status == 3, "\(end.errors)")
    #expect(try statuses() == [.outputLimit])
  }

  @Test func `a second signal ends a clean-up that takes long, and it is said`() throws {
    let end = try shell(
      "{ '\(Built.speedup)' sweep 'touch started; sleep 50' --shell --cleanup 'touch begun; sleep 50' -r 1 -w 0 --cores 1 "
        + "--out out & p=$!; until [ -e started ]; do sleep 0.1; done; kill -TERM $p; "
        + "until [ -e begun ]; do sleep 0.1; done; kill -TERM $p; wait $p; }")
    #expect(end.status == 143 && end.errors.contains("--cleanup was ended by a signal"), "\(end.status) \(end.errors)")
  }
}
