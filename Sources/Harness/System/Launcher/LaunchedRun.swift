import CSpeedupLinux
import Glibc
import SpeedupCore

/// One run in the launcher: starts the program, waits for it beside its pipes and limits, and makes sure that
/// nothing of it is left.
///
/// 1. What a pause let go cold is warmed up (``Primer``), and the run's cgroup begins to count, if there is one.
/// 2. Another thread (``Starter``) reads the clock and starts the program; from then on both sleep.
/// 3. The kernel wakes that one when the program ends: the clock is read before anything else.
/// 4. Only then come figures, stragglers and clean-up, which therefore cost the program nothing.
struct LaunchedRun {
  let request: LaunchRequest
  private(set) var group: RunCgroup?
  /// Nil where this process has not put one up.
  let shield: OutOfMemoryShield?
  let starter: Starter
  /// What a program may do to this process, and all later ones would be born with.
  let state: LauncherState
  /// Nil where nothing is to be warmed up.
  let primer: Primer?
  /// Becomes readable when whoever asked for the run has gone, or wants it to end.
  let control: Int32
  let counter: InstructionCounter?
  /// Made (and touched) before the run's group was entered, so that it is charged to no run.
  let buffer: UnsafeMutableRawBufferPointer

  /// Whether the starter still waits for this run's program, which can't be killed.
  private(set) var needsAnotherStarter = false

  /// At the end of the run before, then of this one.
  private(set) var noise: MachineNoise?

  /// What the launcher has to hold CPU time against.
  var account: CpuAccount?
  /// How long nothing ran although something was due, the launcher itself included.
  private var standstill = Seconds(0)

  private(set) var sampler = TreeSampler()
  private var errors = BoundedOutput(keep: Self.errorsKept)
  private var report: [UInt8] = []

  init(
    request: LaunchRequest, group: RunCgroup?, shield: OutOfMemoryShield?, starter: Starter, state: LauncherState,
    primer: Primer?, control: Int32, counter: InstructionCounter?, buffer: UnsafeMutableRawBufferPointer,
    noise: MachineNoise?
  ) {
    self.noise = noise
    self.request = request
    self.buffer = buffer
    self.group = group
    self.shield = shield
    self.starter = starter
    self.state = state
    self.primer = primer
    self.control = control
    self.counter = counter
  }

  /// The file of its standard output, which has a limit; -1: none.
  private var output: Int32 = -1

  /// How much of standard error is kept: all that most programs write before they fail. Up to four times as much is held,
  /// and counts in the run's memory where the launcher is in its cgroup.
  private static let errorsKept = 64 * 1024
  /// Most bytes of descriptor 3 that are kept; a report is a few kilobytes.
  private static let reportLimit = 16 * 1_048_576

