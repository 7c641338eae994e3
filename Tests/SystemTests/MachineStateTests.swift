import Glibc
import SpeedupCore
import Testing

@testable import SpeedupSystem

@Suite struct MachineStateTests {
  @Test func `pressure is the percentage in which some task waited in the last ten seconds`() {
    let files = SystemFiles(tree: [
      "/proc/pressure/cpu": "some avg10=1.50 avg60=0.10 avg300=0.06 total=4854723\nfull avg10=0.25 total=0\n",
      "/proc/pressure/io": "full avg10=0.25 avg60=0.10 avg300=0.06 total=7\n",
    ])
    let state = MachineState(reading: files)
    #expect(state.cpuPressure == 1.5)
    #expect(state.ioPressure == nil)
    #expect(state.memoryPressure == nil)
  }

  @Test func `steal is a part of all time and guest time is not counted twice`() {
    let files = SystemFiles(tree: ["/proc/stat": "cpu  60 0 20 100 0 0 0 20 40 0\ncpu0 1 2 3\n"])
    #expect(MachineState(reading: files).stealFraction == 0.1)
  }

  @Test func `an old kernel without steal leaves it unknown`() {
    let files = SystemFiles(tree: ["/proc/stat": "cpu  60 0 20 100\n"])
    #expect(MachineState(reading: files).stealFraction == nil)
  }

  @Test func `intels switch for turbo is turned round`() {
    let root = "/sys/devices/system/cpu"
    func turbo(_ tree: [String: String]) -> Bool? {
      FrequencyPolicy(reading: SystemFiles(tree: tree), cpus: [0]).turbo
    }
    #expect(turbo(["\(root)/intel_pstate/no_turbo": "1\n"]) == false)
    #expect(turbo(["\(root)/intel_pstate/no_turbo": "0\n"]) == true)
    #expect(turbo(["\(root)/cpufreq/boost": "1\n"]) == true)
    #expect(turbo([:]) == nil)
  }

  @Test func `governors that differ are all named`() {
    let root = "/sys/devices/system/cpu"
    let files = SystemFiles(tree: [
      "\(root)/cpu0/cpufreq/scaling_governor": "schedutil\n",
      "\(root)/cpu1/cpufreq/scaling_governor": "performance\n",
      "\(root)/cpu2/cpufreq/scaling_governor": "schedutil\n",
    ])
    #expect(FrequencyPolicy(reading: files, cpus: [0, 1, 2]).governor == "performance, schedutil")
  }

  @Test func `an instruction counter is available only when it counts`() {
    #expect(HardwareCounters(.counted(123), paranoid: 2) == .available)
    let still = HardwareCounters(.counted(0), paranoid: 2)
    #expect(still == .absent(reason: "the counter opens but counts nothing"))
  }

  @Test func `refused and absent counters are told apart with the reason`() {
    #expect(
      HardwareCounters(.failed(code: EACCES), paranoid: 4).description
        == "refused: no permission; perf_event_paranoid is 4")
    #expect(
      HardwareCounters(.failed(code: EPERM), paranoid: nil).description
        == "refused: no permission; perf_event_paranoid is unknown")
    #expect(
      HardwareCounters(.failed(code: ENOENT), paranoid: 2).description
        == "absent: the processor or hypervisor offers no instruction counter")
    #expect(
      HardwareCounters(.failed(code: ENOSYS), paranoid: nil).description
        == "absent: the kernel has no perf_event_open")
  }

  @Test func `a real machine from a vendor of clouds is not taken for a virtual one`() {
    let metal = SystemFiles(tree: [
      "/sys/class/dmi/id/sys_vendor": "Amazon EC2\n", "/sys/class/dmi/id/product_name": "c7i.metal-24xl\n",
    ])
    #expect(Hypervisor(reading: metal, isVirtual: false) == .notSeen)
    #expect(Hypervisor(reading: metal, isVirtual: nil) == nil)
    let guest = SystemFiles(tree: [
      "/sys/class/dmi/id/sys_vendor": "QEMU\n", "/sys/class/dmi/id/product_name": "Standard PC\n",
    ])
    #expect(Hypervisor(reading: guest, isVirtual: nil) == .present(name: "QEMU Standard PC"))
    #expect(Hypervisor(reading: SystemFiles(tree: [:]), isVirtual: nil) == nil)
  }

  @Test func `only the first line of a file counts and a device trees ending nul does not`() {
    let files = SystemFiles(tree: ["a": "  one two \nthree\n", "b": "board\0", "c": "\n", "d": "12 kB\n"])
    #expect(files.line("a") == "one two")
    #expect(files.line("b") == "board")
    #expect(files.line("c") == nil)
    #expect(files.number("d") == nil)
    #expect(files.line("missing") == nil)
  }
}
