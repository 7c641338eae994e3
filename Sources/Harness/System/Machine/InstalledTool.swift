/// A program that some feature needs, and whether it is installed.
package struct InstalledTool: Codable, Sendable, Equatable {
  package let name: String
  /// Where it is; nil when it is not installed.
  package let path: String?
  /// The first line that `--version` gives; nil when it is not installed or was not asked.
  package let version: String?

  package init(name: String, path: String?, version: String?) {
    self.name = name
    self.path = path
    self.version = version
  }

  /// The programs that features need, in the order they are reported.
  package static let names = ["gnuplot", "valgrind", "sbatch", "srun", "hyperfine"]

  /// Looks for all of them along PATH. Asking for versions runs each one found, some 2 to 20 ms a tool.
  package static func find(versions: Bool) -> [InstalledTool] {
    names.map { name in
      let path = Tool.find(name)
      return InstalledTool(name: name, path: path, version: versions ? path.flatMap(version) : nil)
    }
  }

  private static func version(_ path: String) -> String? {
    guard let result = try? Tool.run(path, ["--version"]), result.status == 0 else { return nil }
    let line = String(decoding: result.output.prefix { $0 != 10 }, as: UTF8.self)
    return line.isEmpty ? nil : trimmed(line[...])
  }
}