  package mutating func run() -> LaunchOutcome {
    guard let program = request.command.first, let path = Tool.find(program) else {
      return LaunchOutcome(ending: .notStarted("'\(request.command.first ?? "")' is not an executable on PATH"))
    }
    let ends: (errors: Pipe, report: Pipe?, input: MemoryFile?)
    let streams: RunStreams
    do {
      let input = request.input.isEmpty ? nil : try MemoryFile(request.input)
      streams = try RunStreams(request)
      ends = (try Pipe(), request.wantsReport ? try Pipe() : nil, input)
    } catch {
      return LaunchOutcome(ending: .notStarted("\(error)"))
    }
    defer {
      ends.errors.close()
      ends.report?.close()
      ends.input?.close()
      streams.close()
    }
    // Before the warm-up, although that counts as the run's then: read after it, starts took some 8 µs longer.
    let before = noise.flatMap { $0.isFresh ? $0 : nil } ?? MachineNoise.now()
    let cpus = starter.settle(for: request.cpus)
    primer?.run(on: cpus, by: starter)
    group = group?.begun(limit: request.memoryLimit)
    counter?.reset()
    let known = RunTree.knownBefore()
    account?.begin(in: group)
    let continuations = cl_continuations()
    let started: StartedProgram
    do {
      started = try start(
        path, cpus: cpus, input: ends.input?.descriptor ?? streams.input, output: streams.output,
        errors: request.showsOutput ? streams.output : ends.errors.write, report: ends.report?.write ?? -1,
        watched: [ends.errors.read, ends.report?.read ?? -1, control])
    } catch {
      return LaunchOutcome(ending: .notStarted(error.description))
    }
    defer { close(started.pidfd) }

    output = request.showsOutput ? -1 : streams.output
    let killed = wait(for: started, errors: ends.errors.read, report: ends.report?.read ?? -1)
    let ended = killed == nil ? starter.waitForEnd() : cl_now_ns()
    let delay = SchedulerStatistics.of(thread: started.pid)
    let after = MachineNoise.now()
    noise = after
    let tree = RunTree(group: group, known: known)
    if killed != nil { tree.killAll(of: started) }
    let isOver = tree.waitForEnd(of: started)
    if killed != nil, isOver { starter.waitForEnd() }
    needsAnotherStarter = !isOver
    let outlived = Seconds(nanoseconds: cl_now_ns() - ended)
    // It has ended and is not reaped, so that the kernel still tells of it.
    let escape = RunEscape(of: started.pid, group: group, cpus: request.cpus, isOver: isOver)
    var usage = cl_usage()
    _ = cl_wait(started.pid, isOver ? 1 : 0, &usage)
    let left = killed == nil ? tree.endStragglers(&usage) : RunTree.Stragglers()
    drainRest(ends.errors.read, ends.report?.read)

    var outcome = LaunchOutcome(ending: ending(killed, status: usage.status))
    outcome.wall = Seconds(nanoseconds: ended - started.startedNanoseconds)
    outcome.startedNanoseconds = started.startedNanoseconds
    outcome.mask = started.mask
    if killed != nil, !isOver || outlived > RunTree.promptly { outcome.outlived = outlived }
    fill(&outcome, usage, delay)
    if let from = before.steal, let to = after.steal { outcome.steal = to - from }
    if let from = before.pressure, let to = after.pressure { outcome.cpuPressure = to - from }
    outcome.leftovers = left.count
    outcome.unkillable = left.unkillable
    outcome.remarks += left.remarks + tree.remarks
    if known.isEmpty { account?.settle(&outcome, seen: sampler.seen.total) }
    outcome.errorTail = errors.tail
    outcome.report = report
    sampler.escape.merge(escape)
    sampler.escape.mark(&outcome)
    markLapse(&outcome)
    state.restore(after: &outcome, isShielded: shield != nil)
    if cl_continuations() != continuations {
      return LaunchOutcome(ending: .launcherLost("the launcher was stopped for a while during the run"))
    }
    if standstill >= Standstill.least {
      return LaunchOutcome(ending: .launcherLost(Standstill.text(standstill)))
    }
    return outcome
  }

  private func start(
    _ path: String, cpus: CpuSet?, input: Int32, output: Int32, errors: Int32, report: Int32,
    watched: [Int32]
  ) throws(SystemError) -> StartedProgram {
    let peakFile = group.map { ["\(Environment.peakFileKey)=\($0.peakFile)"] } ?? []
    return try ProgramStart(
      path: path, command: request.command, variables: request.environment + peakFile, cpus: cpus,
      input: input, directory: request.directory.isEmpty ? nil : request.directory, output: output,
      errors: errors, report: report, outOfMemoryScore: shield?.score
    ).start(by: starter, watched: watched)
  }

