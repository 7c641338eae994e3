/// The figures by name and in their own units; ``Metric`` says what each is.
extension RunFigures {
  /// User and system time together.
  public var cpu: Seconds? {
    guard let user, let system else { return unsplitCpu }
    return user + system
  }

  public var wall: Seconds? {
    get { self[time: .wall] }
    set { self[time: .wall] = newValue }
  }
  public var user: Seconds? {
    get { self[time: .user] }
    set { self[time: .user] = newValue }
  }
  public var system: Seconds? {
    get { self[time: .system] }
    set { self[time: .system] = newValue }
  }
  /// Processor time in both modes, where only the sum is known: in results of other tools.
  public var unsplitCpu: Seconds? {
    get { self[time: .cpu] }
    set { self[time: .cpu] = newValue }
  }
  public var setup: Seconds? {
    get { self[time: .setup] }
    set { self[time: .setup] = newValue }
  }
  public var peakMemory: Bytes? {
    get { self[amount: .memory] }
    set { self[amount: .memory] = newValue }
  }
  public var peakMemoryMethod: String? {
    get { self[text: .memoryMethod] }
    set { self[text: .memoryMethod] = newValue }
  }
  public var memoryWithoutCache: Bytes? {
    get { self[amount: .memoryWithoutCache] }
    set { self[amount: .memoryWithoutCache] = newValue }
  }
  public var memoryWithoutCacheMethod: String? {
    get { self[text: .memoryWithoutCacheMethod] }
    set { self[text: .memoryWithoutCacheMethod] = newValue }
  }
  public var minorFaults: Int? {
    get { self[count: .minorFaults] }
    set { self[count: .minorFaults] = newValue }
  }
  public var majorFaults: Int? {
    get { self[count: .majorFaults] }
    set { self[count: .majorFaults] = newValue }
  }
  public var voluntarySwitches: Int? {
    get { self[count: .voluntarySwitches] }
    set { self[count: .voluntarySwitches] = newValue }
  }
  public var involuntarySwitches: Int? {
    get { self[count: .involuntarySwitches] }
    set { self[count: .involuntarySwitches] = newValue }
  }
  public var runDelay: Seconds? {
    get { self[time: .runDelay] }
    set { self[time: .runDelay] = newValue }
  }
  public var peakThreads: Int? {
    get { self[count: .peakThreads] }
    set { self[count: .peakThreads] = newValue }
  }
  public var peakProcesses: Int? {
    get { self[count: .peakProcesses] }
    set { self[count: .peakProcesses] = newValue }
  }
  public var steal: Seconds? {
    get { self[time: .steal] }
    set { self[time: .steal] = newValue }
  }
  public var cpuPressure: Seconds? {
    get { self[time: .cpuPressure] }
    set { self[time: .cpuPressure] = newValue }
  }
  public var instructions: Int? {
    get { self[count: .instructions] }
    set { self[count: .instructions] = newValue }
  }
  public var items: Int? {
    get { self[count: .items] }
    set { self[count: .items] = newValue }
  }
  public var bytes: Int? {
    get { self[count: .bytes] }
    set { self[count: .bytes] = newValue }
  }
  public var boundaryBytes: Int? {
    get { self[count: .boundaryBytes] }
    set { self[count: .boundaryBytes] = newValue }
  }
  public var boundaryBytesOut: Int? {
    get { self[count: .boundaryBytesOut] }
    set { self[count: .boundaryBytesOut] = newValue }
  }
  public var boundaryBytesBack: Int? {
    get { self[count: .boundaryBytesBack] }
    set { self[count: .boundaryBytesBack] = newValue }
  }
}
