import Testing

@testable import SpeedupCore
@testable import SpeedupSystem

extension SystemFiles {
  /// Files made up of paths and texts.
  init(tree: [String: String]) { self.init { tree[$0] } }

  /// The files in Fixtures/machines/NAME.txt: under every line `== PATH` that file's text.
  init(fixture name: String) throws {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    self.init(tree: Self.tree(try Files.readText("/\(root)/Fixtures/machines/\(name).txt")))
  }

  private static func tree(_ listing: String) -> [String: String] {
    var tree: [String: String] = [:]
    var path: String?
    for line in listing.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("== ") {
        path = String(line.dropFirst(3))
        tree[path!] = ""
      } else if let path {
        tree[path]! += "\(line)\n"
      }
    }
    return tree
  }

  /// A machine of 252 CPUs: two packages of 63 cores each, seven cores an L3 cache, and SMT siblings half the
  /// machine apart (CPU n and n + 126), with a cpuset of `allowed` in cgroup v2.
  static func big(allowed: String) -> SystemFiles {
    let root = "/sys/devices/system"
    var tree = [
      "\(root)/cpu/online": "0-251\n", "\(root)/cpu/smt/control": "on\n",
      "\(root)/node/online": "0-1\n", "\(root)/node/node0/cpulist": "0-62,126-188\n",
      "\(root)/node/node1/cpulist": "63-125,189-251\n", "/proc/self/cgroup": "0::/nine\n",
      "/proc/self/mountinfo": "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n",
      "/sys/fs/cgroup/nine/cpuset.cpus.effective": "\(allowed)\n",
    ]
    for cpu in 0..<252 {
      let core = cpu % 126
      let place = "\(root)/cpu/cpu\(cpu)"
      tree["\(place)/topology/physical_package_id"] = "\(core / 63)\n"
      tree["\(place)/topology/thread_siblings_list"] = "\(core),\(core + 126)\n"
      let first = core / 7 * 7
      for (index, level, size, sharers) in [
        (0, 2, "1024K", "\(core),\(core + 126)"),
        (1, 3, "32768K", "\(first)-\(first + 6),\(first + 126)-\(first + 132)"),
      ] {
        tree["\(place)/cache/index\(index)/level"] = "\(level)\n"
        tree["\(place)/cache/index\(index)/type"] = "Unified\n"
        tree["\(place)/cache/index\(index)/size"] = "\(size)\n"
        tree["\(place)/cache/index\(index)/shared_cpu_list"] = "\(sharers)\n"
      }
    }
    return SystemFiles(tree: tree)
  }
}

extension MachineFacts {
  /// The facts of made-up files under an affinity mask.
  init(_ files: SystemFiles, mask: String) throws {
    let allowed: CpuSet = try #require(CpuSet(list: mask))
    var answers = SystemAnswers()
    answers.affinity = allowed
    self.init(reading: files, calls: answers)
  }
}
