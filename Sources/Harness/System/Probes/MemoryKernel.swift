import Glibc
import SpeedupCore

/// A fixed piece of work that only moves memory: copies a block that no cache holds, by the C library's `memcpy`. Every
/// CPU has blocks of its own, so what CPUs share is the way to memory alone, as in STREAM (McCalpin, "Memory Bandwidth
/// and Machine Balance in Current High Performance Computers", 1995).
package final class MemoryKernel: ProbeKernel {
  package let block: Bytes
  /// For every CPU the block, and behind it the room for its copy.
  private let memory: [Int: LargeBuffer]

  /// A block that is twice as large as the largest cache, of which two fit into the memory for every CPU.
  /// - Parameters:
  ///   - largestCache: nil where the kernel does not tell.
  ///   - available: what may be used at all, of which a quarter is taken at most; nil where the kernel does not tell.
  /// - Throws: ``ProbeFailure`` where there is not so much memory.
  package static func block(largestCache: Bytes?, available: Bytes?, cpus: Int) throws -> Bytes {
    let block = 2 * (largestCache ?? Bytes(32 << 20)).count
    let needed = 2 * block * Int64(cpus)
    if let available, needed > available.count / 4 {
      throw ProbeFailure("copying takes \(needed >> 20) MiB, more than a quarter of what is free")
    }
    return Bytes(block)
  }

  /// Makes the blocks, each CPU its own, so that they lie next to it.
  /// - Throws: ``SystemError`` when there is no memory or a CPU can't be pinned to.
  package init(cpus: [Int], block: Bytes) throws {
    self.block = block
    let count = Int(block.count)
    let made = try ProbeThreads.run(on: cpus) { cpu in
      Result {
        let buffer = try LargeBuffer(byteCount: 2 * count)
        memset(buffer.base, 1, 2 * count)
        return (cpu, buffer)
      }
    }
    memory = try Dictionary(uniqueKeysWithValues: made.map { try $0.get() })
  }

  /// Copies the CPU's block.
  package func run(on cpu: Int) {
    guard let from = memory[cpu]?.base else { return }
    memcpy(from + Int(block.count), from, Int(block.count))
  }
}

/// Copying by one CPU alone, and by all at once.
package struct MemoryScaling: Sendable, Equatable {
  /// What every CPU copies.
  package let block: Bytes
  package let rounds: [ScalingRound]

  /// Pairs of copies of `block`.
  package init(block: Bytes, rounds: [ScalingRound]) {
    self.block = block
    self.rounds = rounds
  }
}
