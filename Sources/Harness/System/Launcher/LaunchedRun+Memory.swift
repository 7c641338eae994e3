import CSpeedupLinux
import Glibc
import SpeedupCore

extension LaunchedRun {
  /// Says where the limit on memory did not hold, or its peak is not the run's. A workload's run makes the peak start again
  /// itself, for its timed region.
  func markLapse(_ outcome: inout LaunchOutcome) {
    guard outcome.ending != .outOfMemory, let peak = outcome.peakMemory else { return }
    let lapse: MemoryLapse?
    if let group {
      lapse = request.wantsReport ? nil : group.lapse(sampled: sampler.withoutCache)
    } else {
      // Whoever looks from time to time sees too late, or at the end, that it was more.
      lapse = request.memoryLimit.map { peak > $0 } == true ? .limitLifted : nil
    }
    switch lapse {
    case .limitLifted:
      let limit = request.memoryLimit.map { Readable.text($0) } ?? "?"
      outcome.remarks.append("the memory limit did not hold: \(Readable.text(peak)) of \(limit)")
    case .peakReset:
      outcome.forgetMemory()
      outcome.remarks.append("its peak of memory was reset while it ran: memory is not measured")
    case nil: break
    }
  }

  func peak(_ usage: cl_usage) -> (Bytes?, PeakMemoryMethod?) {
    if let group, let peak = group.peak { return (peak, group.method) }
    // ru_maxrss starts from the launcher's own peak (the child shares its memory until exec): below that it says
    // nothing. It is that of the largest single process, so it only raises what sampling saw.
    let single = Bytes(usage.maxrss_kib * 1024)
    var own = cl_usage()
    _ = cl_usage_now(0, &own)
    let believable = usage.maxrss_kib > own.maxrss_kib
    if let sampled = sampler.peakMemory, !believable || sampled >= single { return (sampled, .sampled) }
    return believable ? (single, .highWater) : (nil, nil)
  }
}
