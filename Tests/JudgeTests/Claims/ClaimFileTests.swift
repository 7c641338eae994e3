import SpeedupCore
import Testing

@testable import SpeedupJudge

@Suite struct ClaimFileTests {
  private func file(_ claims: String, cells: String = "{}") throws -> ClaimFile {
    try ClaimFile(
      reading: Array("{\"format\": 1, \"document\": \"002\",\n\"cells\": \(cells),\n\"claims\": [\(claims)]}".utf8),
      path: "c.json")
  }

  private static let cells = """
    {"base": {"workload": "weekly", "set": {"variant": "filter", "symbols": 80}},
    "new": {"like": "base", "set": {"variant": "partition"}},
    "a": {"like": "b"}, "b": {"like": "a"}}
    """

  private func ratio(_ rest: String = "", region: String = "{\"at_least\": 8}", id: String = "x") -> String {
    """
    {"id": "\(id)", "claim": "it is faster", "source": "8x", "kind": "ratio", "region": \(region),
    "reference": {"workload": "weekly", "set": {"variant": "filter"}}, "subject": {"workload": "weekly"}\(rest)}
    """
  }

  private func problem(_ claims: String, cells: String = "{}") -> String {
    do {
      _ = try file(claims, cells: cells)
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func `only a range can be surpassed without saying which side is better`() throws {
    func better(_ region: String) throws -> ClaimRegion.Side? {
      try file(ratio(region: region)).claims[0].readings[0].region?.better
    }
    #expect(try better("{\"between\": [2, 3]}") == .higher)
    #expect(try better("{\"at_most\": 3}") == nil && better("{\"equal\": 2, \"within\": 0.1}") == nil)
    #expect(try better("{\"at_most\": 3, \"better\": \"higher\"}") == .higher)
    let exponent = """
      {"id": "x", "claim": "it is quadratic", "kind": "exponent", "region": {"between": [1.8, 2.2]}, "over": "symbols",
      "subject": {"workload": "weekly", "set": {"symbols": "10,20,40"}}}
      """
    #expect(
      try file(exponent).claims[0].readings[0].region?.better == nil, "who says quadratic is wrong where it is linear")
  }

  @Test func `a rate is held against its reference the other way round than a time`() throws {
    func metric(_ figure: String, kind: String = "ratio") throws -> String {
      let cell = "{\"command\": \"echo 1\", \"figures\": [\"\(figure)\"], \"set\": {\"cores\": \"1,2\"}}"
      let over =
        kind == "scaling" ? ", \"over\": \"cores\"" : ", \"reference\": \(cell.replacing("echo 1", with: "echo 2"))"
      let claim = """
        {"id": "x", "claim": "it is faster", "kind": "\(kind)", "region": {"at_least": 0.5},
        "metric": "\(figure.contains("-") ? "`q-s`" : "q")", "subject": \(cell)\(over)}
        """
      return try file(claim).claims[0].readings[0].metric.text
    }
    #expect(try metric("q[,higher]") == "1 / q" && metric("q[,higher]", kind: "scaling") == "1 / q")
    #expect(try metric("q") == "q" && metric("q[ms]") == "q")
    #expect(try metric("q-s[,higher]") == "1 / `q-s`")
  }

  @Test func `a claim is read with its source, region and cells`() throws {
    let claim = try file(ratio()).claims[0]
    #expect(claim.id == "x" && claim.source == .init(document: "002", quote: "8x"))
    #expect(claim.readings.count == 1 && claim.readings[0].region == ClaimRegion(8, .infinity, better: .higher))
    #expect(claim.readings[0].metric.text == "wall_seconds" && claim.readings[0].isTimed)
    #expect(claim.readings[0].reference?.axes == [Axis("variant", ["filter"])])
  }

  @Test func `a cell has what the one it is like has, less what it says itself`() throws {
    let cells = "{\"base\": {\"workload\": \"weekly\", \"set\": {\"variant\": \"filter\", \"symbols\": 80}}}"
    let text = ratio().replacing(
      "\"subject\": {\"workload\": \"weekly\"}",
      with: "\"subject\": {\"like\": \"base\", \"set\": {\"variant\": \"partition\"}}")
    let subject = try #require(try file(text, cells: cells).claims[0].readings[0].subject)
    #expect(subject.axes == [Axis("symbols", ["80"]), Axis("variant", ["partition"])])
    #expect(subject.commandLine == "speedup sweep weekly --symbols 80 --variant partition")
  }

  @Test func `readings take from the claim what they don't say`() throws {
    let text = """
      {"id": "x", "claim": "c", "kind": "bound", "region": {"at_most": 2}, "metric": "cpu / wall",
      "readings": [{"name": "a", "subject": {"workload": "weekly"}},
      {"name": "b", "how": "none", "machine": "16 cores", "region": {"at_most": 3}}]}
      """
    let readings = try file(text).claims[0].readings
    #expect(readings.map(\.region?.upper) == [2, 3])
    #expect(readings[0].obstacle(cores: 2) == nil && readings[1].obstacle(cores: 2) == "takes 16 cores")
  }

  @Test func `an unknown field is told with line and the nearest name`() {
    #expect(
      problem(ratio(", \"metrik\": \"wall\"")).hasPrefix("c.json:4: there is no field 'metrik'; did you mean 'metric'?")
    )
  }

