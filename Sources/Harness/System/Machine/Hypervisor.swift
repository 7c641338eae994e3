/// Whether the machine is a virtual one, by what it says of itself.
package enum Hypervisor: Sendable, Equatable {
  /// It says that it is one; `name` is the vendor's and product's, where told.
  case present(name: String?)
  /// The processor says that it is a real one. A hypervisor that hides looks the same.
  case notSeen

  /// What the files say; nil when nothing speaks either way.
  /// - Parameter isVirtual: the processor's own word, see ``CpuModel``.
  package init?(reading files: SystemFiles, isVirtual: Bool?) {
    let declared =
      files.line("/sys/hypervisor/type") ?? files.line("/proc/device-tree/hypervisor/compatible")
    switch (declared, isVirtual) {
    case (.some, _): self = .present(name: declared)
    case (nil, false): self = .notSeen
    case (nil, true): self = .present(name: Self.firmwareName(files))
    case (nil, nil):
      guard let name = Self.firmwareName(files) else { return nil }
      self = .present(name: name)
    }
  }

  /// The firmware's names; a real machine has names too, so only those of known hypervisors count.
  private static func firmwareName(_ files: SystemFiles) -> String? {
    let vendor = files.line("/sys/class/dmi/id/sys_vendor")
    let product = files.line("/sys/class/dmi/id/product_name")
    let both = [vendor, product].compactMap { $0 }.joined(separator: " ")
    let marks = [
      "QEMU", "KVM", "VMware", "VirtualBox", "Virtual Machine", "Xen", "Bochs", "Parallels",
      "Google Compute Engine", "Amazon EC2", "OpenStack", "Alibaba Cloud ECS",
    ]
    // A cloud's bare-metal machines carry its name as well.
    return marks.contains { both.contains($0) } && !both.contains(".metal") ? both : nil
  }
}

extension Hypervisor: CustomStringConvertible {
  package var description: String {
    switch self {
    case .present(let name): name ?? "present, name not told"
    case .notSeen: "none seen"
    }
  }
}
