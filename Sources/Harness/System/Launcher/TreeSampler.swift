import CSpeedupLinux
import Glibc
import SpeedupCore

/// Looks at the run's tree from time to time: processes and memory without page cache always, whole memory and threads
/// where no cgroup keeps them.
///
/// The interval grows from 1 ms to 50 ms, and with the cost of a look, so that looking takes at most 2 % of one CPU.
struct TreeSampler {
  private(set) var interval = Seconds(0.001)
  private(set) var peakMemory: Bytes?
  /// Most anonymous and shared memory seen; a peak between two looks is missed.
  private(set) var withoutCache: Bytes?
  private(set) var peakThreads: Int?
  private(set) var peakProcesses: Int?

  /// What got away from what was to hold it.
  var escape = RunEscape()
  /// What its processes had used when they were seen.
  private(set) var seen = SeenCpu()

  mutating func sample(group: RunCgroup?, cpus: CpuSet?) {
    let start = ThreadClock.nanoseconds
    let tree = ProcessTree.descendants(of: getpid())
    let processes = group?.members ?? tree
    seen.look(at: tree)
    for process in tree { escape.merge(RunEscape(of: process, group: group, cpus: cpus)) }
    guard !processes.isEmpty else { return }
    peakProcesses = max(peakProcesses ?? 0, processes.count)
    // A process always has some; 0 is a look before it was charged any, or the kernel's counter that lags behind.
    if let kinds = group?.memoryKinds ?? MemoryKinds(of: group == nil ? processes : []), kinds.withoutCache.count > 0 {
      withoutCache = max(withoutCache ?? kinds.withoutCache, kinds.withoutCache)
    }
    if group == nil {
      if let size = ProcessTree.proportionalSize(of: processes).map({ $0 + SharedFiles.unmapped(in: processes) }) {
        peakMemory = max(peakMemory ?? size, size)
      }
      peakThreads = max(peakThreads ?? 0, ProcessTree.threads(of: processes))
    }
    // CPU time: on a busy machine a look may take long and cost nothing, and waiting would make the next one late too.
    let cost = Double(ThreadClock.nanoseconds - start) * 1e-9
    interval = Seconds(max(min(interval.value * 1.5, 0.05), 50 * cost))
  }
}

/// The end of an output of any length.
struct BoundedOutput {
  let keep: Int
  /// What has come since the last trim, after what was kept then.
  var bytes: [UInt8] = []
  private var dropped = 0

  init(keep: Int) { self.keep = keep }

  /// Drops all but the end; returns how much has come in all.
  @discardableResult
  mutating func trim() -> Int {
    if bytes.count > 4 * keep {
      dropped += bytes.count - keep
      bytes.removeFirst(bytes.count - keep)
    }
    return dropped + bytes.count
  }

  /// The end, as text.
  var tail: String { String(decoding: bytes.suffix(keep), as: UTF8.self) }
}

/// A pipe whose reading end never blocks.
struct Pipe {
  let read: Int32
  let write: Int32

  init() throws {
    var ends: [Int32] = [-1, -1]
    let code = cl_pipe(&ends)
    guard code == 0 else { throw SystemError(call: "pipe", code: -code) }
    (read, write) = (ends[0], ends[1])
    _ = fcntl(read, F_SETFL, O_NONBLOCK)
  }

  func close() {
    Glibc.close(write)
    Glibc.close(read)
  }
}
