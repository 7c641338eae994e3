import Testing

@testable import SpeedupCore

@Suite struct SizingPrecedenceTests {
  private func resolve(
    _ commandLine: SizingChoice = SizingChoice(), environment: [String: String] = [:],
    spec: SizingChoice = SizingChoice(), rule: SizingRule = .tiered
  ) throws -> ResolvedSizing {
    try ResolvedSizing(
      commandLine: commandLine, environment: { environment[$0] }, spec: spec, rule: rule,
      input: SizingInput(cores: CoreCount(clamping: 32), memory: Bytes(1 << 30)))
  }

  @Test func `the command line is stronger than the environment than the spec file than the rule`() throws {
    let spec = SizingChoice(workers: 5, chunk: 500)
    let environment = ["SWEEP_WORKERS": "6", "SWEEP_CHUNK_SIZE": "600"]
    let all = try resolve(SizingChoice(workers: 7, chunk: 700), environment: environment, spec: spec)
    #expect(all.workers == Sourced(value: 7, source: .commandLine))
    #expect(all.chunk == Sourced(value: 700, source: .commandLine))
    let three = try resolve(environment: environment, spec: spec)
    #expect(three.workers == Sourced(value: 6, source: .environment("SWEEP_WORKERS")))
    #expect(three.chunk == Sourced(value: 600, source: .environment("SWEEP_CHUNK_SIZE")))
    let two = try resolve(spec: spec)
    #expect(two.workers == Sourced(value: 5, source: .spec))
    #expect(two.chunk == Sourced(value: 500, source: .spec))
    let one = try resolve()
    #expect(one.workers == Sourced(value: 16, source: .rule(.tiered)))
    #expect(one.chunk == Sourced(value: 52_428, source: .rule(.tiered)))
    #expect(one.threads == nil)
  }

  @Test func `every value is resolved by itself`() throws {
    let mixed = try resolve(
      SizingChoice(chunk: 9), environment: ["SWEEP_WORKERS": "3"], spec: SizingChoice(threads: 2))
    #expect(mixed.workers.source == .environment("SWEEP_WORKERS"))
    #expect(mixed.chunk?.source == .commandLine)
    #expect(mixed.threads == Sourced(value: 2, source: .spec))
  }

  @Test func `a rule that counts jobs is told the workers that were chosen`() throws {
    let sixteen = try resolve(environment: ["SWEEP_WORKERS": "16"], rule: .blas003)
    #expect(sixteen.threads == Sourced(value: 2, source: .rule(.blas003)))
    #expect(try resolve(rule: .blas003).threads?.value == 4)
  }

  @Test(
    arguments: ["SWEEP_WORKERS", "SWEEP_CHUNK_SIZE"],
    [
      ("abc", "not a whole number"), ("0", "below 1"), ("-4", "below 1"), ("", "not a whole number"),
      ("99999999999999999999", "too large"), ("4.0", "not a whole number"), (" 8", "not a whole number"),
    ])
  func `a bad variable is an error that names it and its value`(name: String, bad: (value: String, wrong: String)) {
    let expected = InputError(
      "\(name) is '\(bad.value)', \(bad.wrong); set it to 1 or more, or unset it")
    #expect(throws: expected) { try resolve(environment: [name: bad.value]) }
    // Also where a stronger source speaks: the value is wrong all the same.
    #expect(throws: expected) {
      try resolve(SizingChoice(workers: 1, chunk: 1), environment: [name: bad.value])
    }
  }

  @Test func `bad numbers of the command line and the spec file are errors too`() {
    #expect(throws: InputError("--workers is 0; expected a whole number from 1 up")) {
      try resolve(SizingChoice(workers: 0))
    }
    #expect(throws: InputError("spec file: chunk is -1; expected a whole number from 1 up")) {
      try resolve(spec: SizingChoice(chunk: -1))
    }
  }

  @Test func `sources are reported by the names people know them by`() {
    let sources: [SizingSource] = [.commandLine, .environment("SWEEP_WORKERS"), .spec, .rule(.cap8)]
    #expect(sources.map(\.description) == ["command line", "SWEEP_WORKERS", "spec file", "rule cap-8"])
  }
}
