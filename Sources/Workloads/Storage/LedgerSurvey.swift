import SpeedupKit

/// What is in the file, held against what must be.
struct LedgerSurvey {
  /// A hash of all rows by number and place.
  let digest: String
  /// How many rows there are; each is what the generator says.
  let rows: Int
  /// For every transaction whether all of its rows are there; else none is.
  let isThere: [Bool]

  /// Reads the file, which nobody writes to any more; what a killed writer left unfinished is rolled back by this.
  /// - Throws: ``BrokenLedger`` where SQLite finds the file damaged, a row is wrong, or a transaction is there in part;
  ///   `SQLiteError`.
  init(_ ledger: Ledger, _ options: StorageOptions, _ library: SQLiteLibrary) throws {
    let connection = try ledger.connect(library)
    let verdict = try connection.text("PRAGMA integrity_check(1)") ?? "no answer"
    guard verdict == "ok" else {
      throw BrokenLedger("\(ledger.path): integrity_check: \(verdict.split(separator: "\n").joined(separator: " "))")
    }
    var digest = Digest()
    var counts = [Int](repeating: 0, count: options.commits)
    try Self.forEachRow(connection) { number, place, amount, note in
      let row =
        counts.indices.contains(number) && 0..<options.rowsPerCommit ~= place
        ? LedgerRow(seed: options.seed, number: number, place: place) : nil
      guard let row, row.amount == amount, withUnsafeBytes(of: row.note, { $0.elementsEqual(note) }) else {
        throw BrokenLedger("\(ledger.path): row \(place) of transaction \(number) is not what was written")
      }
      counts[number] += 1
      digest.add(number)
      digest.add(place)
      digest.add(Int(amount))
      for word in row.note.indices { digest.add(row.note[word]) }
    }
    if let number = counts.firstIndex(where: { $0 != 0 && $0 != options.rowsPerCommit }) {
      throw BrokenLedger(
        "\(ledger.path): transaction \(number) is there in part, \(counts[number]) of \(options.rowsPerCommit) rows")
    }
    self.digest = digest.text
    rows = counts.reduce(0, +)
    isThere = counts.map { $0 != 0 }
  }

  /// Makes sure that every one of `acknowledged` is there.
  /// - Returns: how many they are.
  /// - Throws: ``VanishedCommit``.
  func verify(_ acknowledged: [[Int]], in ledger: Ledger) throws -> Int {
    for number in acknowledged.joined() where !isThere.indices.contains(number) || !isThere[number] {
      throw VanishedCommit(number: number, path: ledger.path)
    }
    return acknowledged.reduce(0) { $0 + $1.count }
  }

  static func forEachRow(
    _ connection: SQLiteConnection,
    _ body: (_ number: Int, _ place: Int, _ amount: Int64, _ note: UnsafeRawBufferPointer) throws -> Void
  ) throws {
    let rows = try connection.prepare("SELECT number, place, amount, note FROM ledger ORDER BY number, place")
    while try rows.step() {
      let (number, place) = (Int(rows.integer(0)), Int(rows.integer(1)))
      try rows.withText(3) { try body(number, place, rows.integer(2), $0) }
    }
  }
}

/// Transactions were given up: their rows were never written, and nobody was told that they were.
struct LostCommits: Error, CustomStringConvertible, Equatable {
  let lost: Int
  let commits: Int
  let attempts: Int
  let lockedFailures: Int
  let staleSnapshots: Int

  init(reports: [WriterReport], commits: Int, attempts: Int) {
    (self.commits, self.attempts) = (commits, attempts)
    lost = reports.reduce(0) { $0 + $1.lost }
    lockedFailures = reports.reduce(0) { $0 + $1.lockedFailures }
    staleSnapshots = reports.reduce(0) { $0 + $1.staleSnapshots }
  }

  var description: String {
    "\(lost) of \(commits) commits lost at \(attempts) attempts each: \(lockedFailures) times locked, "
      + "\(staleSnapshots) times a stale snapshot; raise --attempts"
  }
}

struct BrokenLedger: Error, CustomStringConvertible, Equatable {
  let description: String
  init(_ description: String) { self.description = description }
}
