import SpeedupCore
import Testing

@Suite struct ShortNamesTests {
  private static let commands = ["fast", "slow", "mid"].map {
    "python3 /srv/project/benchmarks/run.py --mode=\($0) --input /srv/project/data/large.csv"
  }

  @Test func `names that begin and end alike are cut in what they have in common`() {
    let names = ShortNames(Self.commands, to: 40)
    let shown = Self.commands.map { names[$0] }
    #expect(Set(shown).count == 3)
    #expect(shown.allSatisfy { $0.count <= 40 })
    #expect(zip(["--mode=fast ", "--mode=slow ", "--mode=mid "], shown).allSatisfy { $1.contains($0) }, "\(shown)")
  }

  @Test func `names that differ at their ends are cut in the middle, and short ones stay`() {
    let long = "a" + String(repeating: "x", count: 60) + "b"
    let names = ShortNames([long, "short"], to: 10)
    #expect(names[long] == "axxxx…xxxb" && names["short"] == "short" && names["another"] == "another")
  }

  @Test func `names that differ in several places stay apart`() {
    let many = (0..<40).map {
      "tests/\(String(repeating: "p", count: 30))[\($0 % 7)-\(String(repeating: "q", count: 30))-\($0)]/end"
    }
    let names = ShortNames(many, to: 40)
    #expect(Set(many.map { names[$0] }).count == many.count)
  }

  @Test func `a name that is another one with a part left out is told from it`() {
    let (start, end) = (String(repeating: "s", count: 30), String(repeating: "e", count: 30))
    let both = ["\(start)\(end)", "\(start)--quick\(end)", "\(start)s\(end)"]
    let names = ShortNames(both, to: 40)
    #expect(Set(both.map { names[$0] }).count == 3)
  }
}
