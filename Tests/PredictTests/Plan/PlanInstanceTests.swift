import SpeedupCore
import SpeedupPredict
import Testing

/// Rows on machines that can be rented: what their start-up and speed do to shares, and what the rows say of them.
struct PlanInstanceTests {
  /// 100 ms that only one does, and 12 tasks of 100 ms.
  private let model: ReplayModel

  init() throws { model = try ReplayModel([Traces.oneCore(serial: 100, tasks: Array(repeating: 100, count: 12))]) }

  private func plan(startUp: Double = 0, speed: Double = 1, workers: [Int] = [1, 2, 4]) -> CapacityPlan {
    var machine = InstanceType(name: "m", cores: 4, memory: Bytes(1 << 30), price: 1)
    (machine.startUp, machine.speed) = (Seconds(startUp), speed)
    return CapacityPlan(
      workers.map { PlanPlace(cores: 4, workers: $0, instance: machine) }, from: .replay(model), memory: { _ in nil },
      goal: PlanGoal(deadline: Seconds(100)), price: .instances)
  }

  @Test(arguments: [(0.0, 1.0), (20, 1), (0, 0.1), (20, 4)])
  func `work and waste are all of cores × time`(startUp: Double, speed: Double) throws {
    for row in plan(startUp: startUp, speed: speed).rows {
      let parts = try WasteCause.allCases.map { try #require(row.share(of: $0)) }
      #expect(abs(try #require(row.efficiency) + parts.reduce(0, +) - 1) < 1e-9, "\(row.place)")
    }
  }

  @Test func `a start-up that takes most of the time is what saturates`() throws {
    let plan = plan(startUp: 20)
    let row = try #require(plan.rows.last)
    #expect(abs(row.time.centre - 20.4) < 1e-6)
    #expect(abs(try #require(row.share(of: .startUp)) - 20 / 20.4) < 1e-6)
    #expect(abs(try #require(row.efficiency) - 1.3 / (4 * 20.4)) < 1e-6)
    let found = try #require(PlanSaturation(row, among: plan.rows))
    #expect(found.cause == .startUp && abs(found.without - 0.4) < 1e-6)
  }

  @Test func `a row on a machine says which speed it rests on`() {
    for row in plan(speed: 0.1).rows {
      #expect(row.forecast.assumed == "speed 0.1 as the file says" && row.forecast.evidence == .simulated)
    }
    #expect(plan().rows.allSatisfy { $0.forecast.assumed == "speed 1 as here" })
    let here = CapacityPlan(
      [PlanPlace(cores: 4, workers: 4)], from: .replay(model), memory: { _ in nil },
      goal: PlanGoal(deadline: Seconds(100)), price: .coreHours)
    #expect(here.rows[0].forecast.assumed == nil)
  }

  @Test func `what was measured here was not measured on a machine`() {
    var machine = InstanceType(name: "m", cores: 4, memory: Bytes(1 << 30), price: 1)
    machine.speed = 2
    let runs = PlanMeasured(cores: 4, workers: 4, time: TimeBand(low: 0.3, centre: 0.4, high: 0.5), runs: [0.4])
    let row = CapacityPlan(
      [PlanPlace(cores: 4, workers: 4, instance: machine)], from: .replay(model), memory: { _ in nil },
      goal: PlanGoal(deadline: Seconds(100)), price: .instances, measured: [runs]
    ).rows[0]
    #expect(row.forecast.evidence == .fitted && row.forecast.cover == "measured here")
    #expect(row.forecast.assumed == "speed 2 as the file says" && abs(row.time.centre - 0.2) < 1e-9)
  }

  @Test(arguments: 1...24)
  func `without a cause no row takes less than what remains of the work`(workers: Int) throws {
    let serial = try ReplayModel([Traces.oneCore(serial: 460, tasks: Array(repeating: 4, count: 24))])
    let plan = CapacityPlan(
      [PlanPlace(cores: workers, workers: workers)], from: .replay(serial), memory: { _ in nil },
      goal: PlanGoal(deadline: Seconds(10)), price: .coreHours)
    guard let found = PlanSaturation(plan.rows[0], among: plan.rows) else { return }
    #expect(found.without >= max(0.096 / Double(workers), 0.004) - 1e-9, "\(found)")
    #expect(found.without <= plan.rows[0].time.centre)
  }

  @Test func `beyond superlinear times nothing is told`() throws {
    let times = [(1, 100.0), (2, 45), (4, 20), (8, 8)].map {
      PlanCurve.Measured(cores: $0.0, time: TimeBand(low: $0.1, centre: $0.1, high: $0.1))
    }
    let curve = try PlanCurve(times)
    #expect(curve.law == nil)
    let refusal = #expect(throws: ReplayRefusal.self) { try curve.forecast(at: 16) }
    #expect(refusal?.description.contains("superlinear: 8 times as many do 12.5 times as much") == true)
  }

  @Test func `of rows that are about as likely the cheapest is named`() throws {
    let goal = PlanGoal(deadline: Seconds(100), chance: 0.95)
    // 13 cores are likelier by a hair than 7, for four fifths more.
    let rows = [(1, 500.0), (6, 98.5), (7, 96), (13, 95.9)].map {
      CapacityPlanTests.row(cores: $0.0, time: $0.1, goal: goal)
    }
    let plan = CapacityPlan(rows, goal: goal, price: .coreHours)
    #expect(plan.verdict == .undecided && rows[3].chance > rows[2].chance && rows[3].chance < rows[2].chance + 0.01)
    #expect(plan.subject?.place.cores == 7)
  }

  @Test func `where other load disturbed all recorded runs the next measurement is the recording`() {
    let row = plan().rows[0]
    let next = NextMeasurement(for: row, calibration: ReplayCalibration.none, planned: [1], isDisturbed: true)
    #expect(next == .recordAgain)
  }

  @Test(arguments: [
    ("price", "1e-300"), ("price", "1e9"), ("speed", "1e9"), ("speed", "0"), ("cores", "70000"), ("start_up", "5000h"),
    ("minimum_billing", "1e9s"),
  ]) func `absurd figures of a machine are refused with their range`(field: String, value: String) {
    var fields = ["name": "a", "cores": "4", "memory": "1G", "price": "1"]
    fields[field] = value
    let names = fields.keys.sorted()
    let text = "\(names.joined(separator: ","))\n\(names.map { fields[$0]! }.joined(separator: ","))\n"
    let error = #expect(throws: InputError.self) { try InstanceFile.read(Array(text.utf8), path: "m.csv") }
    let message = error?.description ?? ""
    #expect(message.hasPrefix("m.csv:2: \(field) of a is '\(value)'; write "), "\(message)")
    #expect(message.contains(" to ") || message.contains("at most"), "\(message)")
  }
}
