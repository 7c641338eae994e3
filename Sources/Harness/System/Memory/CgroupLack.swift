import Glibc

/// Why runs have no cgroup that tells what is wanted of it.
package enum CgroupLack: Error, Equatable, Sendable, CustomStringConvertible {
  /// The user does not want any.
  case unwanted
  /// No hierarchy with this controller is mounted.
  case unmounted(String)
  /// No group may be made in this one.
  case refused(String, code: Int32)
  /// Version 2: the group that groups are made in does not give this controller to them.
  case notDelegated(String, to: String)
  /// Version 2: groups below this one take threads of its own programs alone.
  case threaded(String)
  /// The kernel is too old for a file.
  case noFile(String)
  /// Processes can't be put into a group of this one.
  case closed(String)

  /// What a group that was made for a try lacks; nil: nothing.
  /// - Parameters:
  ///   - names: its files.
  ///   - type: what `cgroup.type` says, in version 2.
  ///   - wanted: the file that is read.
  ///   - isOpen: whether `cgroup.procs` can be written.
  ///   - parent: the group that it was made in.
  init?(
    names: Set<String>, type: String?, controller: String, wanted: String, isV2: Bool, isOpen: Bool, parent: String
  ) {
    if isV2, let type, type.contains("threaded") || type.contains("invalid") {
      self = .threaded(parent)
    } else if isV2, !names.contains("\(controller).max") {
      // Some of its files, such as memory.pressure, are there without it.
      self = .notDelegated(controller, to: parent)
    } else if !names.contains(wanted) {
      self = .noFile(wanted)
    } else if !isOpen {
      self = .closed(parent)
    } else {
      return nil
    }
  }

  /// Since when Linux has a file.
  private static let since = ["memory.peak": "5.19", "pids.peak": "6.1"]

  package var description: String {
    switch self {
    case .unwanted: "SPEEDUP_NO_CGROUP is set"
    case .unmounted(let controller): "no hierarchy with the controller '\(controller)' is mounted"
    case .refused(let parent, let code): "no group can be made in \(parent): \(String(cString: strerror(code)))"
    case .notDelegated(let controller, let parent):
      "\(parent) does not give its groups the controller '\(controller)' (cgroup.subtree_control)"
    case .threaded(let parent): "\(parent) is threaded (cgroup.type), and takes no programs of others"
    case .noFile(let name): "there is no \(name)\(Self.since[name].map { ", which Linux has since \($0)" } ?? "")"
    case .closed(let parent): "cgroup.procs of groups in \(parent) can't be written"
    }
  }

  /// Why the peak memory of runs is not read from a cgroup here; nil: it is.
  package static func ofPeakMemory() -> CgroupLack? {
    guard Environment.value("SPEEDUP_NO_CGROUP") == nil else { return .unwanted }
    guard let groups = ControlGroups(reading: .live) else { return .unmounted("memory") }
    do throws(CgroupLack) {
      _ = try CgroupHierarchy.found(controller: "memory", file: .peak, groups: groups)
      return nil
    } catch { return error }
  }
}
