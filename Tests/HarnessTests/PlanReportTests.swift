import SpeedupCore
import SpeedupPredict
import Testing

@testable import SpeedupReport

@Suite struct PlanReportTests {
  private func plan(_ price: PlanPrice) -> CapacityPlan {
    let goal = PlanGoal(deadline: Seconds(100))
    let rows = [(1, 80.0), (2, 45)].map { cores, time in
      PlanRow(
        PlanPlace(cores: cores, workers: cores),
        PlanForecast(
          time: TimeBand(low: time, centre: time, high: 1.1 * time), work: 80, evidence: .simulated, cover: "made"),
        memory: nil, goal: goal, price: price)
    }
    return CapacityPlan(rows, goal: goal, price: price)
  }

  private func columns(_ price: PlanPrice) -> [String] {
    let report = PlanReport(name: "made", plan: plan(price), question: "done", basis: "Made.")
    return report.document.blocks.compactMap { block in
      if case .table(let table) = block { table.columns.map(\.key) } else { nil }
    }[0]
  }

  @Test func `without a price there is no money in any column`() {
    let keys = columns(.coreHours)
    #expect(!keys.contains { $0.hasPrefix("cost") })
    #expect(["core_hours", "core_hours_high", "core_hours_month"].allSatisfy(keys.contains))
  }

  @Test(arguments: [PlanPrice.coreHour(0.05), .instances])
  func `with a price there is money, and core-hours beside it`(_ price: PlanPrice) {
    let keys = columns(price)
    #expect(["cost_run", "cost_run_high", "cost_month", "core_hours"].allSatisfy(keys.contains))
    #expect(!keys.contains("core_hours_high"))
  }

  @Test func `a chart of machines tells fitted rows from simulated ones`() throws {
    let goal = PlanGoal(deadline: Seconds(100))
    let rows = [(2, Evidence.fitted, 0.1), (8, .simulated, 0.4)].map { cores, evidence, price in
      var place = PlanPlace(cores: cores, workers: cores)
      place.instance = InstanceType(name: "m\(cores)", cores: cores, memory: Bytes(1 << 34), price: price)
      let time = 80 / Double(cores)
      return PlanRow(
        place,
        PlanForecast(
          time: TimeBand(low: time, centre: time, high: 1.1 * time), work: 80, evidence: evidence, cover: "made"),
        memory: nil, goal: goal, price: .instances)
    }
    let plan = CapacityPlan(rows, goal: goal, price: .instances)
    let report = PlanReport(name: "made", plan: plan, question: "done", basis: "Made.")
    let chart = try #require(report.charts.first?.chart)
    guard case .lines(let plot) = chart.plot else { Issue.record("no lines"); return }
    let bands = plot.series.filter { $0.label.hasSuffix("with band") }
    #expect(bands.map(\.label) == ["simulated, with band", "fitted, with band"])
    #expect(bands.map(\.points.count) == [1, 1])
  }
}
