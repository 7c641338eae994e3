// swift-tools-version: 6.0
import PackageDescription

// Imports run one way: CLinux, Units and Statistics know nobody; Platform knows CLinux and Units;
// Harness knows those; Workloads knows Harness; the executable knows both. See ARCHITECTURE.md.
let package = Package(
  name: "speedup",
  products: [
    .executable(name: "speedup", targets: ["speedup"]),
    .library(name: "Harness", targets: ["Harness"]),
    .library(name: "Statistics", targets: ["Statistics"]),
  ],
  targets: [
    .target(name: "CLinux"),
    .target(name: "CKernels"),
    .target(name: "Units"),
    .target(name: "Statistics"),
    .target(name: "Platform", dependencies: ["CLinux", "Units"]),
    .target(name: "Harness", dependencies: ["Units", "Statistics", "Platform"]),
    .target(name: "Workloads", dependencies: ["Harness", "Statistics", "Platform", "Units", "CKernels"]),
    .executableTarget(name: "speedup", dependencies: ["Harness", "Workloads"]),
    .executableTarget(name: "TestChild", path: "Tests/TestChild"),
    .testTarget(name: "UnitsTests", dependencies: ["Units"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics"]),
    .testTarget(name: "PlatformTests", dependencies: ["Platform", "Units", "speedup", "TestChild"]),
    .testTarget(name: "HarnessTests", dependencies: ["Harness", "Platform", "Statistics", "Units", "speedup", "TestChild"]),
    .testTarget(name: "WorkloadsTests", dependencies: ["Workloads", "Harness", "speedup"]),
    .testTarget(name: "GoldenTests", dependencies: ["speedup"]),
  ],
  swiftLanguageModes: [.v6]
)
