import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

/// The pure parts of the probes.
@Suite struct ProbeFigureTests {
  @Test func `a clock is described by its steps not by its outliers`() throws {
    let samples = try #require(ClockSamples([0, 20, 45, 65, 85, 5085]))
    #expect(samples.cost == Seconds(nanoseconds: 20) && samples.resolution == Seconds(nanoseconds: 20))
    #expect(samples.longest == Seconds(nanoseconds: 5000) && samples.backwards == 0)
  }

  @Test func `a coarse clocks cost is the mean step`() throws {
    let samples = try #require(ClockSamples([0, 0, 0, 0, 4000]))
    #expect(abs(samples.cost.value - 1e-6) < 1e-12)
    #expect(samples.resolution == Seconds(nanoseconds: 4000))
  }

  @Test func `a clock that stands still has no resolution and one reading is none`() throws {
    #expect(try #require(ClockSamples([7, 7, 7])).resolution == nil)
    #expect(try #require(ClockSamples([7, 6, 9])).backwards == 1)
    #expect(ClockSamples([7]) == nil && ClockSamples([]) == nil)
  }

  private let stat = """
    cpu  1 2 3 4 5 6 7 8 9 10
    cpu0 10 20 30 400 50 6 7 80 0 0
    cpu1 1 1 1 1 1 1 1 1 1 1
    cpu10 1000 0 0 0 0 0 0 0 0 0
    intr 5
    """

  @Test func `ticks of the chosen CP us are added up`() throws {
    let one = try #require(ProcessorTicks(parsing: stat, cpus: CpuSet([0])))
    #expect(one.busy == Seconds(0.73) && one.steal == Seconds(0.8) && one.total == Seconds(6.03))
    let two = try #require(ProcessorTicks(parsing: stat, cpus: CpuSet([0, 1])))
    #expect(two.total == Seconds(6.11), "guest time is in user time already")
  }

  @Test func `ticks that are not told are unknown`() {
    #expect(ProcessorTicks(parsing: stat, cpus: CpuSet([5])) == nil)
    #expect(ProcessorTicks(parsing: "cpu0 1 2 x 4 5 6 7 8 9", cpus: CpuSet([0])) == nil)
    #expect(ProcessorTicks(parsing: "", cpus: CpuSet([0])) == nil)
  }

  @Test func `our own work is not others work`() {
    var window = LoadWindow(length: Seconds(1), cpus: CpuSet([0, 1]), own: Seconds(0.5))
    #expect(window.othersShare == nil && window.stealShare == nil && window.waitingShare == nil)
    (window.total, window.busy, window.steal) = (Seconds(2), Seconds(1.5), Seconds(0.5))
    #expect(window.othersShare == 0.5 && window.stealShare == 0.25)
    window.own = Seconds(1.6)
    #expect(window.othersShare == 0)
    window.waiting = Seconds(0.25)
    #expect(window.waitingShare == 0.25)
  }

  @Test func `a time of few ticks tells no share`() {
    var window = LoadWindow(length: Seconds(0.03), cpus: CpuSet([0]), own: Seconds(0))
    (window.total, window.busy, window.steal) = (Seconds(0.39), Seconds(0.01), Seconds(0.01))
    #expect(window.othersShare == nil && window.stealShare == nil)
  }

  @Test func `a round lasts from the first start to the last end`() {
    func sample(_ cpu: Int, _ start: Double, _ wall: Double) -> KernelSample {
      KernelSample(cpu: cpu, start: Seconds(start), wall: Seconds(wall), cpuTime: Seconds(1), runDelay: nil)
    }
    let round = ScalingRound(alone: [sample(0, 5, 2)], together: [sample(0, 10, 2), sample(1, 11, 3)])
    #expect(round.threads == 2 && round.alone == Seconds(2) && round.together == Seconds(4))
    #expect(round.aloneCpu == Seconds(1) && round.togetherCpu == Seconds(2))
  }

  @Test func `settings are read and what is missing is unknown`() {
    let tree = [
      "/proc/sys/kernel/randomize_va_space": "1\n",
      "/proc/meminfo": "SwapTotal:  1000 kB\nSwapFree: 400 kB\n",
      "/sys/kernel/mm/transparent_hugepage/enabled": "[always] madvise never\n",
      "/sys/devices/system/clocksource/clocksource0/current_clocksource": "hpet\n",
      "/sys/devices/system/clocksource/clocksource0/available_clocksource": "hpet acpi_pm \n",
    ]
    let settings = KernelSettings(reading: SystemFiles(tree: tree))
    #expect(settings.layoutRandomisation == 1 && settings.hugePages == "always")
    #expect(settings.clockSource == "hpet" && settings.clockSources == ["hpet", "acpi_pm"])
    #expect(settings.swapTotal == Bytes(1_024_000) && settings.swapUsed == Bytes(614_400))
    #expect(settings.turboOff == nil)
    #expect(KernelSettings(reading: SystemFiles(tree: [:])) == KernelSettings())
    let absurd = ["/proc/meminfo": "SwapTotal: \(Int.max) kB\nSwapFree: \(Int.min) kB\n"]
    #expect(KernelSettings(reading: SystemFiles(tree: absurd)) == KernelSettings())
  }
}
