import FoundationEssentials
import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct TraceCommandTests {
  private let tracing: String = {
    let parts = #filePath.split(separator: "/")
    return "/" + parts.dropLast(3).joined(separator: "/") + "/Tracing"
  }()

  private func speedup(_ words: [String]) throws -> (status: Int32, output: String, errors: String) {
    try Built.run(words)
  }

  @Test func `a traced sweep leaves a trace a run, and those that were rehearsed`() throws {
    let directory = try TemporaryDirectory()
    let out = "\(directory.path)/out"
    let line =
      "sweep weekly --variant partition --symbols 9 --days 30 --cores 1 --workers 2 --repeat 2 --warmup 0 --trace"
    let words = line.split(separator: " ").map(String.init) + ["--trace-as", "2,40"]
    #expect(try speedup(words + ["--dry-run"]).output.contains("then 4 runs on one core for traces alone"))
    let swept = try speedup(words + ["--out", out])
    #expect(swept.status == 0, "\(swept.errors)")
    let names = try Files.names(in: "\(out)/traces")
    #expect(names.filter { $0.hasPrefix("cell-0-block-") }.count == 2 && names.count == 6)
    let rehearsed = try TaskTrace.read("\(out)/traces/\(TraceFolderName.rehearsal40(names))")
    #expect(rehearsed.workers == 40 && rehearsed.cores == 40 && rehearsed.ranOn == 1)
    #expect(rehearsed.phases.contains { $0.workers == 40 })
    let rows = try Files.readText("\(out)/results.csv").split(separator: "\n").count
    #expect(rows == 3, "what was rehearsed is no row of the results")
    #expect(try speedup(["trace", out]).output.contains("6 traces"))
    let file = "\(out)/traces/cell-0-block-0.trace"
    for form in [[], ["--json"], ["--csv"], ["--markdown"], ["--html"]] {
      let shown = try speedup(["trace", file] + form)
      #expect(shown.status == 0 && shown.output.contains("symbols"))
    }
    let lines = try speedup(["trace", file, "--format", "json"]).output.split(separator: "\n")
    #expect(lines.count == (try TaskTrace.read(file)).phases.reduce(0) { $0 + $1.tasks.count })
    let chrome = try speedup(["trace", file, "--format", "chrome"]).output
    let back = try TaskTrace(reading: Array(chrome.utf8), file: "chrome.json")
    let symbols = try #require(back.phases.first { $0.name == "symbols" })
    #expect(symbols.tasks.count == (try TaskTrace.read(file)).phases.first { $0.name == "symbols" }?.tasks.count)
  }

  @Test(.enabled(if: Tool.find("python3") != nil, "python3 is not installed"))
  func `a Python program's tasks are collected, from threads and processes`() throws {
    let directory = try TemporaryDirectory()
    let program = "\(directory.path)/program.py"
    try Files.write(
      program,
      """
      import sys
      sys.path.insert(0, "\(tracing)")
      import concurrent.futures as futures, multiprocessing
      from speedup_trace import held, task, traced, wrap
      lock = multiprocessing.Lock()
      def work(n):
          with held("results", lock): return sum(range(n))
      @traced("decorated")
      def once(): work(9)
      if __name__ == "__main__":
          with task("load it"): work(1000)
          with futures.ThreadPoolExecutor(2) as pool: list(pool.map(wrap("threads", work), [1000] * 5))
          with futures.ProcessPoolExecutor(2) as pool: list(pool.map(wrap("processes", work), [1000] * 5))
          with multiprocessing.Pool(2) as pool: pool.map(wrap("pool", work), [1000] * 5)
          once()

      """)
    let out = "\(directory.path)/out"
    let swept = try speedup([
      "sweep", "--command", "python3 \(program)", "--cores", "1", "--repeat", "1", "--warmup", "0", "--trace", "--out",
      out,
    ])
    #expect(swept.status == 0, "\(swept.errors)")
    let trace = try TaskTrace.read("\(out)/traces/cell-0-block-0.trace")
    #expect(trace.origin == .program && TraceCheck.flaw(trace) == nil)
    let counts = trace.phases.filter { !$0.isSerial }.map { "\($0.name) \($0.tasks.count)" }
    #expect(counts == ["load_it 1", "threads 5", "processes 5", "pool 5", "decorated 1"])
    #expect(trace.phases.first?.isSerial == true && trace.phases[0].begin == Seconds(0), "the interpreter's start-up")
    #expect(trace.phases.filter { !$0.isSerial }.allSatisfy { $0.taskCPU != nil })
    #expect(
      trace.phases.filter { !$0.isSerial }.allSatisfy { $0.locks == ["results"] && $0.holds.count == $0.tasks.count })
    #expect(
      trace.ranOn == 1 && trace.phases.filter { !$0.isSerial }.allSatisfy { $0.tasks.allSatisfy { $0.runDelay != nil } }
    )
    // What is shown of locks can be read back, and is the same.
    let file = "\(out)/traces/cell-0-block-0.trace"
    let chrome = try speedup(["trace", file, "--format", "chrome"]).output
    let back = try TaskTrace(reading: Array(chrome.utf8), file: "chrome.json")
    #expect(back.phases.flatMap(\.holds).count == 17 && TraceCheck.flaw(back) == nil)
    #expect(try speedup(["trace", file]).output.contains("results"))
    #expect(
      try speedup(["trace", file, "--format", "json"]).output.contains("\"locks\":[{\"name\":\"results\",\"asked_s\":"))
  }

  @Test(.enabled(if: Tool.find("cc") != nil, "no C compiler is installed"))
  func `the C header writes lines that are read`() throws {
    let directory = try TemporaryDirectory()
    try Files.write(
      "\(directory.path)/program.c",
      """
      #include "speedup_trace.h"
      int main(void) {
        struct speedup_trace task;
        struct speedup_trace_hold hold;
        pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
        speedup_trace_begin(&task);
        speedup_trace_lock(&hold, &mutex);
        speedup_trace_unlock(&hold, &mutex, "results");
        speedup_trace_end(&task, "load");
        speedup_trace_begin(&task);
        speedup_trace_end(&task, "lock:two  words ");
        return 0;
      }

      """)
    let program = "\(directory.path)/program"
    let built = try Tool.run(
      Tool.find("cc")!, ["-Wall", "-Wextra", "-Werror", "-pthread", "-I\(tracing)", "-o", program, "\(program).c"])
    #expect(built.status == 0, "\(built.errors)")
    let out = "\(directory.path)/out"
    let swept = try speedup([
      "sweep", "--command", program, "--cores", "1", "--repeat", "1", "--warmup", "0", "--trace", "--out", out,
    ])
    #expect(swept.status == 0, "\(swept.errors)")
    let trace = try TaskTrace.read("\(out)/traces/cell-0-block-0.trace")
    #expect(trace.phases.contains { $0.name == "_lock:two_words" }, "as the Python helper mends it")
    let load = trace.phases.first { $0.name == "load" }
    #expect(trace.ranOn == 1 && load?.tasks.first?.runDelay != nil)
    #expect(load?.tasks.count == 1 && load?.locks == ["results"] && load?.holds.count == 1)
  }

  @Test func `a command that writes no tasks is told so`() throws {
    let directory = try TemporaryDirectory()
    let swept = try speedup([
      "sweep", "--command", "true", "--cores", "1", "--repeat", "1", "--trace", "--out", "\(directory.path)/out",
    ])
    #expect(swept.status == 0 && swept.errors.contains("SPEEDUP_TRACE"))
    let refused = try speedup([
      "sweep", "--command", "true", "--cores", "1", "--trace-as", "2", "--out", "\(directory.path)/b",
    ])
    #expect(refused.status == 2 && refused.errors.contains("--trace-as: a command makes its own tasks"))
  }
}

/// Finds the trace that was rehearsed for 40 workers.
private enum TraceFolderName {
  static func rehearsal40(_ names: [String]) -> String { names.first { $0.hasPrefix("as-40-") } ?? "none" }
}
