import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupSystem

/// `speedup ci init`, and what it writes, run as a CI would: in a small repository, without the network.
@Suite(.enabled(if: Tool.find("git") != nil && Tool.find("bash") != nil, "git or bash is not installed"))
struct CIRecipeTests {
  private let directory: TemporaryDirectory
  private var root: String { directory.path }

  init() throws { directory = try TemporaryDirectory() }

  /// Runs lines by a shell in the repository, with `speedup` and stand-ins in `bin` on its PATH.
  func shell(_ lines: String, _ variables: String = "") throws -> (status: Int32, output: String) {
    let build = Built.speedup.split(separator: "/").dropLast().map { "/\($0)" }.joined()
    let result = try Tool.run(
      "/bin/bash", ["-c", "cd '\(root)' && export PATH=\"$PWD/bin:\(build):$PATH\" \(variables)\n{ \(lines)\n} 2>&1"])
    return (result.status, String(decoding: result.output, as: UTF8.self))
  }

  /// A repository whose program, which `build` makes, counts to `loops`.
  func commit(loops: Int, recipe host: String = "github", metric: String = "") throws {
    try Files.write("\(root)/bench.in", "#!/bin/bash\nfor ((i = 0; i < \(loops); i++)); do :; done\n")
    let made = try shell(
      """
      if [ ! -e .git ]; then
        git init -q -b main . && printf 'bench\\nspeedup-ci\\nbin\\n' > .gitignore
        git config user.name t && git config user.email t@t
        speedup ci init \(host) --build 'cp bench.in bench && chmod +x bench' --gate '--cores 1 --budget 60s' \(metric)
      fi
      git add -A && git commit -q -m '\(loops)'
      """)
    try #require(made.status == 0, "\(made.output)")
  }

  @Test func `a change that costs three times as much is found, told and kept`() throws {
    try commit(loops: 20_000)
    try commit(loops: 60_000)
    let run = try shell("ci/speedup-gate main~1", "GITHUB_ACTIONS=true")
    #expect(run.status == 1, "\(run.output)")
    #expect(run.output.contains("::error"))
    let summary = try Files.readText("\(root)/speedup-ci/summary.md")
    #expect(summary.contains("regress") && summary.contains("|"))
    #expect(try Files.readText("\(root)/speedup-ci/junit.xml").contains("<testsuite"))
    #expect(Files.exists("\(root)/speedup-ci/gate/pairs.csv"))
    // The base is kept: it is not built again.
    try Files.remove("\(root)/speedup-ci/build-base.log")
    #expect(try shell("ci/speedup-gate main~1").status == 1)
    #expect(!Files.exists("\(root)/speedup-ci/build-base.log"))
  }

  @Test func `without a base the head is measured alone`() throws {
    try commit(loops: 1_000)
    let run = try shell("ci/speedup-gate main")
    #expect(run.status == 0, "\(run.output)")
    let summary = try Files.readText("\(root)/speedup-ci/summary.md")
    #expect(summary.contains("no base yet") && summary.contains("There is no earlier commit"))
    #expect(Files.exists("\(root)/speedup-ci/first/results.csv"))
  }

  @Test func `a first run has the cells of the gate, and fails where its command does`() throws {
    try commit(loops: 1_000)
    let cells = try shell(
      "sed -i -e \"s,^program=.*,program='{checkout}/bench {n}',\" -e \"s,^gate=.*,gate=(--set n=1\\,2 --cores=1 --max-pairs 9),\" "
        + "ci/speedup-gate && ci/speedup-gate main")
    #expect(cells.status == 0, "\(cells.output)")
    #expect(try Files.readText("\(root)/speedup-ci/summary.md").contains("2 cells"))
    #expect(try shell("sed -i 's,{n},{m},' ci/speedup-gate && ci/speedup-gate main").status == 2)
  }

  @Test func `a first run takes over all that changes what the gate runs`() throws {
    try commit(loops: 1_000)
    try Files.write(
      "\(root)/bench.in",
      "#!/bin/bash\necho \"$PWD $(cat) $LEVEL $1\" >> '\(root)/seen'\n")
    let made = try shell(
      """
      mkdir inside && touch inside/kept && echo words > text && git add -A && git commit -q --amend -m told
      sed -i "s,^program=.*,program='{checkout}/bench {n}'," ci/speedup-gate
      sed -i "s,^gate=.*,gate=(--set n=1\\,2 --only n=2 --directory=inside --input text --env LEVEL=7 -w2 \\
        -s 'echo setup >> ../hooks' --prepare 'echo prepare >> ../hooks' -C 'echo conclude >> ../hooks' \\
        --cleanup='echo cleanup >> ../hooks' --threshold cpu=5% --ignore-failure --max-pairs 9)," ci/speedup-gate
      ci/speedup-gate main && sort -u hooks && sort -u seen
      """)
    #expect(made.status == 0, "\(made.output)")
    #expect(made.output.hasSuffix("cleanup\nconclude\nprepare\nsetup\n\(root)/inside words 7 2\n"), "\(made.output)")
    let plan = try Files.readText("\(root)/speedup-ci/first/sweep.json")
    #expect(plan.contains("\"warmups\" : 2"), "\(plan)")
  }

