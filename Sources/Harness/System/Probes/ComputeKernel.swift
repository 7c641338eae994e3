import CSpeedupLinux
import SpeedupCore
import Synchronization

/// A fixed piece of pure computation: a chain of dependent integer operations in registers. It touches no
/// memory and makes no system call, so whatever moves its time is the machine's doing.
package struct ComputeKernel: ProbeKernel, Equatable {
  /// The first argument by which an executable knows that it is to do a kernel, of as many steps as the second.
  package static let argument = "__compute"

  /// Steps of the chain.
  package let rounds: Int

  package init(rounds: Int) { self.rounds = max(1, rounds) }

  /// A kernel that takes about `target` of CPU time here. The best of three tries counts, since disturbance
  /// only ever makes a try longer.
  package static func calibrated(to target: Seconds) -> ComputeKernel {
    // Some 0.15 ms: for the shortest look, of 0.5 ms, one round of tries does.
    var kernel = ComputeKernel(rounds: 40_000)
    while true {
      let best = (0..<3).map { _ in kernel.cpuTime().value }.min() ?? 0
      if best >= target.value / 4 {
        return ComputeKernel(rounds: Int(Double(kernel.rounds) * target.value / best))
      }
      kernel = ComputeKernel(rounds: kernel.rounds * 4)
    }
  }

  /// Does the work once. The chain is xorshift64* (Vigna, "An experimental exploration of Marsaglia's
  /// xorshift generators, scrambled", 2016), which no compiler shortens.
  @inline(never) package func run() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    var sum: UInt64 = 0
    var left = rounds
    while left > 0 {
      state ^= state &>> 12
      state ^= state &<< 25
      state ^= state &>> 27
      sum = sum &+ state &* 0x2545_F491_4F6C_DD1D
      left &-= 1
    }
    // Somebody must want the result, or the work could be left out.
    Self.sink.store(sum, ordering: .relaxed)
  }

  /// Does a kernel of `text` steps, as a program of its own. Returns the exit status.
  package static func serve(_ text: String) -> Int32 {
    guard let rounds = Int(text), rounds > 0 else { return 2 }
    ComputeKernel(rounds: rounds).run()
    return 0
  }

  private static let sink = Atomic<UInt64>(0)

  /// Does the work once, wherever the caller is.
  package func run(on cpu: Int) { run() }

  private func cpuTime() -> Seconds {
    let start = ThreadClock.now
    run()
    return ThreadClock.now - start
  }
}
