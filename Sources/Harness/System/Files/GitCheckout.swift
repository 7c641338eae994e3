import Glibc

/// What a checkout of Git says of itself, read from its files: nothing is run.
package enum GitCheckout {
  /// The commit that is checked out where this file lies, 40 or 64 hexadecimal figures; nil where it lies in no checkout, or
  /// what stands there can't be read.
  package static func commit(ofFileAt path: String) -> String? {
    parts(path).flatMap { commit(above: $0.dropLast()) }
  }

  /// The first 12 figures of the commit of the checkout around a directory; nil likewise. Changes that are not committed do
  /// not show.
  package static func commit(around directory: String) -> String? {
    parts(directory).flatMap { commit(above: $0[...]) }.map { String($0.prefix(12)) }
  }

  private static func parts(_ path: String) -> [Substring]? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real).split(separator: "/")
  }

  private static func commit(above place: ArraySlice<Substring>) -> String? {
    for length in (0...place.count).reversed() {
      let place = "/\(place.prefix(length).joined(separator: "/"))"
      if let folder = folder(in: place) { return commit(folder) }
    }
    return nil
  }

  /// The folder that `.git` is or names, as it does in a worktree.
  private static func folder(in place: String) -> String? {
    let path = place == "/" ? "/.git" : "\(place)/.git"
    if Files.isDirectory(path) { return Files.exists("\(path)/HEAD") ? path : nil }
    guard let text = line(path), text.hasPrefix("gitdir: ") else { return nil }
    let named = String(text.dropFirst("gitdir: ".count))
    return named.hasPrefix("/") ? named : "\(place)/\(named)"
  }

  private static func commit(_ folder: String) -> String? {
    guard let head = line("\(folder)/HEAD") else { return nil }
    guard head.hasPrefix("ref: ") else { return isCommit(head) ? head : nil }
    let name = String(head.dropFirst("ref: ".count))
    // A worktree has its branches where the main one has them.
    let common = line("\(folder)/commondir").map { $0.hasPrefix("/") ? $0 : "\(folder)/\($0)" } ?? folder
    for place in [folder, common] {
      if let found = line("\(place)/\(name)"), isCommit(found) { return found }
    }
    let packed = (try? Files.readText("\(common)/packed-refs")) ?? ""
    return packed.split(separator: "\n").lazy.compactMap { entry -> String? in
      let sides = entry.split(separator: " ", maxSplits: 1)
      return sides.count == 2 && sides[1] == name && isCommit(String(sides[0])) ? String(sides[0]) : nil
    }.first
  }

  private static func line(_ path: String) -> String? {
    guard Files.exists(path), !Files.isDirectory(path), let text = try? Files.readText(path) else { return nil }
    return text.split(separator: "\n").first.map(String.init)
  }

  private static func isCommit(_ text: String) -> Bool {
    [40, 64].contains(text.utf8.count) && text.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
  }
}
