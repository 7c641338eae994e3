import SpeedupKit

extension SweepPlanner {
  /// Refuses more cores than there are CPUs for a command that does not see them: the same process would be measured
  /// under several labels. Up to the CPUs at hand the affinity mask makes the difference.
  /// - Throws: ``InputError`` naming the value and the fix.
  func refuseUnseenCores(_ axes: [Axis]) throws {
    guard let unseen = try unseenCores(axes) else { return }
    throw InputError(
      "--cores: \(unseen.cores) is above the \(Counted.text(host.cores, "CPU")) here, and \(unseen.option) does not see it; "
        + "write {cores} into it, or {workers} and --zip cores,workers, or take at most \(host.cores)")
  }

  /// The most cores that a command is to run on and does not see, where there are fewer CPUs, and the option that the
  /// command is in; nil: there is none.
  func unseenCores(_ axes: [Axis]) throws -> (cores: Int, option: String)? {
    guard let cores = axes.first(where: { $0.name == "cores" }),
      let most = cores.values.compactMap({ Int($0) }).max(), most > host.cores
    else { return nil }
    return try templates.first { template in
      let places = try template.names()
      return !places.contains("cores")
        && !["workers", "threads"].contains(where: { places.contains($0) && follows($0, axes) })
    }.map { (most, $0.option) }
  }

  /// Whether an axis goes along with the cores: it is not named and therefore theirs, is zipped with them, or both have one
  /// value.
  private func follows(_ name: String, _ axes: [Axis]) -> Bool {
    guard let axis = axes.first(where: { $0.name == name }) else { return true }
    if request.zips.contains(where: { $0.contains("cores") && $0.contains(name) }) { return true }
    return axis.values.count == 1 && axes.first { $0.name == "cores" }?.values.count == 1
  }
}
