import Testing

@testable import SpeedupCore

@Suite struct DeclaredFigureTests {
  @Test func `a declaration tells name, unit, direction and pattern`() throws {
    let plain = try DeclaredFigure(parsing: "ratio=(\\d+)")
    #expect(plain == DeclaredFigure(name: "ratio", pattern: "(\\d+)"))
    let whole = try DeclaredFigure(parsing: "tps[/s,higher]=([0-9.]+) tps=")
    #expect(whole == DeclaredFigure(name: "tps", unit: "/s", better: .higher, pattern: "([0-9.]+) tps="))
    #expect(try DeclaredFigure(parsing: "loss[higher]").better == .higher)
    #expect(try DeclaredFigure(parsing: "p99[ms]") == DeclaredFigure(name: "p99", unit: "ms"))
    for text in ["tps[/s,higher]=([0-9]+)", "p99[ms,lower]"] {
      #expect(try DeclaredFigure(parsing: text).declaration == text)
    }
  }

  @Test(arguments: ["", "=x", "1a=(x)", "a[", "a[ms,up]=(x)", "a[a,b,c]=(x)", "a=", "a]x", "a=[0-9]+", "a=([0-9"])
  func `a declaration that is none is refused`(text: String) {
    let error = #expect(throws: InputError.self) { try DeclaredFigure(parsing: text) }
    #expect(error?.description.hasPrefix("--figure") == true)
  }

  @Test func `the last match of the output counts`() throws {
    let figure = try DeclaredFigure(parsing: "tps=([0-9.]+) tps")
    #expect(try figure.value(output: "1 tps\n2.5 tps\n", file: "tps 9") == 2.5)
    #expect(throws: InputError.self) { try figure.value(output: "none", file: "") }
    let odd = try DeclaredFigure(parsing: "tps=is (.+)")
    #expect(throws: InputError.self) { try odd.value(output: "is fast", file: "") }
  }

  @Test func `a hexadecimal number is none`() throws {
    let figure = try DeclaredFigure(parsing: "x=(\\S+)")
    #expect(throws: InputError.self) { try figure.value(output: "0x10", file: "") }
    #expect(throws: InputError.self) { try DeclaredFigure(name: "x").value(output: "", file: "x 0x1F") }
    var figures = RunFigures()
    #expect(!figures.set(.own(figure), field: "0x10") && figures.set(.own(figure), field: "-1.5e3"))
    #expect(ResultAxes(cells: [[AxisValue("n", "0x10")]]).isNumeric("n") == false)
  }

  @Test func `without a pattern the figure stands in the file`() throws {
    let figure = try DeclaredFigure(parsing: "p99[ms]")
    #expect(try figure.value(output: "p99 7", file: "p50 1 ms\np99 3 ms\np99 4.5\n") == 4.5)
    for file in ["", "p99", "p99 x", "p99 3 us"] {
      #expect(throws: InputError.self) { try figure.value(output: "", file: file) }
    }
  }

  @Test func `a unit in the file has to be declared`() throws {
    let plain = try DeclaredFigure(parsing: "q")
    let error = #expect(throws: InputError.self) { try plain.value(output: "", file: "q 5 ms") }
    #expect(error?.description.hasSuffix("declare it: --figure 'q[ms]'") == true)
    #expect(try plain.value(output: "", file: "q 5") == 5)
  }

  @Test func `numbers are shown with their unit`() {
    #expect(DeclaredFigure(name: "a").text(1.5) == "1.5")
    #expect(DeclaredFigure(name: "a", unit: "ms").text(12.34) == "12.3 ms")
    #expect(DeclaredFigure(name: "a", unit: "/s").text(200) == "200/s")
    #expect(DeclaredFigure(name: "a", unit: "%").text(3) == "3 %")
  }

  @Test func `a figure of a program has no number`() {
    let own = Metric.own(DeclaredFigure(name: "tps", better: .higher))
    #expect(own.number < 0 && own.name == "tps" && own.column == nil && own.better == .higher)
    #expect(Metric.cpu.better == .lower)
    var figures = RunFigures()
    let isTaken = figures.set(own, field: "2.5")
    #expect(isTaken && figures.value(own) == 2.5 && figures.field(own) == "2.5")
    let isRefused = !figures.set(own, field: "x")
    #expect(isRefused)
    #expect(figures != RunFigures())
  }

  @Test func `a program's own figures are judged beside what is asked for, with a margin`() throws {
    let figure = DeclaredFigure(name: "tps", better: .higher)
    let plain = try MetricMargin.read(metrics: nil, thresholds: ["tps=4%"], figures: [figure])
    #expect(plain == [MetricMargin(.cpu), MetricMargin(.own(figure), Margin("4%"))])
    let named = try MetricMargin.read(metrics: "tps", thresholds: [], figures: [figure])
    #expect(named.map(\.metric) == [.own(figure)])
    #expect(throws: InputError.self) { try MetricMargin.read(metrics: "tps", thresholds: []) }
  }
}
