extension TaskTrace {
  /// One task. What was not measured is nil.
  ///
  /// 56 bytes, since a trace may hold ten million: what is nil is stored as a value that cannot be.
  package struct Task: Sendable, Equatable {
    /// From 0, as the program counts them.
    package var index: Int
    /// Which taking from the queue it came with, counted from 0 over the phase.
    package var taken: Int {
      get { Int(storedTaken) }
      set { storedTaken = Int32(clamping: newValue) }
    }
    package var worker: Int {
      get { Int(storedWorker) }
      set { storedWorker = Int32(clamping: newValue) }
    }
    /// The core that the worker stood for, where more were planned than there are.
    package var virtualCore: Int? {
      get { storedCore < 0 ? nil : Int(storedCore) }
      set { storedCore = Int32(clamping: newValue ?? -1) }
    }
    package var start: Seconds
    package var end: Seconds
    /// The thread's CPU time. Of tasks too short to read it for each it is shared out by their times.
    package var cpu: Seconds? {
      get { storedCPU == -.infinity ? nil : Seconds(storedCPU) }
      set { storedCPU = newValue?.value ?? -.infinity }
    }
    /// How long the thread was ready and waited for a CPU.
    package var runDelay: Seconds? {
      get { storedDelay == -.infinity ? nil : Seconds(storedDelay) }
      set { storedDelay = newValue?.value ?? -.infinity }
    }
    /// Page faults; of a worker's first task alone.
    package var faults: Int? {
      get { storedFaults < 0 ? nil : Int(storedFaults) }
      set { storedFaults = Int32(clamping: newValue ?? -1) }
    }

    private var storedCPU: Double
    private var storedDelay: Double
    private var storedTaken: Int32
    private var storedWorker: Int32
    private var storedCore: Int32
    private var storedFaults: Int32

    package init(
      index: Int, taken: Int, worker: Int, virtualCore: Int? = nil, start: Seconds, end: Seconds, cpu: Seconds? = nil,
      runDelay: Seconds? = nil, faults: Int? = nil
    ) {
      self.index = index
      storedTaken = Int32(clamping: taken)
      storedWorker = Int32(clamping: worker)
      storedCore = Int32(clamping: virtualCore ?? -1)
      self.start = start
      self.end = end
      storedCPU = cpu?.value ?? -.infinity
      storedDelay = runDelay?.value ?? -.infinity
      storedFaults = Int32(clamping: faults ?? -1)
    }

    package var duration: Seconds { end - start }
  }
}
