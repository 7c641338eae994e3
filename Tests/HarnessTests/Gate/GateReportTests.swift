import Testing

@testable import SpeedupCore
@testable import SpeedupJudge
@testable import SpeedupReport
@testable import SpeedupStatistics

/// The report as text in every form.
@Suite struct GateReportTests {
  private let hostile = "n=1|`<b>\"&'%,:@me#1\r\n::error::\u{1B}[2J\u{202E}\u{FFFE}]]>"

  /// A row of this verdict.
  private func row(
    _ verdict: Verdict, ratio: Double? = nil, label: String = "n=1", detail: String = ""
  ) -> GateRow {
    var row = GateRow(cell: 0, label: label, metric: .cpu, verdict: verdict, detail: detail)
    row.ratio = ratio
    guard let ratio else { return row }
    (row.base, row.new, row.pairs) = (0.025, 0.025 * ratio, 16)
    (row.ratioLow, row.ratioHigh, row.adjustedP) = (ratio - 0.005, ratio + 0.005, 0.001)
    return row
  }

  private func report(_ rows: [GateRow], notes: [String] = []) -> GateReport {
    GateReport(
      plan: gatePlan(cells: 2), rows: rows, notes: notes, ending: .complete, elapsed: Seconds(12.3456))
  }

  private func text(_ report: GateReport) -> String { TextRenderer().text(report.document) }
  private func markdown(_ report: GateReport) -> String { MarkdownRenderer.text(report.document) }

