// swift-tools-version: 6.0
import PackageDescription

// One folder a target below Sources/Harness, and imports run downwards only: a target sees what it names here and
// nothing else, so the compiler refuses a cycle. ARCHITECTURE.md tells what is in which.
let package = Package(
  name: "speedup",
  products: [
    .executable(name: "speedup", targets: ["speedup"]),
    .library(name: "Harness", targets: ["Harness"]),
  ],
  targets: [
    .target(name: "CSpeedupLinux", path: "Sources/Harness/CLinux"),
    .layer("Statistics"),
    .layer("Core", ["Statistics"]),
    .layer("System", ["Core"], and: ["CSpeedupLinux"]),
    .layer("Kit", ["Core", "System"]),
    .layer("Engine", ["Kit", "Judge"]),
    .layer("Judge", ["Core", "Statistics"]),
    .layer("Predict", ["Core", "Statistics"]),
    .layer("Doctor", ["Engine", "Judge", "System", "Kit", "Core", "Statistics"]),
    .layer("Report", ["Judge", "Predict", "Doctor", "System", "Core", "Statistics"]),
    .layer("CommandLine", ["Report", "Doctor", "Predict", "Judge", "Engine", "Kit", "System", "Core", "Statistics"]),
    .target(
      name: "Harness",
      dependencies: ["SpeedupCommandLine", "SpeedupEngine", "SpeedupJudge", "SpeedupKit", "SpeedupCore"],
      path: "Sources/Harness/Harness"),
    .target(name: "CSpeedupKernels", path: "Sources/Workloads/CKernels"),
    .target(
      name: "SpeedupWorkloads", dependencies: ["SpeedupKit", "CSpeedupKernels"], path: "Sources/Workloads",
      exclude: ["CKernels"]),
    .executableTarget(name: "speedup", dependencies: ["Harness", "SpeedupWorkloads"]),
    .executableTarget(name: "TestChild", path: "Tests/TestChild"),
    .executableTarget(
      name: "verifybench", dependencies: ["SpeedupJudge", "SpeedupCore", "SpeedupStatistics"],
      path: "scripts/verifybench"),
    .executableTarget(
      name: "replaybench", dependencies: ["SpeedupPredict", "SpeedupSystem", "SpeedupCore", "SpeedupStatistics"],
      path: "Tests/ReplayBench"),
    .executableTarget(
      name: "FitSimulations", dependencies: ["SpeedupPredict", "SpeedupCore", "SpeedupStatistics"],
      path: "Tests/FitSimulations"),
    .testTarget(name: "StatisticsTests", dependencies: ["SpeedupStatistics"]),
    .testTarget(name: "CoreTests", dependencies: ["SpeedupCore"]),
    .testTarget(name: "JudgeTests", dependencies: ["SpeedupJudge"]),
    .testTarget(name: "PredictTests", dependencies: ["SpeedupPredict"]),
    .testTarget(name: "SystemTests", dependencies: ["SpeedupSystem", "speedup", "TestChild"]),
    .testTarget(
      name: "HarnessTests",
      dependencies: [
        "Harness", "SpeedupReport", "SpeedupDoctor", "SpeedupJudge", "SpeedupEngine", "speedup", "TestChild",
      ]),
    .testTarget(name: "LibraryTests", dependencies: ["Harness"]),
    .testTarget(name: "WorkloadsTests", dependencies: ["SpeedupWorkloads", "Harness", "speedup"]),
    .testTarget(name: "GoldenTests", dependencies: ["speedup"]),
  ],
  swiftLanguageModes: [.v6]
)

extension Target {
  /// A module of the harness: `Speedup` and the name of its folder, since plain `Core` or `Statistics` would collide
  /// with other people's modules.
  static func layer(_ folder: String, _ below: [String] = [], and others: [Dependency] = []) -> Target {
    .target(
      name: "Speedup\(folder)", dependencies: below.map { .target(name: "Speedup\($0)") } + others,
      path: "Sources/Harness/\(folder)")
  }
}
