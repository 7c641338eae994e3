import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct SpecFileTests {
  private let directory: TemporaryDirectory

  init() throws { directory = try TemporaryDirectory() }

  private func parse(_ json: String, _ words: String...) throws -> ParsedOptions {
    let path = "\(directory.path)/spec.json"
    try Files.write(path, json)
    let parser = OptionParser(command: "sweep", options: SweepOptions.all, workloads: [Sum()])
    return try parser.parse(["--spec", path] + words)
  }

  private func refusal(_ json: String) -> String {
    (#expect(throws: InputError.self) { try parse(json) })?.description.replacing("\(directory.path)/", with: "") ?? ""
  }

  @Test func `numbers, true, lists and texts are understood`() throws {
    let parsed = try parse(
      """
      {"workload": "sum", "repeat": 3, "spread": true, "dry-run": false, "workers": [1, 2], "size": "10..30:+10",
       "precision": "5%", "zip": ["a,b", "c,d"]}
      """)
    #expect(parsed.operands == ["sum"] && parsed[SweepOptions.repetition] == .times(3))
    #expect(parsed[GridOptions.spread] && !parsed[SweepOptions.dryRun])
    #expect(parsed[GridOptions.workers] == ["1", "2"] && parsed.parameter("size") == ["10", "20", "30"])
    #expect(parsed[GridOptions.zip] == [["a", "b"], ["c", "d"]] && parsed[SweepOptions.precision]?.fraction == 0.05)
  }

  @Test func `an object for set has an axis a member, and a list holds values as they stand`() throws {
    let parsed = try parse(
      #"{"set": {"d": [",", "", "1..3", "it's", "a\\b", "'"], "n": "1..3", "x": [0.5, 1.50, 1e3]}}"#)
    #expect(
      parsed[GridOptions.set] == [
        Axis("d", [",", "", "1..3", "it's", #"a\b"#, "'"]), Axis("n", ["1", "2", "3"]),
        Axis("x", ["0.5", "1.50", "1000"]),
      ])
  }

  @Test func `env and reference take an object as set does, and a list of exit statuses is one`() throws {
    let parsed = try parse(
      #"{"env": {"LEVEL": [1, "a,b"]}, "reference": {"n": "a,b", "size": 2}, "ignore-failure": [1, 2], "where": {"n": ["a,b", 3]}}"#
    )
    #expect(parsed[TableOptions.condition] == [AxisValue("n", "a,b"), AxisValue("n", "3")])
    #expect(parsed[ProgramOptions.environment] == [Axis("LEVEL", ["1", "a,b"])])
    #expect(parsed[SweepOptions.reference] == #"n="a,b",size=2"#)
    #expect(parsed[ProgramOptions.ignoreFailure] == .only([1, 2]))
  }

  @Test func `true and false are values of an axis as well`() throws {
    #expect(try parse(#"{"set": {"flag": [true, false]}}"#)[GridOptions.set] == [Axis("flag", ["true", "false"])])
  }

  @Test func `an empty list would leave no cell`() {
    #expect(refusal(#"{"workers": []}"#).contains("workers is empty; write a value into it, or leave it out"))
    #expect(refusal(#"{"set": {}}"#).contains("set is empty; name something in it, or leave it out"))
    #expect(refusal(#"{"set": {"n": []}}"#).contains("set.n is empty"))
  }

  @Test func `the command line is stronger`() throws {
    let parsed = try parse(#"{"workers": "0x", "repeat": 2}"#.replacing("0x", with: "7"), "--workers", "1,2")
    #expect(parsed[GridOptions.workers] == ["1", "2"] && parsed.fromSpec == ["repeat"])
  }

  @Test func `of set the command line is stronger name by name`() throws {
    let parsed = try parse(#"{"set": {"a": "1,2", "b": [","]}}"#, "--set", "a=3", "--set", "c=4")
    #expect(parsed[GridOptions.set] == [Axis("b", [","]), Axis("a", ["3"]), Axis("c", ["4"])])
    let error = #expect(throws: InputError.self) { try parse("{\"set\": {\"b\": \"1..x\"}}", "--set", "a=3") }
    #expect(error?.description.contains("spec.json:1: --set b:") == true, "\(error!)")
  }

  @Test func `what is wrong is named with its line`() {
    #expect(
      refusal("{\"repeat\": 1,\n \"repeat\": 2}") == "spec.json:2: the name 'repeat' is there twice in one object")
    #expect(refusal("{\n\"wrokers\": 1}") == "spec.json:2: 'wrokers' is no option of sweep; did you mean 'workers'?")
    #expect(
      refusal(#"{"spread": "yes"}"#) == "spec.json:1: spread is 'yes'; expected true or false, since --spread is a flag"
    )
    #expect(refusal(#"{"seed": 18446744073709551615}"#).contains("put a larger one in quotes"))
    #expect(refusal(#"{"repeat": [1, 2]}"#) == "spec.json:1: repeat is a list; expected a text or a number")
    #expect(refusal(#"{"repeat": 0}"#) == "spec.json:1: --repeat: 0 is below 1")
    #expect(
      refusal(#"{"resume": "x"}"#).contains("has no place in a spec file; write --resume DIR on the command line"))
    #expect(
      refusal("[1]")
        == "spec.json:1: the file is a list; expected an object of options, such as {\"workers\": \"1..8\", \"repeat\": 5}"
    )
  }
}