  @Test func `the table shows the worst first with the reason beneath`() {
    let text = text(
      report([
        row(.equivalent, ratio: 1.001, label: "n=1"), row(.regressed, ratio: 1.02, label: "n=2"),
        row(.inconclusive, label: "n=3", detail: "the budget ended after 4 pairs"),
        row(.regressed, ratio: 1.5, label: "n=4"),
      ]))
    #expect(
      text == """
        1 of 2 cells slower: +2.00 % … +50.0 % CPU time, old → new, 16 pairs
        2 regressed, 1 inconclusive, 1 equivalent in 0:12

        verdict       metric     change      95 % interval     basis     base      new  cell
        ────────────────────────────────────────────────────────────────────────────────────
        regressed     CPU time  +50.0 %  +49.5 % … +50.5 %  16 pairs  25.0 ms  37.5 ms  n=4
        regressed     CPU time  +2.00 %  +1.50 % … +2.50 %  16 pairs  25.0 ms  25.5 ms  n=2
        inconclusive  CPU time        –                  –         –        –        –  n=3   the budget ended after 4 pairs
        equivalent    CPU time  +0.10 %  -0.40 % … +0.60 %  16 pairs  25.0 ms  25.0 ms  n=1

        margin: CPU time ±1 %; false alarms in the whole gate: at most 1 %; seed 1

        """)
  }

  @Test(arguments: [
    ([Verdict.equivalent, .improved], 0), ([.equivalent, .inconclusive], 4), ([.inconclusive, .failed], 3),
    ([.failed, .regressed, .inconclusive], 1), ([.equivalent, .skipped], 0), ([.skipped, .skipped], 3),
  ])
  func `the exit status is that of the worst row`(verdicts: [Verdict], status: Int) {
    #expect(report(verdicts.map { row($0) }).exitStatus == Int32(status))
  }

  @Test func `a hostile name stays in its table row`() {
    let table = text(report([row(.equivalent, ratio: 1, label: hostile)], notes: [hostile]))
    #expect(table.split(separator: "\n").count == 7, "\(table)")
    #expect(table.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 32 && $0 != "\u{202E}") })
  }

  @Test func `a hostile name stays in its markdown cell`() {
    let text = markdown(report([row(.regressed, ratio: 1.1, label: hostile)]))
    let line = text.split(separator: "\n").first { $0.contains("regressed**") } ?? ""
    #expect(line.contains("n=1\\|\\`&lt;b&gt;\"&amp;'%,:&#64;me&#35;1\\\\r\\\\n::error::\\\\u{1B}\\[2J"))
    var bars = 0
    var previous: Character = " "
    for character in line {
      if character == "|", previous != "\\" { bars += 1 }
      previous = character
    }
    #expect(bars == 9, "eight columns, and no remark")
  }

  @Test func `markdown says the outcome first`() {
    func first(_ rows: [GateRow]) -> String {
      String(markdown(report(rows)).split(separator: "\n")[0])
    }
    #expect(
      first([row(.regressed, ratio: 1.1)]) == "### 1 of 2 cells slower: +10.0 % CPU time, old → new, 16 pairs")
    #expect(first([row(.equivalent, ratio: 1)]) == "### no change in 2 cells (CPU time ±1 %), old → new, 16 pairs")
    #expect(first([row(.improved, ratio: 0.9)]) == "### 1 of 2 cells faster: -10.0 % CPU time, old → new, 16 pairs")
    #expect(first([row(.inconclusive)]) == "### no verdict in 1 of 2 cells, old → new")
    #expect(
      first([row(.failed, detail: "both sides fail")])
        == "### could not be measured in 1 of 2 cells: both sides fail, old → new")
  }

  @Test func `markdown names programs, commits and machine, and folds how it was judged`() {
    var plan = gatePlan(cells: 1)
    plan.baseBuilds = [GateBuild(title: "./main", path: "./main", commit: String(repeating: "a1", count: 20))]
    plan.newBuilds = [GateBuild(title: "sort 5", path: "/usr/bin/sort")]
    var report = GateReport(
      plan: plan, rows: [row(.regressed, ratio: 1.029)], notes: ["a note"], ending: .complete, elapsed: Seconds(1))
    report.machine = "AMD EPYC (family 26, model 2), 2 CPUs allowed, kernel 6.1"
    let lines = markdown(report).split(separator: "\n").map(String.init)
    #expect(lines[0] == "### slower: +2.90 % CPU time, old → new, AMD EPYC, 16 pairs")
    let fold = lines.firstIndex(of: "<summary>How this was judged</summary>") ?? 0
    #expect(lines[fold - 1] == "<details>" && lines.last == "</details>")
    #expect(lines[(fold + 1)...].contains("base: ./main, in a checkout at a1a1a1a1a1a1  "))
    #expect(lines[(fold + 1)...].contains("new: sort 5 (/usr/bin/sort)  "))
    #expect(lines[(fold + 1)...].contains("machine: AMD EPYC (family 26, model 2), 2 CPUs allowed, kernel 6.1  "))
    #expect(lines[(fold + 1)...].contains("- a note"))
  }

  @Test func `markdown folds the rows of which nothing is to be done where there are many`() {
    let calm = (0..<6).map { row(.equivalent, ratio: 1, label: "n=\($0)") }
    let text = markdown(report([row(.regressed, ratio: 2, label: "bad")] + calm))
    #expect(text.contains("<summary>6 more rows</summary>"))
    let parts = text.split(separator: "<details>", omittingEmptySubsequences: false)
    #expect(parts[0].contains("bad") && !parts[0].contains("n=3") && parts[1].contains("n=3"))
    #expect(!markdown(report(calm.dropLast() + [row(.regressed, ratio: 2)])).contains("more row"))
    // What programs read is not folded.
    #expect(CSVRenderer.text(report(calm).document).split(separator: "\n").count == 7)
  }

  @Test func `a limit that is not kept is a failure that names it`() {
    var over = row(.overLimit, label: "n=1", detail: "the limit is wall time ≤ 2 s")
    over.limit = MetricLimit(.wall, 2)
    over.metric = .wall
    over.new = 2.31
    let report = report([over])
    #expect(report.exitStatus == 1)
    #expect(report.finding.hasPrefix("over the limit in 1 of 2 cells: 2.31 s where wall time ≤ 2 s, old → new"))
    #expect(JUnitRenderer.text(report.document).contains("<failure type=\"over limit\""))
  }

  @Test(arguments: [(InconclusivePolicy?.none, 4), (.pass, 0), (.fail, 1)])
  func `what no verdict counts as can be chosen`(policy: InconclusivePolicy?, status: Int) {
    var plan = gatePlan(cells: 1)
    plan.onInconclusive = policy
    let report = GateReport(
      plan: plan, rows: [row(.inconclusive)], notes: [], ending: .complete, elapsed: Seconds(1))
    #expect(report.exitStatus == Int32(status))
  }

  @Test func `junit counts what it holds`() {
    let rows = [row(.regressed, ratio: 1.02), row(.failed), row(.inconclusive), row(.equivalent, ratio: 1)]
    let text = JUnitRenderer.text(report(rows).document)
    #expect(text.contains(#"<testsuites tests="4" failures="1" errors="1" skipped="1" time="12.346">"#))
    let message = "regressed: +2.00 % (+1.50 % … +2.50 %), 16 pairs"
    #expect(text.contains("<failure type=\"regressed\" message=\"\(message)\"/>"))
    #expect(text.split(separator: "\n").count { $0.contains("<testcase") } == 4)
  }

  @Test func `a hostile name stays in its j unit attribute`() {
    let text = JUnitRenderer.text(report([row(.equivalent, ratio: 1, label: hostile)]).document)
    let line = text.split(separator: "\n").first { $0.contains("<testcase") } ?? ""
    #expect(
      line.contains(
        "n=1|`&lt;b&gt;&quot;&amp;&apos;%,:@me#1\\r\\n::error::\\u{1B}[2J\\u{202E}\\u{FFFE}]]&gt;: CPU time\"/>"))
    #expect(line.count { $0 == "\"" } == 4)
  }

  @Test func `github gets one command a line and hostile text stays in it`() {
    let text = GitHubRenderer.text(
      report([
        row(.regressed, ratio: 1.02, label: hostile), row(.inconclusive, detail: "100 % sure\r\nnot"),
        row(.equivalent, ratio: 1), row(.improved, ratio: 0.5),
      ]).document)
    // Split at every line break a runner could see, not at Swift's characters, of which "\r\n" is one.
    let lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }.map { String($0) }
    #expect(lines.count == 4 && !text.contains("\u{1B}"))
    #expect(lines[0].hasPrefix("::error title=speedup gate%3A regressed::n=1|"))
    #expect(lines[0].contains("%25,:@me#1%0D%0A::error::") && lines[0].contains("+2.00 %25"))
    #expect(lines[1] == "::warning title=speedup gate%3A inconclusive::n=1: CPU time: 100 %25 sure%0D%0Anot")
    #expect(lines[2].hasPrefix("::notice title=speedup gate%3A improved::"))
    let counts = "1 regressed, 1 inconclusive, 1 improved, 1 equivalent"
    #expect(lines[3].hasPrefix("::notice title=speedup gate::\(counts)"))
  }

  @Test func `json is read back and leaves out what was not measured`() throws {
    let report = report([row(.regressed, ratio: 1.02, label: hostile), row(.inconclusive)])
    let text = try report.json
    #expect(try GateReport(parsing: text, path: "gate.json") == report)
    #expect(text.contains("\"exit_status\" : 1") && text.contains("\"ratio_low\""))
    #expect(text.split(separator: "\n").count { $0.contains("\"ratio\"") } == 1)
  }

  @Test(arguments: ["", "{", "[]", "{\"format\": 2}", "{\"format\": 1, \"exit_status\": 0}"])
  func `a broken report is one line that names the file`(text: String) {
    let error = #expect(throws: InputError.self) { try GateReport(parsing: text, path: "x/gate.json") }
    #expect(error?.description.hasPrefix("x/gate.json: ") == true)
    #expect(error?.description.contains("\n") == false)
  }

  @Test func `a pairs row has a field for every column and none for what is not measured`() {
    var pair = GatePair(
      cell: 0, round: 3, first: .new, base: gateRun(cpu: 0.025),
      new: CellResult(status: .crashed, detail: "signal 9"))
    pair.base.figures.instructions = 7
    let fields = GatePairColumns.fields(of: pair, label: "a,b")
    let row = Dictionary(uniqueKeysWithValues: zip(GatePairColumns.header(), fields))
    #expect(fields.count == GatePairColumns.header().count)
    #expect(row["first"] == "new" && row["base_instructions"] == "7")
    #expect(row["base_user_seconds"] == "0.025000000")
    #expect(row["new_status"] == "crashed" && row["new_wall_seconds"] == "")
  }

  @Test func `a figure that no benchmark has is bad input, with those there are`() {
    let (known, misspelled) = (Metric.own(DeclaredFigure(name: "items")), Metric.own(DeclaredFigure(name: "itmes")))
    func row(_ metric: Metric, _ verdict: Verdict) -> GateRow {
      GateRow(cell: 0, label: "a", metric: metric, verdict: verdict)
    }
    let found = report([row(known, .skipped), row(known, .equivalent), row(misspelled, .skipped)])
      .refusingUnknownFigures(known: ["time", "items", "size"])
    #expect(found.rows.map(\.verdict) == [.skipped, .equivalent, .badInput])
    #expect(found.exitStatus == 2)
    #expect(found.rows[2].detail == "no benchmark has a figure 'itmes'; there are: items, size")
    let failed = report([row(misspelled, .skipped), self.row(.failed)]).refusingUnknownFigures(known: [])
    #expect(failed.rows.map(\.verdict) == [.skipped, .failed])
  }
}
