import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupReport
@testable import SpeedupSystem

/// import, export and compare as a user meets them.
@Suite struct InteropCommandTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func speedup(_ words: String...) throws -> (status: Int32, output: String, errors: String) {
    try Built.run(words)
  }

  private func imported(_ fixture: InteropFixture) throws -> String {
    let (file, out) = ("\(directory.path)/\(fixture.name)", "\(directory.path)/\(fixture.rawValue)")
    try Files.write(file, String(decoding: try fixture.bytes(), as: UTF8.self))
    let (status, _, errors) = try speedup("import", file, "--out", out)
    #expect(status == 0, "\(errors)")
    return out
  }

  @Test func `an imported directory can be read compared and exported`() throws {
    let out = try imported(.googleBenchmark)
    #expect(try SweepDirectory.table(out) == InteropFixture.googleBenchmark.results().rounded)
    let (status, output, _) = try speedup("compare", out, out, "--json")
    #expect(status == 4 && output.contains("\"verdict\"") && output.contains("\"pairs_for_gate\""))
    #expect(try speedup("export", out, "--format", "google-benchmark").output.contains("BM_copy/64"))
  }

  @Test(arguments: ExportFormat.allCases, [Evidence.simulated, .fitted])
  func `what was never measured is not so after an export and an import`(
    format: ExportFormat, evidence: Evidence
  ) throws {
    var results = MadeUpResults(axes: ["cores"])
    for cores in ["8", "16"] { results.add([cores], walls: [0.5, 0.5], mode: evidence) }
    let text = try ExportSource(table: results.table, plan: nil, machine: nil).exported(as: format).text
    let again = try ImportedResults(reading: Array(text.utf8), name: "again.json")
    #expect(again.table.records.allSatisfy { $0.evidence == evidence })
    #expect(!again.table.columns.axes.contains { $0.contains("core_mode") })
  }

  @Test(arguments: [ExportFormat.hyperfine, .googleBenchmark])
  func `oversubscribed cells stay so through every format`(format: ExportFormat) throws {
    var results = MadeUpResults(axes: ["cores"])
    results.add(["1"], walls: [1, 1], memory: 4096)
    for cores in ["8", "16"] { results.add([cores], walls: [0.5, 0.5], memory: 4096, mode: .oversubscribed) }
    let source = ExportSource(table: results.table, plan: nil, machine: nil)
    let back = try ImportedResults(reading: Array(try source.exported(as: format).text.utf8), name: "x.json")
    #expect(
      back.table.records.map(\.evidence)
        == Array(repeating: [.imported, .oversubscribed, .oversubscribed], count: 2).flatMap { $0 })
    let table = TextRenderer().text(summaryDocument(of: back.table, title: ""))
    #expect(table.contains("oversubscribed: more virtual cores") && !table.contains("speed-up  "), "\(table)")
    let again = try ExportSource(back).exported(as: format).text
    #expect(again.ranges(of: "oversubscribed").count == (format == .hyperfine ? 2 : 4))
  }

  @Test func `a command in an imported file is never run`() throws {
    let (trap, file) = ("\(directory.path)/trap", "\(directory.path)/f.json")
    try Files.write(file, "{\"results\":[{\"command\":\"touch \(trap)\",\"times\":[1,2,3]}]}")
    #expect(try speedup("import", file, "--out", "\(directory.path)/a").status == 0)
    let (status, _, errors) = try speedup("sweep", "--resume", "\(directory.path)/a")
    #expect(status == 2 && errors.contains("nothing in them is ever run"))
    #expect(errors.split(separator: "\n").count == 1)
    #expect(!Files.exists(trap))
  }

  @Test func `unknown machines need a word from the user`() throws {
    let out = try imported(.hyperfinePlain)
    let (status, _, errors) = try speedup("compare", out, out)
    #expect(status == 2 && errors.contains("--allow-other-machine"))
    let (allowed, output, _) = try speedup("compare", out, out, "--allow-other-machine", "--markdown")
    #expect(allowed == 4 && output.contains("| cell | metric |") && output.contains("speedup gate --base"))
  }

  @Test func `a directory that holds results is not overwritten`() throws {
    let out = try imported(.hyperfinePlain)
    let (status, _, errors) = try speedup("import", "\(out).json", "--out", out)
    #expect(status == 2 && errors.contains("holds results already"))
    // A results file is no less worth for the lack of a plan.
    let bare = "\(directory.path)/bare"
    try Files.makeDirectory(bare)
    try Files.write("\(bare)/results.csv", "mine\n")
    #expect(try speedup("import", "\(out).json", "--out", bare).status == 2)
    #expect(try Files.readText("\(bare)/results.csv") == "mine\n")
  }

  @Test func `without a base there is nothing to compare with, which a first run may allow`() throws {
    let (none, new) = ("\(directory.path)/none", try imported(.hyperfinePlain))
    let missing = try Tool.run(Built.speedup, ["compare", none, new])
    #expect(
      missing.status == 3 && missing.errors.contains("there is no BASE") && missing.errors.contains("--allow-no-base"))
    let allowed = try Tool.run(Built.speedup, ["compare", none, new, "--allow-no-base"])
    #expect(allowed.status == 0 && allowed.errors.contains("there is no BASE"))
    let nothing = try Tool.run(Built.speedup, ["compare", none, none, "--allow-no-base"])
    #expect(nothing.status == 2, "a first run that measured nothing is no good first run")
  }

  @Test func `bad usage is status two and one line`() throws {
    let words = [
      ["import"], ["import", "/nonesuch", "--out", "\(directory.path)/x"], ["export", "."],
      ["export", "--format", "x"],
      ["export", "/nonesuch", "--format", "hyperfine"], ["compare", "a"], ["compare", Built.speedup, "b"],
      ["compare", "a", "b", "--metric", "cpus"], ["compare", "a", "b", "--threshold", "cpu"],
      ["compare", "a", "b", "--threshold", "cpu=-1%"], ["compare", "a", "b", "--alpha", "0.01"],
      ["compare", "a", "b", "--level", "2"], ["compare", "a", "b", "--level", "60%"],
      ["compare", "a", "b", "--threshold", "cpu=2"],
      ["compare", "a", "b", "--metric", "wall", "--threshold", "cpu=1%"],
      ["compare", "a", "b", "--threshold", "instructions=1%"], ["compare", "a", "b", "--drift", "x"],
      ["compare", "a", "b", "--json", "--markdown"],
    ]
    for line in words {
      let result = try Tool.run(Built.speedup, line)
      #expect(result.status == 2 && result.output.isEmpty, "\(line)")
      #expect(result.errors.split(separator: "\n").count == 1, "\(result.errors)")
    }
  }
}

extension ImportedResults {
  /// The table as a results file keeps it: times to a part in a million, and no finer than 10⁻¹⁸ s.
  fileprivate var rounded: ResultTable {
    get throws { try ResultTable(parsing: table.text, path: "") }
  }
}
