/// What can be told of a directory under version control without running anything from it.
package enum Checkout {
  /// The commit that the git checkout around a directory is at: the first 12 digits. nil: there is none, or none yet.
  /// Changes that are not committed do not show.
  package static func commit(around directory: String) -> String? {
    guard let folder = gitFolder(around: directory), let head = line("\(folder)/HEAD") else { return nil }
    let hash = head.hasPrefix("ref: ") ? resolved(String(head.dropFirst(5)), in: folder) : head
    guard let hash, hash.count >= 40, hash.allSatisfy(\.isHexDigit) else { return nil }
    return String(hash.prefix(12))
  }

  /// The `.git` of the directory or of one above it; where it is a file, as in a work tree or a submodule, what it names.
  private static func gitFolder(around directory: String) -> String? {
    var place = directory
    while true {
      let git = "\(place)/.git"
      if Files.isDirectory(git) { return git }
      if let text = line(git), text.hasPrefix("gitdir: ") {
        let named = String(text.dropFirst(8))
        return named.hasPrefix("/") ? named : "\(place)/\(named)"
      }
      guard let slash = place.lastIndex(of: "/"), place != "/" else { return nil }
      place = slash == place.startIndex ? "/" : String(place[..<slash])
    }
  }

  private static func resolved(_ reference: String, in folder: String) -> String? {
    // A work tree has its own HEAD, and shares the branches.
    let common = line("\(folder)/commondir").map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" } ?? folder
    if let hash = line("\(folder)/\(reference)") ?? line("\(common)/\(reference)") { return hash }
    let packed = (try? Files.readText("\(common)/packed-refs")) ?? ""
    return packed.split(separator: "\n").first { $0.hasSuffix(" \(reference)") }.map { String($0.prefix { $0 != " " }) }
  }

  /// A file's first line; nil where there is no such file.
  private static func line(_ path: String) -> String? {
    guard Files.exists(path), !Files.isDirectory(path), let text = try? Files.readText(path) else { return nil }
    return text.split(separator: "\n").first.map(String.init)
  }
}
