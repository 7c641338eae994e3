import Testing

@testable import SpeedupSystem

@Suite struct CheckoutTests {
  private let hash = "0123456789abcdef0123456789abcdef01234567"

  @Test func `the commit is read through the branch, from a directory within`() throws {
    try withTemporaryDirectory { folder in
      try Files.makeDirectory("\(folder)/.git/refs/heads")
      try Files.makeDirectory("\(folder)/a/b")
      try Files.write("\(folder)/.git/HEAD", "ref: refs/heads/main\n")
      #expect(GitCheckout.commit(around: "\(folder)/a/b") == nil)
      try Files.write("\(folder)/.git/refs/heads/main", hash + "\n")
      #expect(GitCheckout.commit(around: "\(folder)/a/b") == "0123456789ab")
    }
  }

  @Test func `packed branches, detached heads and work trees are read too`() throws {
    try withTemporaryDirectory { folder in
      try Files.makeDirectory("\(folder)/.git/worktrees/w")
      try Files.makeDirectory("\(folder)/tree")
      try Files.write("\(folder)/.git/HEAD", hash)
      #expect(GitCheckout.commit(around: folder) == "0123456789ab")
      try Files.write("\(folder)/.git/HEAD", "ref: refs/heads/main\n")
      try Files.write("\(folder)/.git/packed-refs", "# pack-refs\n\(hash) refs/heads/main\n")
      #expect(GitCheckout.commit(around: folder) == "0123456789ab")
      try Files.write("\(folder)/tree/.git", "gitdir: ../.git/worktrees/w\n")
      try Files.write("\(folder)/.git/worktrees/w/HEAD", "ref: refs/heads/main\n")
      try Files.write("\(folder)/.git/worktrees/w/commondir", "../..\n")
      #expect(GitCheckout.commit(around: "\(folder)/tree") == "0123456789ab")
    }
  }

  @Test func `no checkout, and one that is damaged, have no commit`() throws {
    try withTemporaryDirectory { folder in
      try Files.makeDirectory("\(folder)/.git")
      #expect(GitCheckout.commit(around: folder) == nil)
      try Files.write("\(folder)/.git/HEAD", "not a hash; rm -rf /\n")
      #expect(GitCheckout.commit(around: folder) == nil)
    }
  }
}
