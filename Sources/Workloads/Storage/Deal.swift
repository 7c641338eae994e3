/// Which writer writes which transactions: `chunk` neighbours to each in turn. The transactions of a run are the same
/// however many writers there are, so that what must be in the file at the end is too.
struct Deal: Sendable {
  let commits: Int
  let writers: Int
  /// How many neighbouring ones a writer is dealt at once.
  let chunk: Int

  init(commits: Int, writers: Int, chunk: Int) {
    self.commits = commits
    self.writers = writers
    // More than there are is the same as all, and could not be multiplied by the writers.
    self.chunk = min(chunk, max(1, commits))
  }

  /// The transactions of `writer`, in the order in which it writes them.
  func numbers(of writer: Int) -> [Int] {
    stride(from: writer * chunk, to: commits, by: writers * chunk).flatMap { first in
      Array(first..<min(commits, first + chunk))
    }
  }
}
