import Testing

@testable import SpeedupSystem

/// Checkouts written by hand, as Git leaves them.
@Suite struct GitCheckoutTests {
  private static let commit = String(repeating: "0123456789", count: 4)

  /// A directory with these files, removed at the end of `body`.
  private func place(_ files: [String: String], _ body: (String) throws -> Void) throws {
    let path = try ScratchDirectory.make()
    defer { ScratchDirectory.remove(path) }
    for (name, text) in files {
      let folders = name.split(separator: "/").dropLast()
      for count in folders.indices {
        let folder = folders[...count].joined(separator: "/")
        if !Files.isDirectory("\(path)/\(folder)") { try Files.makeDirectory("\(path)/\(folder)") }
      }
      try Files.write("\(path)/\(name)", text)
    }
    try body(path)
  }

  @Test func `the commit of a branch is that of its file`() throws {
    try place([
      ".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": "\(Self.commit)\n", "build/release/tool": "",
    ]) { #expect(GitCheckout.commit(ofFileAt: "\($0)/build/release/tool") == Self.commit) }
  }

  @Test func `a packed branch and a detached head are found`() throws {
    try place([
      ".git/HEAD": "ref: refs/heads/main\n", ".git/packed-refs": "# pack-refs\n\(Self.commit) refs/heads/main\n",
      "tool": "",
    ]) { #expect(GitCheckout.commit(ofFileAt: "\($0)/tool") == Self.commit) }
    try place([".git/HEAD": "\(Self.commit)\n", "tool": ""]) {
      #expect(GitCheckout.commit(ofFileAt: "\($0)/tool") == Self.commit)
    }
  }

  @Test func `a worktree has its own head and the branches of the main one`() throws {
    try place([
      "main/.git/HEAD": "ref: refs/heads/main\n", "main/.git/refs/heads/side": "\(Self.commit)\n",
      "main/.git/worktrees/side/HEAD": "ref: refs/heads/side\n", "main/.git/worktrees/side/commondir": "../..\n",
      "side/.git": "gitdir: ../main/.git/worktrees/side\n", "side/tool": "",
    ]) { #expect(GitCheckout.commit(ofFileAt: "\($0)/side/tool") == Self.commit) }
  }

  @Test func `what is no commit is none`() throws {
    try place([".git/HEAD": "ref: refs/heads/none\n", "tool": ""]) {
      #expect(GitCheckout.commit(ofFileAt: "\($0)/tool") == nil)
    }
    try place([".git/HEAD": "\u{1B}[31m\n", "tool": ""]) { #expect(GitCheckout.commit(ofFileAt: "\($0)/tool") == nil) }
    #expect(GitCheckout.commit(ofFileAt: "/nonesuch/tool") == nil)
  }
}
