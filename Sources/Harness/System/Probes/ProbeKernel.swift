import CSpeedupLinux
import SpeedupCore

/// A fixed piece of work that a probe does again and again, to see what the machine makes of it.
package protocol ProbeKernel: Sendable {
  /// Does the work once, on the calling thread.
  /// - Parameter cpu: the CPU that the thread is pinned to.
  func run(on cpu: Int)
}

extension ProbeKernel {
  /// Does the work once and tells what it took.
  /// - Parameters:
  ///   - cpu: the CPU that the calling thread is pinned to.
  ///   - origin: what `start` counts from, by the monotonic clock.
  package func sample(on cpu: Int, from origin: Seconds) -> KernelSample {
    let delay = SchedulerStatistics.of(thread: cl_thread_id())
    let start = ProcessClock.now
    let cpuStart = ThreadClock.now
    run(on: cpu)
    let cpuTime = ThreadClock.now - cpuStart
    let wall = ProcessClock.now - start
    let after = SchedulerStatistics.of(thread: cl_thread_id())
    return KernelSample(
      cpu: cpu, start: start - origin, wall: wall, cpuTime: cpuTime,
      runDelay: delay.flatMap { before in after.map { $0.waiting - before.waiting } })
  }
}

/// One run of a kernel on a thread pinned to one CPU.
package struct KernelSample: Sendable, Equatable {
  package let cpu: Int
  /// When it began, from the probe's start.
  package let start: Seconds
  /// By the monotonic clock.
  package let wall: Seconds
  /// CPU time of the thread.
  package let cpuTime: Seconds
  /// Time it was runnable and waited for the CPU; nil where the kernel does not tell.
  package let runDelay: Seconds?

  package init(cpu: Int, start: Seconds, wall: Seconds, cpuTime: Seconds, runDelay: Seconds?) {
    self.cpu = cpu
    self.start = start
    self.wall = wall
    self.cpuTime = cpuTime
    self.runDelay = runDelay
  }
}
