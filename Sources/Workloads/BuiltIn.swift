import SpeedupKit

/// The workloads that come with speedup.
public enum BuiltIn {
  /// All of them, in the order of `speedup list`.
  public static let workloads: [any Workload] = [
    WeeklyWorkload(),
    MatchingWorkload(),
    TrainingWorkload(),
    StorageWorkload(),
    PreprocessWorkload(),
    AnalyzerWorkload(),
    KernelsWorkload(),
  ]
}
