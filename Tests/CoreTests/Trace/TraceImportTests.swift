import Testing

@testable import SpeedupCore

@Suite struct TraceImportTests {
  private func read(_ text: String) throws -> TaskTrace { try TaskTrace(reading: Array(text.utf8), file: "in") }

  private func refusal(_ text: String) -> String {
    (#expect(throws: InputError.self) { try read(text) })?.description ?? ""
  }

  @Test func `lines of a program become phases, and what lies between is the caller's`() throws {
    let trace = try read("# phase start end\nload 1 2\n\nfit 2.5 3.5 0.9 a\nfit\t2.5 4.5 1.5 b\n")
    #expect(trace.origin == .program && trace.wall == Seconds(3.5))
    #expect(trace.phases.map(\.name) == ["load", "caller", "fit"])
    #expect(trace.phases[2].workers == 2 && trace.phases[2].taskCPU == Seconds(2.4))
    #expect(trace.missing == ["the CPU time of some tasks or all"])
  }

  @Test func `a program's start-up counts where its clock is ours`() throws {
    var run = TaskLines.Run(name: "python", workers: 4, cores: 4)
    (run.begin, run.wall) = (Seconds(100), Seconds(10))
    let trace = try TaskLines.trace(Array("fit 103 104\nfit 103.5 106\n".utf8), file: "in", run)
    #expect(trace.wall == Seconds(10) && trace.workers == 4)
    #expect(trace.phases.map(\.name) == ["caller", "fit", "caller"])
    #expect(trace.phases[1].begin == Seconds(3) && trace.phases[1].workers == 2, "two overlap, so there were two")
    let other = try TaskLines.trace(Array("fit 5 6\n".utf8), file: "in", run)
    #expect(other.wall == Seconds(1) && other.missing.contains { $0.contains("CLOCK_MONOTONIC") })
  }

  @Test func `lines that can't be are refused with file and line`() {
    #expect(refusal("a 1 2\nb 3\n").hasPrefix("in:2: 2 fields; write"))
    #expect(refusal("a 2 1\n").hasPrefix("in:1: the task ends 1.00 s before it starts"))
    #expect(refusal("a x 1\n").contains("start 'x' is no number"))
    #expect(refusal("a 1 nan\n").contains("end 'nan' is no number"))
    #expect(refusal("a 1 2 -1\n").contains("below 0"))
    #expect(refusal("# nothing\n").contains("holds no task"))
  }

  @Test func `phases that overlap are told`() throws {
    #expect(try read("a 1 3\nb 2 4\n").missing.contains("phases 'a' and 'b' overlap by 1.00 s"))
  }

  @Test func `Chrome events become tasks, the outermost of each thread`() throws {
    let trace = try read(
      """
      {"traceEvents": [
        {"name": "process_name", "ph": "M", "pid": 1, "args": {"name": "x"}},
        {"name": "load", "ph": "X", "ts": 1000, "dur": 500.5, "tdur": 400, "pid": 1, "tid": 1},
        {"name": "inner", "ph": "X", "ts": 1100, "dur": 100, "pid": 1, "tid": 1},
        {"name": "fit", "ph": "B", "ts": 2000, "pid": 1, "tid": 1}, {"ph": "E", "ts": 2500, "pid": 1, "tid": 1},
        {"name": "fit", "ph": "X", "ts": 2000, "dur": 700, "pid": 1, "tid": "two"},
        {"name": "n", "ph": "C", "ts": 2000, "pid": 1, "args": {"n": 1}}
      ]}
      """)
    #expect(trace.origin == .imported && trace.workers == 2 && trace.name == "in")
    #expect(trace.phases.map(\.name) == ["load", "caller", "fit"])
    #expect(trace.phases[0].tasks[0].cpu == Seconds(400e-6) && trace.phases[2].tasks.count == 2)
    #expect(trace.missing == ["1 event inside others", "1 event of kind C"])
    #expect(
      refusal("{\"traceEvents\":\n[{\"ph\":\"X\",\"ts\":1,\"dur\":-2,\"name\":\"a\"}]}").hasPrefix(
        "in:2: traceEvents[0].dur is -2"))
    #expect(refusal("[{\"ph\":\"M\"}]").contains("holds no events"))
    #expect(refusal("{\"traceEvents\": [").contains("cut off"))
  }

  @Test(arguments: ["", ",", ",\n", "]", "\n]\n"]) func `a list of Chrome events may end without its bracket`(
    end: String
  ) throws {
    let trace = try read("[{\"name\":\"a\",\"ph\":\"X\",\"ts\":0,\"dur\":5,\"tid\":1,\"args\":{}}" + end)
    #expect(trace.phases.map(\.name) == ["a"])
    #expect(throws: InputError.self) { try read("[{\"name\":\"a\",\"ph\":\"X\",\"ts\":0,\"args\":{}") }
  }

  @Test func `Spark stages become phases and slots of executors workers`() throws {
    func end(_ index: Int, _ launch: Int, _ finish: Int, reason: String = "Success") -> String {
      """
      {"Event":"SparkListenerTaskEnd","Stage ID":0,"Stage Attempt ID":0,"Task End Reason":{"Reason":"\(reason)"},\
      "Task Info":{"Task ID":\(index),"Index":\(index),"Attempt":0,"Launch Time":\(launch),"Executor ID":"1",\
      "Finish Time":\(finish),"Failed":false,"Killed":false},"Task Metrics":{"Executor CPU Time":500000000}}
      """
    }
    let head = [
      #"{"Event":"SparkListenerLogStart","Spark Version":"3.5.0"}"#,
      #"{"Event":"SparkListenerApplicationStart","App Name":"job","Timestamp":1000}"#,
      #"{"Event":"SparkListenerExecutorAdded","Executor ID":"1","Executor Info":{"Host":"h","Total Cores":2}}"#,
      #"{"Event":"SparkListenerStageSubmitted","Stage Info":{"Stage ID":0,"Stage Attempt ID":0,"Stage Name":"map","Submission Time":2000}}"#,
    ]
    let tail = [#"{"Event":"SparkListenerApplicationEnd","Timestamp":5000}"#]
    let lines =
      head + [end(0, 2100, 3000), end(1, 2100, 2600), end(2, 2600, 3500), end(3, 2700, 2800, reason: "TaskKilled")]
      + tail
    let trace = try read(lines.joined(separator: "\n") + "\n")
    #expect(trace.name == "job" && trace.workers == 2 && trace.wall == Seconds(4))
    #expect(trace.phases.map(\.name) == ["caller", "stage 0 map", "caller"])
    #expect(trace.phases[1].begin == Seconds(1) && trace.phases[1].tasks.count == 3)
    #expect(trace.phases[1].tasks[2].worker == trace.phases[1].tasks[1].worker, "the slot that was free")
    #expect(
      trace.missing == [
        "1 attempt of tasks that failed or were killed", "1 event of other kinds (SparkListenerLogStart)",
      ])
    #expect(refusal((head + [end(0, 2100, 2000)]).joined(separator: "\n")).contains("ends before it starts"))
    #expect(refusal(head.joined(separator: "\n")).contains("holds no task"))
    #expect(refusal(lines[0] + "\n{\"Event\":").hasPrefix("in, line 2"))
  }
}
