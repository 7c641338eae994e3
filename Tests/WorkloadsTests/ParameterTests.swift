import Testing

@testable import SpeedupCore
@testable import SpeedupEngine
@testable import SpeedupKit
@testable import SpeedupWorkloads

@Suite("The workloads' parameters")
struct ParameterTests {
  enum Taste: String, CaseIterable, Sendable { case sweet, sour, salt }

  static let size = Parameter.count("size", atLeast: 2, default: 10, "how many")
  static let most = Parameter<Int?>.count("most", atLeast: 0, "at most so many")
  static let taste = Parameter.choice("taste", default: Taste.sour, "which")
  static let tastes = Parameter.choices("tastes", of: Taste.self, "which ones")
  static let note = Parameter<String?>.text("note", "a word")
  static let parts = Parameter.texts("parts", "some words")
  static let write = Parameter.toggle("write", default: true, "whether", changesAnswer: false)

  private func request(_ parameters: [String: String] = [:]) -> RunRequest {
    RunRequest(variant: "", parameters: parameters)
  }

  @Test(arguments: [
    [:], ["size": "", "most": "", "taste": "", "tastes": "", "note": "", "parts": "", "write": ""],
  ])
  func `What is not said, or empty, has the default of the declaration`(_ said: [String: String]) throws {
    let request = request(said)
    #expect(try request[Self.size] == 10 && request[Self.most] == nil && request[Self.taste] == .sour)
    #expect(try request[Self.tastes].isEmpty && request[Self.note] == nil && request[Self.parts].isEmpty)
    #expect(try request[Self.write])
  }

  @Test func `What is said is read by its type`() throws {
    let request = request([
      "size": "2", "most": "0", "taste": "salt", "tastes": "salt+sweet", "note": "a b", "parts": "x+y", "write": "off",
    ])
    #expect(try request[Self.size] == 2 && request[Self.most] == 0 && request[Self.taste] == .salt)
    #expect(try request[Self.tastes] == [.salt, .sweet] && request[Self.note] == "a b")
    #expect(try request[Self.parts] == ["x", "y"])
    #expect(try !request[Self.write])
  }

  @Test(arguments: [
    ("size", "1", "--size: '1' is not a whole number of at least 2"),
    ("size", "many", "--size: 'many' is not a whole number of at least 2"),
    ("size", "1000000001", "--size: 1000000001 is too large; take at most 1000000000"),
    ("most", "-1", "--most: '-1' is not a whole number of at least 0"),
    ("taste", "swet", "--taste: there is no 'swet'; did you mean sweet? There are: sweet, sour, salt"),
    ("tastes", "salt+bitter", "--tastes: there is no 'bitter'; there are: sweet, sour, salt"),
    ("tastes", "salt++sour", "--tastes: 'salt++sour' has an empty name; write names with single + between them"),
    ("write", "yes", "--write: there is no 'yes'; there are: on, off"),
  ])
  func `What is no value is refused where it is planned and where it is read, with option, value and fix`(
    _ name: String, _ text: String, _ message: String
  ) {
    let all: [any WorkloadParameter] = [Self.size, Self.most, Self.taste, Self.tastes, Self.write]
    #expect(throws: InputError(message)) { try all.first { $0.name == name }?.check(text) }
    let request = request([name: text])
    #expect(throws: InputError(message)) {
      _ = try (request[Self.size], request[Self.most], request[Self.taste], request[Self.tastes], request[Self.write])
    }
  }

  @Test func `Every default of every workload is a value of its parameter, and no name is there twice`() throws {
    for workload in BuiltIn.workloads {
      #expect(Set(workload.parameters.map(\.name)).count == workload.parameters.count)
      for parameter in workload.parameters where !parameter.defaultText.isEmpty {
        #expect(throws: Never.self) { try parameter.check(parameter.defaultText) }
      }
    }
  }

  @Test(arguments: [
    ("weekly", ["days", "skew", "order"]), ("preprocess", ["symbols", "days", "skew"]),
    ("analyzer", ["history-days"]),
    ("matching", ["partitions", "orders", "partition-skew", "filler"]), ("training", []),
  ])
  func `Beside a data file every workload refuses what shapes its generated input, and leaves its column empty`(
    _ name: String, _ expected: [String]
  ) throws {
    let workload = try SweepPlanner.workload(named: name, among: BuiltIn.workloads)
    #expect(workload.parameters.filter(\.generates).map(\.name) == expected)
    var request = SweepRequest([Subject(.workload(name))])
    request.data = ("real.csv", "0")
    let plan = try SweepPlanner(request, host: .some, workloads: BuiltIn.workloads).plan()
    for parameter in expected { #expect(plan.cells[0].values.value(of: parameter) == "") }
  }

  @Test func `Names with + between them are one cell, with commas a cell each`() throws {
    func cells(_ text: String) throws -> [Set<Strategy>] {
      var request = SweepRequest([Subject(.workload("weekly"))])
      request.axes = [
        ("variant", ["partition"]), ("strategy", ["adaptive"]), ("fail", try AxisRange.values(text, option: "--fail")),
      ]
      let plan = try SweepPlanner(request, host: .some, workloads: BuiltIn.workloads).plan()
      return try plan.cells.map { try plan.request(of: $0)[WeeklyParameters.fail] }
    }
    #expect(try cells("adaptive+batched") == [[.adaptive, .batched]])
    #expect(try cells("adaptive,batched") == [[.adaptive], [.batched]])
    #expect(try cells("adaptive+batched,direct") == [[.adaptive, .batched], [.direct]])
    #expect(throws: InputError.self) { try cells("adaptive+never") }
    #expect(WeeklyParameters.fail.summary.contains("adaptive+batched are two in one run, adaptive,batched two cells"))
  }
}

extension Host {
  /// A machine of two CPUs.
  fileprivate static var some: Host { Host(allowed: CpuSet(0..<2)) }
}
