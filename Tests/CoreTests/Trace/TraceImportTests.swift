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
    let missing = try read("a 1 3\nb 2 4\n").missing
    #expect(missing.contains("what tasks of phases wait for that overlap: 'a' and 'b' do by 1.00 s"))
  }

  @Test func `a task inside another of its worker counts once, and two at the same time are refused`() throws {
    let trace = try read("outer 0 4 4 w\ninner 1 2 1 w\ninner 2 3 1 w\nouter 4 5 1 w\n")
    #expect(trace.phases.map(\.name) == ["outer"] && trace.phases[0].tasks.count == 2)
    #expect(trace.missing == ["2 tasks inside others of their worker"])
    let refused = refusal("a 0 2 0 w\na 5 6 0 w\na 1 3 0 w\n")
    #expect(refused.hasPrefix("in:3: worker 'w' did two tasks at the same time (the other is line 1)"))
  }

  @Test func `who only hands out tasks or waits for them is no worker of theirs`() throws {
    // The parent does a task of its own, then waits inside of one for its pool.
    let pool = (0..<4).map { "part \(1.00001 + Double($0 / 2)) \(2 + Double($0 / 2)) 1 p\($0 % 2)" }
    let trace = try read((["serial 0 1 1 main", "stage 1 3.00001 0.001 main"] + pool).joined(separator: "\n") + "\n")
    let phases = trace.phases.filter { !$0.isSerial }
    #expect(trace.workers == 2 && phases.map(\.name) == ["serial", "part"] && phases.last?.workers == 2)
    #expect(trace.missing == ["1 task of who only waited for the tasks of others"])
    // One that waits for something else is work like any other.
    let read = try read("read 0 3 0.01 a\ncalc 0.5 1 0.5 b\ncalc 2.5 3.5 1 b\n")
    #expect(read.phases.map(\.name) == ["read", "calc"])
  }

  @Test func `a task that computed nothing around those of a pool is left out however long the pool took to start`()
    throws
  {
    let pool = (0..<4).map { "part \(6 + $0 / 2) \(7 + $0 / 2) 1 p\($0 % 2)" }
    let trace = try read((["all 0 8.5 0.1 main"] + pool).joined(separator: "\n") + "\n")
    #expect(trace.phases.map(\.name) == ["caller", "part", "caller"] && trace.workers == 2)
    #expect(trace.phases[0].end == Seconds(6), "what is left is its own")
    // Without CPU times it is taken for waiting where it is around all there is.
    let slices = (["main 0 8.5 - main"] + pool).joined(separator: "\n") + "\n"
    #expect(try read(slices).workers == 3, "they take too little of it")
    let more = (0..<8).map { "part \(3 + $0 / 2) \(4 + $0 / 2) 1 p\($0 % 2)" }
    #expect(try read((["main 0 8.5 - main"] + more).joined(separator: "\n") + "\n").workers == 2)
    #expect(try read((["main 0 8.5 - main", "more 9 10 1 p0"] + more).joined(separator: "\n") + "\n").workers == 3)
  }

  @Test func `a file that was cut in its last line, or has times of two clocks, is refused`() throws {
    #expect(refusal("a 0 1\na 2 3.").hasPrefix("in:2: the last line, 'a 2 3.', has no line end"))
    #expect(try read("a 0 1").wall == Seconds(1), "one line is no file that was cut")
    let clocks = refusal("a 0 1 1 w\nb 0 2 2 u\na 1700000000 1700000001 1 v\n")
    #expect(clocks.hasPrefix("in:3: the task begins") && clocks.contains("take all times from one clock"))
    #expect(refusal("a 0 1e300\n").hasPrefix("in:1: the task takes"))
    let wall = TaskTrace(
      origin: .program, name: "long", workers: 1, cores: 1, ranOn: nil, wall: Seconds(1e7), cpu: nil, phases: [],
      missing: [])
    #expect(TraceCheck.flaw(wall)?.contains("90 days") == true)
  }

  @Test func `a slice around the work of other threads is no work, and one around all others is refused`() throws {
    func event(_ name: String, _ start: Int, _ length: Int, _ thread: Int) -> String {
      "{\"name\": \"\(name)\", \"ph\": \"X\", \"ts\": \(start)000000, \"dur\": \(length)000000, \"tid\": \(thread)}"
    }
    let work = [event("work", 0, 2, 2), event("work", 2, 2, 2), event("work", 0, 2, 3), event("work", 2, 2, 3)]
    let around = try read("[\(([event("main", 0, 4, 1)] + work).joined(separator: ", "))]")
    #expect(around.phases.map(\.name) == ["work"] && around.phases[0].tasks.count == 4)
    #expect(around.missing.first?.hasPrefix("1 event around those of other threads: taken as waiting for them") == true)
    // Beside a single other thread it may be as long a piece of work.
    let beside = try read("[\(([event("main", 0, 4, 1)] + work.prefix(2)).joined(separator: ", "))]")
    #expect(beside.phases.map(\.name) == ["main", "work"])
    let nested = [event("main", 0, 5, 1), event("work", 0, 2, 1), event("work", 2, 2, 1)]
    #expect(refusal("[\(nested.joined(separator: ", "))]").contains("lie inside 'main' on one thread"))
    #expect(refusal("main 0 5 4 w\nwork 0 2 2 w\nwork 2 4 2 w\n").hasPrefix("in:1: all other tasks lie inside 'main'"))
  }

  @Test func `threads of Python are told to share their interpreter's lock`() throws {
    #expect(try read("a 0 1 1 p.1\n#gil\na 0 1 1 p.2\n").missing.contains { $0.hasPrefix("the interpreter's lock") })
    #expect(try read("# gil is no word of ours\na 0 1 1 p.1\n").missing.isEmpty)
  }

  @Test func `a line may say how long its task waited for a CPU, and others which CPUs there were`() throws {
    let trace = try read("#cpus 0-1\na 0 2 1 w 0.75\n#cpus 1,4\na 0 2 1 v -\n")
    #expect(trace.phases[0].tasks.map(\.runDelay) == [Seconds(0.75), nil] && trace.ranOn == 3)
    #expect(try read("#cpus 0-7 1.5\na 0 2\n#cpus 0-7 0.5\n").ranOn == 2, "a quota is rounded up")
    #expect(try read("#cpus 0-7 1.5\n#cpus 0-7\na 0 2\n").ranOn == 8, "some have none")
    #expect(try read("# cpus are no word of ours\na 0 2 1 w 2.01\n").phases[0].tasks[0].runDelay == Seconds(2))
    #expect(refusal("a 0 2 1 w x\n").contains("run delay 'x' is no number"))
    #expect(refusal("a 0 2 1 w -1\n").contains("run delay -1 is below 0"))
    #expect(refusal("a 0 2 1 w 3\n").contains("waited 3.00 s for a CPU and took 2.00 s"))
    #expect(refusal("a 0 2 1 w 0 0\n").hasPrefix("in:1: 7 fields; write"))
    #expect(refusal("#cpus\na 0 2\n").hasPrefix("in:1: '#cpus ' tells no CPUs"))
    #expect(refusal("#cpus 0-1 none\na 0 2\n").hasPrefix("in:1: quota 'none'"))
  }

  @Test(
    arguments: [
      ([0x1F, 0x8B, 8, 0], "gunzip"), ([0x28, 0xB5, 0x2F, 0xFD], "zstd -d"), (Array("LZ4Block".utf8), "compress=false"),
    ] as [([UInt8], String)])
  func `a compressed file is refused with what unpacks it`(bytes: [UInt8], tool: String) {
    let error = #expect(throws: InputError.self) { try TaskTrace(reading: bytes, file: "in") }
    #expect(error?.description.hasPrefix("in: is compressed") == true && error?.description.contains(tool) == true)
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
    let async = try read(
      """
      [{"name": "a", "ph": "X", "ts": 0, "dur": 2000000, "tid": 1}, {"name": "a", "ph": "X", "ts": 1000000, "dur": 2000000, "tid": 1}]
      """)
    #expect(async.workers == 2 && async.wall == Seconds(3) && async.phases[0].tasks.count == 2)
    #expect(refusal("[{\"ph\":\"M\"}]").contains("holds no events"))
    #expect(refusal("{\"traceEvents\": [").contains("cut off"))
  }

  @Test(arguments: ["]", "", ",\n", "\n"])
  func `a list of Chrome events may end without its bracket, as programs leave it that append`(end: String) throws {
    let events = (0..<2).map {
      "{\"name\": \"a\", \"ph\": \"X\", \"ts\": \($0)0, \"dur\": 10, \"args\": {\"n\": [1, 2]}}"
    }
    #expect(try read("[\n\(events.joined(separator: ",\n"))\(end)").phases.map(\.tasks.count) == [2])
  }

  @Test func `a Chrome event that is cut off, and text behind the list, are refused`() {
    let event = "{\"name\": \"a\", \"ph\": \"X\", \"ts\": 1, \"dur\": 1"
    #expect(refusal("[\(event)").contains("cut off"))
    #expect(refusal("[\(event), \"args\": [1").contains("cut off"))
    #expect(refusal("[\(event)}}").contains("expected ',' or ']'"))
    #expect(refusal("[\(event)}]]").contains("text after the end"))
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
    // Executors that come and go are not there at once, and a task may take two cores.
    let moved = [
      #"{"Event":"SparkListenerExecutorRemoved","Executor ID":"1"}"#,
      #"{"Event":"SparkListenerExecutorAdded","Executor ID":"2","Executor Info":{"Host":"h","Total Cores":4}}"#,
    ]
    let gone = try read((head + moved + [end(0, 2100, 3000)] + tail).joined(separator: "\n"))
    #expect(gone.workers == 4)
    let wide = #"{"Event":"SparkListenerEnvironmentUpdate","Spark Properties":{"spark.task.cpus":"2"}}"#
    let pairs = wide.replacing("{\"spark.task.cpus\":\"2\"}", with: "[[\"spark.task.cpus\",\"2\"]]")
    for line in [wide, pairs] {
      #expect(try read((head + moved + [line, end(0, 2100, 3000)] + tail).joined(separator: "\n")).workers == 2)
    }
    let cut = try read((head + [end(0, 2100, 3000)]).joined(separator: "\n"))
    #expect(cut.missing.contains { $0.hasPrefix("the end of the application") })
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
