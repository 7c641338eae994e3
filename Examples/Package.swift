// swift-tools-version: 6.0
import PackageDescription

let package = Package(
  name: "Examples",
  dependencies: [
    .package(name: "speedup", path: "..")
  ],
  targets: [
    .target(name: "Duplicates", dependencies: [.product(name: "Harness", package: "speedup")]),
    .executableTarget(name: "mybench", dependencies: ["Duplicates", .product(name: "Harness", package: "speedup")]),
    .testTarget(name: "DuplicatesTests", dependencies: ["Duplicates", .product(name: "Harness", package: "speedup")]),
  ],
  swiftLanguageModes: [.v6]
)