  @Test func `a sweep has all options that a first run takes over of the gate`() {
    for option in GateScript.ofRuns {
      #expect(
        SweepOptions.all.contains { $0.name == option.name } && GateOptions.all.contains { $0.name == option.name })
    }
  }

  @Test func `a first run of a suite says that it measures nothing`() throws {
    try commit(loops: 1_000)
    let run = try shell("sed -i 's,^gate=.*,gate=(--suite go),' ci/speedup-gate && ci/speedup-gate main")
    #expect(run.status == 0, "\(run.output)")
    #expect(try Files.readText("\(root)/speedup-ci/summary.md").contains("a gate with --suite needs a base"))
  }

  @Test func `a base that does not build is no reason to fail`() throws {
    try commit(loops: 1_000)
    let moved = try shell(
      "git mv bench.in other && git commit -q -m without && git mv other bench.in && git commit -q -m with")
    try #require(moved.status == 0, "\(moved.output)")
    let run = try shell("ci/speedup-gate main~1")
    #expect(run.status == 0 && run.output.contains("The base does not build"), "\(run.output)")
  }

  @Test func `a head that does not build is`() throws {
    try commit(loops: 1_000)
    #expect(try shell("git rm -q bench.in && git commit -q -m gone && ci/speedup-gate main~1").status == 3)
  }

  @Test func `the steps of the GitHub workflow run one after the other`() throws {
    try commit(loops: 20_000)
    try commit(loops: 60_000)
    try Files.makeDirectory("\(root)/bin")
    try Files.write(
      "\(root)/bin/gh", "#!/bin/sh\necho \"$@\" >> '\(root)/bin/gh.log'\ncase \"$*\" in *--edit-last*) exit 1;; esac\n")
    let steps = Self.steps(try Files.readText("\(root)/.github/workflows/speedup.yml"), below: "run: |")
    #expect(steps.count == 4)
    let variables = "GITHUB_ACTIONS=true BASE=$(git rev-parse main~1) PULL_REQUEST=7 GITHUB_STEP_SUMMARY=$PWD/summary"
    try #require(try shell("chmod +x bin/gh").status == 0)
    // The first step clones and builds speedup itself.
    let statuses = try steps.dropFirst().map { try shell("set -e\n\($0)", variables).status }
    #expect(statuses == [1, 0, 0])
    #expect(try Files.readText("\(root)/summary").contains("regress"))
    #expect(try Files.readText("\(root)/bin/gh.log").split(separator: "\n").count == 2, "edit, and then a new one")
  }

  @Test func `the steps of the GitLab job run one after the other`() throws {
    try commit(loops: 20_000, recipe: "gitlab")
    try commit(loops: 60_000)
    try Files.makeDirectory("\(root)/bin")
    try Files.write("\(root)/bin/curl", "#!/bin/sh\necho \"$@\" >> '\(root)/bin/curl.log'\n")
    let steps = Self.steps(try Files.readText("\(root)/ci/speedup.gitlab-ci.yml"), below: "- |")
    #expect(steps.count == 3)
    let variables =
      "CI_MERGE_REQUEST_DIFF_BASE_SHA=$(git rev-parse main~1) SPEEDUP_TOKEN=t CI_API_V4_URL=u CI_PROJECT_ID=1 "
      + "CI_MERGE_REQUEST_IID=2"
    try #require(try shell("chmod +x bin/curl").status == 0)
    let statuses = try steps.dropFirst().map { try shell("set -e\n\($0)", variables).status }
    #expect(statuses == [1, 0])
    #expect(try Files.readText("\(root)/bin/curl.log").contains("u/projects/1/merge_requests/2/notes"))
  }

  @Test func `counts are kept by commit, and later ones are held against them`() throws {
    try Files.makeDirectory("\(root)/bin")
    try Valgrind.standIn(in: "\(root)/bin")
    try commit(loops: 20_000, metric: "--metric instructions")
    let first = try shell("ci/speedup-gate main")
    #expect(first.status == 0 && first.output.contains("no baseline for an earlier commit"), "\(first.output)")
    #expect(try Files.readText("\(root)/speedup-ci/summary.md").contains("no baseline yet"))
    try commit(loops: 60_000)
    let worse = try shell("ci/speedup-gate main~1", "GITHUB_ACTIONS=true")
    #expect(worse.status == 1 && worse.output.contains("::error"), "\(worse.output)")
    #expect(try Files.readText("\(root)/speedup-ci/summary.md").contains("regressed"))
    #expect(try Files.readText("\(root)/speedup-ci/junit.xml").contains("<testsuite"))
    // What is not committed is no baseline, and is held against the commit that it is based on.
    let same = try shell(
      "touch bench.in && echo >> bench.in && ci/speedup-gate main && ls speedup-ci/baselines | wc -l")
    #expect(same.status == 0 && same.output.hasSuffix("2\n"), "\(same.output)")
    // A cache that lacks the base is a first run again.
    let lost = try shell("git checkout -q bench.in && rm -r speedup-ci/baselines && ci/speedup-gate main~1")
    #expect(lost.status == 0 && lost.output.contains("no baseline for"), "\(lost.output)")
  }

  @Test(arguments: ["github", "gitlab"])
  func `the steps of a recipe with counts run one after the other`(host: String) throws {
    try Files.makeDirectory("\(root)/bin")
    try Valgrind.standIn(in: "\(root)/bin")
    for tool in ["gh", "curl", "apt-get"] { try Files.write("\(root)/bin/\(tool)", "#!/bin/sh\n") }
    try commit(loops: 20_000, recipe: host, metric: "--metric instructions")
    let isGitHub = host == "github"
    let file = isGitHub ? ".github/workflows/speedup.yml" : "ci/speedup.gitlab-ci.yml"
    let yaml = try Files.readText("\(root)/\(file)")
    #expect(yaml.contains("speedup-counts") && !yaml.contains("speedup-base") && yaml.contains("valgrind"))
    let steps = Self.steps(yaml, below: isGitHub ? "run: |" : "- |")
    let variables =
      "BASE=$(git rev-parse HEAD~1) CI_COMMIT_BEFORE_SHA=$(git rev-parse HEAD~1) GITHUB_STEP_SUMMARY=$PWD/summary"
    let zeros = String(repeating: "0", count: 40)
    let folder = "SPEEDUP_BASELINES=$PWD/speedup-ci/kept PULL_REQUEST=1"
    try #require(try shell("chmod +x bin/*").status == 0)
    #expect(try shell("set -e\n\(steps[1])", "\(folder) BASE=\(zeros) CI_COMMIT_BEFORE_SHA=\(zeros)").status == 0)
    try commit(loops: 60_000)
    let statuses = try steps.dropFirst().map { try shell("set -e\n\($0)", "\(folder) \(variables)").status }
    #expect(statuses == (isGitHub ? [1, 0, 0] : [1, 0]))
  }

  @Test func `a file that is there is never overwritten`() throws {
    try commit(loops: 1)
    try Files.write("\(root)/ci/speedup-gate", "mine")
    let again = try shell("speedup ci init github")
    #expect(again.status == 2 && again.output.contains("ci/speedup-gate is there already"))
    #expect(try Files.readText("\(root)/ci/speedup-gate") == "mine")
    #expect(try shell("speedup ci init gitlab").status == 2 && !Files.exists("\(root)/ci/speedup.gitlab-ci.yml"))
  }

  @Test(arguments: [
    ("ci", "'init'"), ("ci init travis", "there is no recipe for 'travis'"), ("ci init", "say which"),
    ("ci init github --run ./bench", "{checkout}"),
  ])
  func `what can't be meant is refused`(line: String, says: String) throws {
    let result = try shell("speedup \(line)")
    #expect(result.status == 2 && result.output.contains(says), "\(result.output)")
  }

  @Test func `the host is found by its files`() throws {
    let result = try shell("mkdir .github && speedup ci init")
    #expect(result.status == 0 && result.output.contains(".github/workflows/speedup.yml"), "\(result.output)")
  }

  @Test func `what the user writes stands in the script as it is`() throws {
    var recipe = CIRecipe(host: .gitlab)
    recipe.build = "make 'a b'"
    recipe.gate = "--set 'n=1,2'"
    let script = recipe.files[0].text
    #expect(script.contains(#"build='make '\''a b'\'''"#) && script.contains("gate=(--set 'n=1,2')"))
  }

  /// The shell's part of a YAML file: what is indented below such a line.
  private static func steps(_ yaml: String, below key: String) -> [String] {
    var steps: [[Substring]] = []
    var indent: Int?
    for line in yaml.split(separator: "\n", omittingEmptySubsequences: false) {
      let depth = line.prefix { $0 == " " }.count
      if let begun = indent, depth > begun { steps[steps.count - 1].append(line) } else { indent = nil }
      if line.dropFirst(depth) == key {
        steps.append([])
        indent = depth
      }
    }
    return steps.map { $0.joined(separator: "\n") }
  }
}
