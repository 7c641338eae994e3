import SpeedupCore
import Testing

@Suite struct ExpressionTests {
  private func value(_ text: String, _ numbers: [String: Double] = [:]) throws -> Double? {
    try Expression(text).value { numbers[$0] }
  }

  @Test func `products bind stronger than sums, powers stronger than signs`() throws {
    #expect(try value("1 + 2 * 3") == 7)
    #expect(try value("-2 ^ 2") == -4)
    #expect(try value("(1 + 2) * 3 - 8 / 4") == 7)
  }

  @Test func `a comparison may be a chain and gives 1 or 0`() throws {
    #expect(try value("1 <= 2 <= 3") == 1)
    #expect(try value("1 <= 4 <= 3") == 0)
    #expect(try value("0.1 + 0.2 == 0.3") == 1)
    #expect(try value("not 1 > 2 and 3 != 4 or 1 == 2") == 1)
  }

  @Test func `names stand for the numbers given, and one that is missing leaves no value`() throws {
    #expect(try value("cpu / wall", ["cpu": 3, "wall": 2]) == 1.5)
    #expect(try value("cpu / wall", ["cpu": 3]) == nil)
    #expect(try value("cpu / wall", ["cpu": 3, "wall": 0]) == nil)
    #expect(try Expression("a + b * a").names == ["a", "b"])
  }

  @Test func `a name between backquotes may have signs in it`() throws {
    #expect(try value("1 / `allocs-op`", ["allocs-op": 4]) == 0.25)
    #expect(try Expression("`a b` + c").names == ["a b", "c"])
    #expect(throws: InputError.self) { try Expression("`open") }
  }

  @Test func `the sizing rules can be asked`() throws {
    #expect(try value("workers('tiered', n)", ["n": 32]) == 16)
    #expect(try value("threads('blas-003', 252, 8)") == 4)
    #expect(try value("chunk('tiered', 4 * 1024 ^ 3)") == 209_715)
    #expect(try value("workers('cap-8', 16, 4 * 1024 ^ 3, 1024 ^ 3)") == 4)
  }

  @Test(arguments: [
    ("1 +", "it ends where"), ("(1", "never closed"), ("1 2", "not expected"), ("foo(1)", "there is no function 'foo'"),
    ("workers('tired', 2)", "there is no rule 'tired'"), ("min()", "does not take 0"), ("a; b", "not expected"),
    ("'open", "a quote is never closed"), ("1..2", "is no number"),
  ])
  func `what can't be read is told with its text`(_ text: String, _ problem: String) {
    #expect { try Expression(text) } throws: { "\($0)".contains(problem) && "\($0)".contains(text.prefix(3)) }
  }

  @Test func `a text that is too deep or too long is refused`() {
    #expect(throws: InputError.self) { try Expression(String(repeating: "(", count: 200) + "1") }
    #expect(throws: InputError.self) { try Expression(String(repeating: "1+", count: 600) + "1") }
  }
}