  /// Sleeps until the program ends, or has to be ended. Returns why it has to be, if so.
  private mutating func wait(for child: StartedProgram, errors: Int32, report: Int32) -> LaunchOutcome.Ending? {
    var polls = [starter.descriptor, errors, report, control].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    func elapsed() -> Seconds { Seconds(nanoseconds: cl_now_ns() - child.startedNanoseconds) }
    var nextLook = sampler.interval
    while true {
      let now = elapsed()
      var rest = max(0, nextLook.value - now.value)
      if let timeout = request.timeout {
        if now >= timeout { return .timedOut }
        rest = min(rest, timeout.value - now.value)
      }
      let ready = poll(&polls, nfds_t(polls.count), Int32((rest * 1000 + 1 as Double).rounded(.down)))
      standstill = max(standstill, Standstill.beyond(Seconds(rest), waited: Seconds(elapsed().value - now.value)))
      if polls[0].revents != 0, ready > 0 { return nil }
      // By the clock, not by a poll that ran out: a program that never stops writing lets none run out.
      if elapsed() >= nextLook {
        if let over = sample() { return over }
        nextLook = elapsed() + sampler.interval
      }
      guard ready > 0 else { continue }
      if polls[3].revents != 0 { return .signalled(SIGINT) }
      if polls[1].revents != 0 { drain(errors, into: &self.errors.bytes) }
      if self.errors.trim() > Int(request.errorLimit.count) { return .flooded }
      if polls[2].revents != 0 { drain(report, into: &self.report) }
      if self.report.count > Self.reportLimit { return .flooded }
    }
  }

  private mutating func sample() -> LaunchOutcome.Ending? {
    var status = stat()
    if output >= 0, fstat(output, &status) == 0, Int64(status.st_size) > request.errorLimit.count { return .flooded }
    sampler.sample(group: group, cpus: request.cpus)
    guard group == nil, let limit = request.memoryLimit, let size = sampler.peakMemory else { return nil }
    return size > limit ? .outOfMemory : nil
  }

  /// Reads once, as much as there is and the buffer holds.
  private func drain(_ descriptor: Int32, into bytes: inout [UInt8]) {
    let count = read(descriptor, buffer.baseAddress, buffer.count)
    if count > 0 { bytes += UnsafeRawBufferPointer(rebasing: buffer[0..<count]) }
  }

  /// Reads what is left after the program's end. A straggler may hold the pipe open, so this never waits.
  private mutating func drainRest(_ errors: Int32, _ report: Int32?) {
    var before = -1
    while self.errors.bytes.count != before, self.errors.trim() <= Int(request.errorLimit.count) {
      before = self.errors.bytes.count
      drain(errors, into: &self.errors.bytes)
    }
    guard let report else { return }
    before = -1
    while self.report.count != before, self.report.count < Self.reportLimit {
      before = self.report.count
      drain(report, into: &self.report)
    }
  }

  private func ending(_ killed: LaunchOutcome.Ending?, status: Int32) -> LaunchOutcome.Ending {
    if group?.hitLimit == true { return .outOfMemory }
    if let killed { return killed }
    return status & 0x7f == 0 ? .exited((status >> 8) & 0xff) : .signalled(status & 0x7f)
  }

  private mutating func fill(
    _ outcome: inout LaunchOutcome, _ usage: cl_usage, _ delay: SchedulerStatistics?
  ) {
    outcome.user = Seconds(Double(usage.user_us) * 1e-6)
    outcome.system = Seconds(Double(usage.system_us) * 1e-6)
    outcome.minorFaults = Int(usage.minor_faults)
    outcome.majorFaults = Int(usage.major_faults)
    outcome.voluntarySwitches = Int(usage.voluntary)
    outcome.involuntarySwitches = Int(usage.involuntary)
    outcome.figures.take(instructions: counter?.value, by: .counter)
    // The kernel keeps the delay of the first thread only: it stands for the whole tree when that thread used
    // (nearly) all of the tree's CPU time, and is not known otherwise.
    let cpu = Double(usage.user_us + usage.system_us) * 1e-6
    if let delay, delay.running.value >= 0.98 * cpu - 0.001 { outcome.runDelay = delay.waiting }
    outcome.peakThreads = group?.peakThreads ?? sampler.peakThreads
    outcome.peakProcesses = outcome.peakThreads == 1 ? 1 : sampler.peakProcesses
    (outcome.peakMemory, outcome.peakMethod) = peak(usage)
    outcome.memoryWithoutCache = sampler.withoutCache
    outcome.memoryWithoutCacheMethod = sampler.withoutCache.map { _ in (group?.sampledMethod ?? .treeSampled).rawValue }
  }
}
