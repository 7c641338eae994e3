/// The tasks of one run, as they were carried out: what a replay on other core counts starts from.
///
/// Times are from the beginning of the timed region. Phases are in the order in which they began; they ran one after
/// the other, but for those that are nested in a task of another.
package struct TaskTrace: Sendable, Equatable {
  /// One call of a worker pool, one stage of a Spark job, or one section of work that only the caller did.
  package struct Phase: Sendable, Equatable {
    package var name: String
    /// Workers that the program planned with; 1 for a serial section.
    package var workers: Int
    /// Tasks that a worker takes at once.
    package var chunk: Int
    /// Before its first task, and after its last: what lies between is start-up and waiting at the end.
    package var begin: Seconds
    package var end: Seconds
    /// Nobody but the caller worked.
    package var isSerial = false
    /// The task that it was started by; nil where it is not nested.
    package var within: Place?
    /// In the order of their indices.
    package var tasks: [Task]
    /// CPU time that the whole process used from begin to end, worker processes included. Where tasks used less of it
    /// than they should, threads worked that nobody told of.
    package var processCPU: Seconds?
    /// CPU time of the tasks, each thread's counted once: of phases nested in them only what other threads did.
    package var taskCPU: Seconds?
    /// Names of the locks that its tasks told of, and when they held them: by task, then by time.
    package var locks: [String] = []
    package var holds: [Hold] = []

    package init(
      name: String, workers: Int, chunk: Int = 1, begin: Seconds, end: Seconds, isSerial: Bool = false,
      within: Place? = nil, tasks: [Task], processCPU: Seconds? = nil, taskCPU: Seconds? = nil
    ) {
      self.name = name
      self.workers = workers
      self.chunk = chunk
      self.begin = begin
      self.end = end
      self.isSerial = isSerial
      self.within = within
      self.tasks = tasks
      self.processCPU = processCPU
      self.taskCPU = taskCPU
    }
  }

  /// A task of a phase, both by their places in the lists.
  package struct Place: Sendable, Equatable, Hashable {
    package var phase: Int
    package var task: Int

    package init(phase: Int, task: Int) {
      self.phase = phase
      self.task = task
    }
  }

  package enum Origin: String, Sendable, Codable, CaseIterable {
    /// A workload of this harness, by its pools' observer.
    case workload
    /// A program that wrote its own tasks down.
    case program
    /// Another tool's file.
    case imported
  }

  package var origin: Origin
  /// What ran: a cell's label, or a file's name.
  package var name: String
  /// Workers and cores that the tasks were made for.
  package var workers: Int
  package var cores: Int
  /// Cores that it really ran on; fewer than ``cores`` where it was recorded as planned for more. Nil: not known.
  package var ranOn: Int?
  /// The timed region's wall time and the whole process's CPU time in it.
  package var wall: Seconds
  package var cpu: Seconds?
  package var phases: [Phase]
  /// What is not in it, a line each: worker processes that ended without a file, threads that no observer saw.
  package var missing: [String] = []

  package init(
    origin: Origin, name: String, workers: Int, cores: Int, ranOn: Int?, wall: Seconds, cpu: Seconds?,
    phases: [Phase], missing: [String] = []
  ) {
    self.origin = origin
    self.name = name
    self.workers = workers
    self.cores = cores
    self.ranOn = ranOn
    self.wall = wall
    self.cpu = cpu
    self.phases = phases
    self.missing = missing
  }

  /// Part of its tasks' time that they were ready and waited for a CPU; 0 where that is not known.
  package var waitedShare: Double {
    var (time, waited) = (0.0, 0.0)
    for phase in phases where phase.within == nil {
      for task in phase.tasks {
        time += task.duration.value
        waited += task.runDelay?.value ?? 0
      }
    }
    return time > 0 ? waited / time : 0
  }
}