  @Test(arguments: [
    ("{\"between\": [0.9, 0.5]}", "swap them"), ("{\"at_most\": -1}", "a ratio is above 0"),
    ("{\"at_least\": 1, \"equal\": 2}", "is no region"), ("{}", "is no region"),
    ("{\"at_least\": NaN}", "a finite number"),
  ])
  func `a region that nothing can lie in is refused`(_ region: String, _ reason: String) {
    let text = problem(ratio(region: region))
    #expect(text.hasPrefix("c.json:3: ") && text.contains(reason))
  }

  @Test func `a cell that is not there, and one that refers to itself, are refused`() {
    let text = ratio().replacing("\"subject\": {\"workload\": \"weekly\"}", with: "\"subject\": \"partitoin\"")
    #expect(problem(text, cells: "{\"partition\": {\"workload\": \"weekly\"}}").contains("did you mean partition?"))
    #expect(problem(ratio(), cells: Self.cells).contains("refers to itself: b → a → b"))
  }

  @Test func `an id twice, a missing reference and a missing command are refused`() throws {
    #expect(problem("\(ratio()),\n\(ratio())").contains("'x' is the id of c.json:3 too"))
    #expect(
      problem(
        ratio().replacing("\"reference\"", with: "\"over\": \"a\", \"note\"").replacing(
          "\"note\": {\"workload\": \"weekly\", \"set\": {\"variant\": \"filter\"}}", with: "\"note\": \"\"")
      ).contains("has no 'reference'"))
    #expect(
      problem(ratio(), cells: "{\"c\": {\"set\": {\"n\": 1}}}").contains("names neither a 'workload' nor a 'command'"))
    let file = try file(ratio())
    #expect(throws: InputError.self) { try ClaimFile.requireDistinct([file, file]) }
  }

  @Test func `arithmetic is checked for names that have no number`() throws {
    let text =
      "{\"id\": \"x\", \"claim\": \"c\", \"kind\": \"consistency\", \"given\": {\"before\": 300}, \"holds\": \"before / afer == 7.5\"}"
    #expect(problem(text).contains("names 'afer', which has no number"))
    let table = """
      {"id": "x", "claim": "c", "kind": "table", "table": {"of": "workers('tiered', cores)",
      "rows": [{"when": {"cores": 4}, "is": 3}, {"when": {"cores": "9..12"}, "is": "cores - 2"}]}}
      """
    let reading = try file(table).claims[0].readings[0]
    #expect(reading.statements.map(\.ranges.count) == [0, 1] && reading.means == .arithmetic)
  }

  @Test(arguments: [
    (#""holds": "a + 1""#, "compares nothing: 'a + 1'"),
    (#""holds": "a >= 1", "region": {"at_least": 5}"#, "is arithmetic, which has no 'region'"),
    (#""holds": "a >= 1", "subject": {"workload": "weekly"}"#, "is arithmetic, which has no 'subject'"),
    (#""holds": "2 >= 1""#, "is the value of 'a', which no statement uses"),
  ]) func `arithmetic that says nothing, and what goes with measuring, is refused`(rest: String, words: String) {
    let text = "{\"id\": \"x\", \"claim\": \"c\", \"kind\": \"consistency\", \"given\": {\"a\": 1}, \(rest)}"
    #expect(problem(text).contains(words))
  }

  @Test func `a cell held against itself is refused`() {
    let same = ratio().replacing(", \"set\": {\"variant\": \"filter\"}", with: "")
    #expect(problem(same).contains("holds a cell against itself"))
  }

  private func command(_ rest: String) -> String {
    """
    {"id": "x", "claim": "c", "kind": "bound", "region": {"at_most": 2}, "metric": "busy",
    "subject": {"command": "scripts/stack/run cores"\(rest)}}
    """
  }

  @Test func `what only a shell understands is refused in a command without one`() throws {
    for word in ["a|b", "$HOME/x", "*.csv", ">out"] {
      let text = command("").replacing("stack/run cores", with: "stack/run \(word)")
      #expect(problem(text).contains("'\(word)' is for a shell, and none runs the command; add \"shell\": true, or"))
      _ = try file(text.replacing("\"command\"", with: "\"shell\": true, \"command\""))
    }
  }

  @Test func `an exponent takes three sizes`() throws {
    func exponent(_ sizes: String, _ rest: String = "") -> String {
      """
      {"id": "x", "claim": "c", "kind": "exponent", "over": "symbols", "region": {"at_most": 1.2}\(rest),
      "subject": {"workload": "weekly", "set": {"symbols": "\(sizes)"}}}
      """
    }
    let two = "names the axis 'symbols' with two values, and any power goes through two; write a third one under 'set'"
    for sizes in ["100,200", "100,200,200"] { #expect(problem(exponent(sizes)).contains(two)) }
    #expect(try file(exponent("100..400:x2")).claims[0].readings[0].over == "symbols")
  }

  @Test func `figures and the skip status of a command are read`() throws {
    let text = command(", \"figures\": [\"busy\", \"usable=usable ([0-9]+)\"], \"skip_status\": 3")
    let subject = try #require(try file(text).claims[0].readings[0].subject)
    #expect(subject.figures.map(\.name) == ["busy", "usable"] && subject.skipStatus == 3)
    #expect(subject.commandLine.contains("--figure"))
  }

  @Test func `variables of a cell's environment are read, and told in the command that repeats it`() throws {
    let ofCommand = try #require(
      try file(command(", \"environment\": {\"N\": \"5\"}")).claims[0].readings[0].subject)
    #expect(ofCommand.environment == ["N": "5"] && ofCommand.commandLine.contains("--env N=5"))
    let workload = ratio().replacing(
      "\"subject\": {\"workload\": \"weekly\"}",
      with: "\"subject\": {\"workload\": \"weekly\", \"environment\": {\"SWEEP_WORKERS\": \"3\"}}")
    let ofWorkload = try #require(try file(workload).claims[0].readings[0].subject)
    #expect(ofWorkload.commandLine.hasPrefix("SWEEP_WORKERS=3 speedup sweep weekly"))
    #expect(problem(command(", \"environment\": {\"A B\": \"5\"}")).contains("no variable's"))
  }

  @Test func `what goes with a command or with a workload only is refused elsewhere`() {
    #expect(problem(command(", \"figures\": \"1x\"")).contains("--figure: '1x'"))
    #expect(problem(command(", \"skip_status\": 256")).contains("an exit status from 1 to 255"))
    #expect(problem(command(", \"replay_cores\": 4")).contains("a command makes its own tasks"))
    let workload = command("").replacing(
      "\"command\": \"scripts/stack/run cores\"", with: "\"workload\": \"weekly\", \"skip_status\": 3")
    #expect(problem(workload).contains("'skip_status', which goes with a command"))
  }

  @Test func `the command that repeats a replay traces and replays`() throws {
    let text = ratio().replacing(
      "\"subject\": {\"workload\": \"weekly\"}",
      with: "\"subject\": {\"workload\": \"weekly\", \"replay_cores\": \"4,16\"}")
    let subject = try #require(try file(text).claims[0].readings[0].subject)
    #expect(subject.replayCores == [4, 16])
    #expect(
      subject.commandLine.hasSuffix("--trace-as 4,16 --out traced; speedup replay traced --cores 4,16 --calibrate"))
  }
}
