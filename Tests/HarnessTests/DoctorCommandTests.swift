import FoundationEssentials
import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupDoctor
@testable import SpeedupSystem

/// The doctor on the machine that runs the tests: what holds on any machine.
@Suite(.serialized) struct DoctorCommandTests {
  @Test func `metrics are read and a wrong one is named`() throws {
    func metrics(_ words: String...) throws -> [Metric] {
      try OptionParser(command: "doctor", options: DoctorCommand().options).parse(words)[DoctorCommand.metric]
    }
    #expect(try metrics().isEmpty)
    #expect(try metrics("--metric", "cpu,wall", "--metric=memory") == [.cpu, .wall, .memory])
    #expect(
      throws: InputError(
        "--metric: there is no metric 'walk'; did you mean wall? There are: wall, cpu, memory, instructions, scaling")
    ) { try metrics("--metric", "walk") }
    #expect(throws: InputError.self) { try metrics("--metric", "cpu,") }
  }

  @Test func `the quick examination answers in JSON and its exit status follows from it`() throws {
    let result = try Tool.run(Built.speedup, ["doctor", "--quick", "--json"])
    let report = try JSONDecoder().decode(DoctorReport.self, from: Data(result.output))
    #expect(report.depth == .quick && report.exitStatus(asked: nil) == result.status)
    #expect(report.findings.contains { $0.check == "run-queue" && $0.figures["off_cpu_share"] != nil })
    #expect(!report.findings.contains { $0.check == "run-down" })
    #expect(result.errors.isEmpty)
  }

  @Test func `the piped text has no colours and bad usage is one line`() throws {
    let bad = try Tool.run(Built.speedup, ["doctor", "--metric", "speed"])
    #expect(bad.status == 2 && bad.output.isEmpty && bad.errors.split(separator: "\n").count == 1)
    let stray = try Tool.run(Built.speedup, ["doctor", "x"])
    #expect(stray.status == 2)
    let text = try Tool.run(Built.speedup, ["doctor", "--quick", "--metric", "memory"])
    #expect(!text.output.contains(0x1B))
    #expect(String(decoding: text.output, as: UTF8.self).hasPrefix("quick examination of "))
  }

  @Test func `a sweep records whether the machine was fit`() throws {
    let directory = try TemporaryDirectory()
    let out = "\(directory.path)/sweep"
    let words = ["sweep", "--command", "\(Built.childWord) exit 0", "--repeat", "1", "--cores", "1", "--out", out]
    #expect(try Tool.run(Built.speedup, words).status == 0)
    let data = Data(try Files.read("\(out)/machine.json"))
    let fitness = try #require(try JSONDecoder().decode(MachineFingerprint.self, from: data).state.fitness)
    #expect(fitness.depth == .short && Set(fitness.verdicts.keys) == Set(Metric.examined))
  }

  @Test func `of a big machine a few CP us far apart are looked at`() {
    let all = CpuSet(0..<252)
    #expect(all.sampled(atMost: 8).cpus == [0, 35, 71, 107, 143, 179, 215, 251])
    #expect(CpuSet([3, 5]).sampled(atMost: 8).cpus == [3, 5])
    #expect(all.sampled(atMost: 1).cpus == [0])
  }
}
