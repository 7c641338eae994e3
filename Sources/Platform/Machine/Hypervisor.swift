/// Whether the machine is a virtual one, by what it says of itself.
package enum Hypervisor: Sendable, Equatable {
  /// It says that it is one; `name` is the vendor's and product's, where told.
  case present(name: String?)
  /// The processor says that it is a real one. A hypervisor that hides looks the same.
  case notSeen

  /// What the files say; nil when nothing speaks either way.
  /// - Parameter isVirtual: the processor's own word, see ``CpuModel``.
  package init?(reading files: SystemFiles, isVirtual: Bool?) {
    let name = Self.name(files)
    if isVirtual == true || name != nil {
      self = .present(name: name)
    } else if isVirtual == false {
      self = .notSeen
    } else {
      return nil
    }
  }

  private static func name(_ files: SystemFiles) -> String? {
    if let type = files.line("/sys/hypervisor/type") { return type }
    if let board = files.line("/proc/device-tree/hypervisor/compatible") { return board }
    // The firmware's own names; a real machine has names too, so only those of known hypervisors count.
    let vendor = files.line("/sys/class/dmi/id/sys_vendor")
    let product = files.line("/sys/class/dmi/id/product_name")
    let both = [vendor, product].compactMap { $0 }.joined(separator: " ")
    let marks = [
      "QEMU", "KVM", "VMware", "VirtualBox", "Virtual Machine", "Xen", "Bochs", "Parallels",
      "Google Compute Engine", "Amazon EC2", "OpenStack", "Alibaba Cloud ECS",
    ]
    // Amazon's and others' bare-metal machines carry the vendor's name as well.
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
