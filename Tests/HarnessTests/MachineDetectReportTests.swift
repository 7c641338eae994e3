import FoundationEssentials
import Testing

@testable import SpeedupCore
@testable import SpeedupReport
@testable import SpeedupSystem

@Suite struct MachineDetectReportTests {
  private var facts: MachineFacts {
    let root = "/sys/devices/system/cpu"
    var tree = [
      "/proc/meminfo": "MemTotal: 8388608 kB\nMemAvailable: 6291456 kB\n", "\(root)/online": "0-3\n",
      "/proc/self/cgroup": "0::/\n",
      "/proc/self/mountinfo": "30 23 0:26 / /cg rw - cgroup2 cgroup2 rw\n",
      "/cg/cpu.max": "250000 100000\n", "/cg/memory.max": "4294967296\n",
      "/cg/memory.current": "1073741824\n",
    ]
    for cpu in 0..<4 {
      tree["\(root)/cpu\(cpu)/cache/index0/level"] = "1\n"
      tree["\(root)/cpu\(cpu)/cache/index0/type"] = "Data\n"
      tree["\(root)/cpu\(cpu)/cache/index0/size"] = "48K\n"
      tree["\(root)/cpu\(cpu)/cache/index0/shared_cpu_list"] = "\(cpu)\n"
    }
    let files = tree
    var answers = SystemAnswers()
    answers.affinity = CpuSet(0..<4)
    var facts = MachineFacts(reading: SystemFiles { files[$0] }, calls: answers)
    facts.tools = [InstalledTool(name: "gnuplot", path: nil, version: nil)]
    return facts
  }

  private func lines(_ report: DetectReport) -> [String] {
    TextRenderer().text(report.document).split(separator: "\n").map(String.init)
  }

  @Test func `every limit stands there with its source and the binding one is marked`() {
    let lines = lines(detectReport(facts: facts, cores: nil, memory: nil))
    #expect(lines.contains("  affinity mask  4    CPUs 0-3     sched_getaffinity"))
    #expect(lines.contains("  cgroup quota   2.5  of CPU time  /cg/cpu.max                     binds"))
    #expect(lines.contains("  cgroup cpuset  -    none found"))
    #expect(lines.contains("  limit                  4 GiB  (/cg/memory.max)"))
    #expect(lines.contains("  available now          3 GiB"))
    #expect(lines.contains("  caches            L1d 48 KiB x 4"))
    #expect(lines.contains("  gnuplot  not installed"))
  }

  @Test func `rules are asked for what was detected unless told otherwise`() throws {
    let here = detectReport(facts: facts, cores: nil, memory: nil)
    #expect(lines(here).contains("Sizing rules for 2 cores and 3 GiB of memory"))
    #expect(here.rules.map(\.rule) == SizingRule.allCases)
    let told = detectReport(facts: facts, cores: CoreCount(252), memory: Bytes("1G"))
    #expect(lines(told).contains("Sizing rules for 252 cores and 1 GiB of memory"))
    #expect(lines(told).contains("  tiered               16       52428        –  001"))
    #expect(lines(told).contains("  blas-003              8           –        4  003"))
  }

  @Test func `an unknown machine is reported as unknown and never as zero`() {
    let report = detectReport(facts: MachineFacts(), cores: nil, memory: nil)
    #expect(report.rules.isEmpty)
    let lines = lines(report)
    #expect(lines.contains("  processor     unknown"))
    #expect(lines.contains("  cores             unknown"))
    #expect(lines.contains("  total                  unknown"))
    #expect(lines.contains("Sizing rules for unknown cores and unknown memory"))
    #expect(!lines.contains { $0.split(separator: " ").contains("0") })
  }

  @Test func `no line ends in a blank`() {
    for line in lines(detectReport(facts: facts, cores: nil, memory: nil)) { #expect(line.last != " ") }
  }

  @Test func `jobs and the memory of a worker reach the rules that ask for them`() throws {
    let report = detectReport(
      facts: facts, cores: CoreCount(252), memory: Bytes("16G"), jobs: 63, workerMemory: Bytes("4G"))
    func sizing(_ rule: SizingRule) -> Sizing? { report.rules.first { $0.rule == rule }?.sizing }
    #expect(sizing(.blas003)?.threads == 4 && sizing(.blas003)?.workers == 63)
    #expect(sizing(.cap8)?.workers == 4)
    #expect(lines(report).contains { $0.contains("63 jobs at once, 4 GiB a worker") })
  }

  @Test func `the report reads back from its JSON`() throws {
    let report = detectReport(facts: facts, cores: CoreCount(9), memory: nil)
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(DetectReport.self, from: data) == report)
    #expect(String(decoding: data, as: UTF8.self).contains("\"share_cpus\":2.5"))
  }

  @Test(arguments: [
    (0, "0 B"), (1023, "1023 B"), (1024, "1 KiB"), (1536, "1.5 KiB"), (1_048_575, "1 MiB"),
    (25_276_502_016, "23.5 GiB"), (1 << 50, "1024 TiB"),
  ])
  func `sizes are printed in binary units`(bytes: Int, text: String) {
    #expect(Readable.brief(Bytes(bytes)) == text)
  }
}
