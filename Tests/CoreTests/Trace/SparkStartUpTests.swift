import Testing

@testable import SpeedupCore

/// The time in which a Spark application had no executor yet.
struct SparkStartUpTests {
  /// An application of 40 s with one task from 30 to 35 s; in seconds.
  private func trace(executor: Int?, stage: Int) throws -> TaskTrace {
    let added = executor.map {
      #"{"Event":"SparkListenerExecutorAdded","Timestamp":\#($0)000,"Executor ID":"1","Executor Info":{"Total Cores":1}}"#
    }
    let lines =
      [#"{"Event":"SparkListenerApplicationStart","App Name":"job","Timestamp":0}"#] + [added].compactMap { $0 } + [
        #"{"Event":"SparkListenerStageSubmitted","Stage Info":{"Stage ID":0,"Stage Name":"map","Submission Time":\#(stage)000}}"#,
        #"{"Event":"SparkListenerTaskEnd","Stage ID":0,"Task End Reason":{"Reason":"Success"},"Task Info":{"Index":0,"Launch Time":30000,"Executor ID":"1","Finish Time":35000}}"#,
        #"{"Event":"SparkListenerApplicationEnd","Timestamp":40000}"#,
      ]
    return try TaskTrace(reading: Array(lines.joined(separator: "\n").utf8), file: "in")
  }

  private func parts(_ trace: TaskTrace) -> [String] {
    trace.phases.map { "\($0.name) \(Int($0.begin.value))-\(Int($0.end.value))\($0.isSerial ? " serial" : "")" }
  }

  @Test func `until the first executor comes it is start-up, then the driver's own work`() throws {
    #expect(
      try parts(trace(executor: 12, stage: 30)) == [
        "start-up of executors 0-12 serial", "caller 12-30 serial", "stage 0 map 30-35", "caller 35-40 serial",
      ])
  }

  @Test func `a stage that was there before the executors waits for its first task`() throws {
    #expect(
      try parts(trace(executor: 29, stage: 5)) == [
        "start-up of executors 0-30 serial", "stage 0 map 30-35", "caller 35-40 serial",
      ])
  }

  @Test func `where the log does not tell of executors nothing is called start-up`() throws {
    #expect(try parts(trace(executor: nil, stage: 30)).first == "caller 0-30 serial")
  }
}
