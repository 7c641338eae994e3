import Testing

@testable import SpeedupCore

@Suite struct AnswerLedgerTests {
  private func exact(_ digest: String, _ probes: [Double] = [1], slacks: [Double]? = nil) -> Answer {
    var answer = Answer(digest: digest, probes: probes)
    answer.probeSlacks = slacks
    return answer
  }

  private func reduced(_ probes: [Double], _ digest: String = "r") -> Answer {
    Answer(digest: digest, precision: .reduced, probes: probes)
  }

  @Test func `a down-cast answer that comes first does not condemn the exact ones`() {
    var ledger = AnswerLedger()
    #expect(ledger.check(input: "i", run: "f32", answer: reduced([2]), voter: 0) == nil)
    for voter in 1...3 { #expect(ledger.check(input: "i", run: "e\(voter)", answer: exact("a"), voter: voter) == nil) }
    #expect(ledger.refusedLate.count == 1 && ledger.refusedLate[0].contains("f32"))
    #expect(ledger.check(input: "i", run: "f32 again", answer: reduced([2]), voter: 0)?.contains("more than") == true)
  }

  @Test func `a down-cast answer is held to the exact one relatively and absolutely`() {
    var ledger = AnswerLedger()
    _ = ledger.check(input: "i", run: "e", answer: exact("a", [1e-4, 1e6]))
    #expect(ledger.check(input: "i", run: "r", answer: reduced([1e-4 + 6e-8, 1e6 + 5])) == nil)
    #expect(ledger.check(input: "i", run: "s", answer: reduced([1e-4 + 2e-6, 1e6], "s")) != nil)
    #expect(ledger.check(input: "i", run: "t", answer: reduced([1e-4, 1e6 + 20], "t")) != nil)
  }

  @Test func `the exact answer says how far a down-cast one may be from each probe`() {
    var ledger = AnswerLedger()
    _ = ledger.check(input: "i", run: "e", answer: exact("a", [50, 50], slacks: [0.1, 0]))
    #expect(ledger.check(input: "i", run: "r", answer: reduced([50.05, 50])) == nil)
    #expect(ledger.check(input: "i", run: "s", answer: reduced([50, 50.05], "s")) != nil)
  }

  @Test func `the exact answer that most cells gave is right though another came first`() {
    var ledger = AnswerLedger()
    #expect(ledger.check(input: "i", run: "e0", answer: exact("wrong"), voter: 0) == nil)
    #expect(ledger.check(input: "i", run: "e1", answer: exact("a"), voter: 1) != nil, "one against one")
    #expect(ledger.check(input: "i", run: "e2", answer: exact("a"), voter: 2) == nil)
    #expect(ledger.check(input: "i", run: "e1", answer: exact("a"), voter: 1) == nil)
    #expect(ledger.check(input: "i", run: "e0", answer: exact("wrong"), voter: 0)?.contains("a of e1") == true)
  }

  @Test func `a cell has one voice however often it runs`() {
    var ledger = AnswerLedger()
    for _ in 0..<9 { _ = ledger.check(input: "i", run: "e0", answer: exact("wrong"), voter: 0) }
    for voter in 1...2 { _ = ledger.check(input: "i", run: "e\(voter)", answer: exact("a"), voter: voter) }
    #expect(ledger.check(input: "i", run: "e1", answer: exact("a"), voter: 1) == nil)
  }

  @Test func `a refused down-cast answer has no say against another`() {
    var ledger = AnswerLedger()
    _ = ledger.check(input: "i", run: "bad", answer: reduced([9], "bad"), voter: 0)
    _ = ledger.check(input: "i", run: "e", answer: exact("a"), voter: 1)
    #expect(ledger.check(input: "i", run: "good", answer: reduced([1]), voter: 2) == nil)
  }

  @Test func `answers of different inputs are not held against each other`() {
    var ledger = AnswerLedger()
    #expect(ledger.check(input: "i", run: "e", answer: exact("a")) == nil)
    #expect(ledger.check(input: "j", run: "e", answer: exact("b")) == nil)
  }
}
