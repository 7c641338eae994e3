import Testing

@testable import SpeedupCore
@testable import SpeedupReport
@testable import SpeedupSystem

@Suite struct ChartsScriptTests {
  /// Compares a script with `Fixtures/charts/NAME.gp`, whose picture was looked at when it was put there. After a
  /// wanted change, SPEEDUP_REWRITE_GOLDEN=1 writes the fixtures anew: look at the pictures again then.
  private func expectGolden(
    _ name: String, _ named: NamedChart?, _ place: SourceLocation = #_sourceLocation
  ) throws {
    let script = gnuplotScript(for: try #require(named, sourceLocation: place)).split(separator: "\n")
    let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    if Environment.value("SPEEDUP_REWRITE_GOLDEN") != nil {
      let text = gnuplotScript(for: try #require(named))
      try Files.write("/\(folder)/Fixtures/charts/\(name).gp", text)
    }
    let golden = try Files.readText("/\(folder)/Fixtures/charts/\(name).gp").split(separator: "\n")
    let different = zip(script, golden).first { $0 != $1 }
    #expect(different == nil, "the first line that differs, drawn and golden", sourceLocation: place)
    #expect(script.count == golden.count, sourceLocation: place)
  }

  @Test(arguments: ["time-by-symbols", "peak-memory-by-symbols", "time-by-variant"])
  func `scripts of a grid of sizes stay as they are`(name: String) throws {
    var options = ChartOptions()
    options.machine = "Machine: made up"
    let selection = try charts(for: MadeUpResults.sizes, title: "weekly", options: options)
    try expectGolden(name, selection.charts.first { $0.name == name })
  }

  @Test(arguments: ["time-by-cores", "speed-up-by-cores", "efficiency-by-cores", "cpu-time-inflation"])
  func `scripts of a grid of cores stay as they are`(name: String) throws {
    let selection = try charts(for: MadeUpResults.cores, title: "weekly")
    try expectGolden(name, selection.charts.first { $0.name == name })
  }

  @Test func `the script of a map stays as it is`() throws {
    let selection = try charts(for: MadeUpResults.chunks, title: "weekly")
    try expectGolden("workers-by-chunk", selection.charts.first { $0.name == "workers-by-chunk" })
  }

  @Test func `a text is single-quoted strings, its own quotes outside of them`() {
    #expect(SafeText.gnuplot("it's `x` \"y\"\\") == "'it'.\"\\047\".'s `x` \"y\"\\'")
    #expect(SafeText.gnuplot("'a") == "''.\"\\047\".'a'")
    #expect(SafeText.gnuplot("a\nb") == "'a\\nb'")
    #expect(SafeText.tick("50 %g") == "50 %%g")
  }

  @Test func `a character that fonts may lack is shown by name`() {
    #expect(SafeText.drawable("é Ω Ж × … 🙂") == "é Ω Ж × … \\u{1F642}")
  }

  @Test func `wide characters are drawn, in the PNG where a font of this machine has them`() throws {
    #expect(SafeText.drawable("漢字 かな 한글") == "漢字 かな 한글")
    #expect(SafeText.narrow("a 漢") == "a \\u{6F22}")
    var results = MadeUpResults(axes: ["variant"])
    for (variant, wall) in [("漢字", 1.0), ("plain", 2.0)] { results.add([variant], walls: [wall]) }
    let script = gnuplotScript(for: try #require(try charts(for: results.table, title: "").charts.first))
    let halves = script.split(separator: "set terminal pngcairo")
    #expect(halves.count == 2 && halves[0].contains("'漢字'") && !halves[1].contains("漢字"))
    #expect(halves[1].contains("if (!exists('ARG2') || ARG2 ne 'wide') {") && halves[1].contains("\\u{6F22}\\u{5B57}"))
  }

  @Test(arguments: [
    (1, "1.0"), (0, "0.0"), (0.1 + 0.2, "0.3"), (1e-9, "1e-09"), (-2.5, "-2.5"), (1e300, "1e+300"),
  ])
  func `a number has a point and no noise in its last digits`(value: Double, text: String) {
    #expect(GnuplotText.number(value) == text)
  }

  @Test func `texts wrap at spaces and a long word is cut`() {
    #expect(ChartLayout.wrapped("one two three", to: 7) == ["one two", "three"])
    #expect(ChartLayout.wrapped("abcdefghij", to: 5) == ["ab…ij"])
  }
}

@Suite struct ChartsAxisTests {
  private func labels(
    _ scale: ChartAxis.Scale, _ kind: ChartAxis.Kind, _ values: [Double], atValues: Bool = false
  ) -> [String] {
    ChartAxis("", scale, kind, holding: values, ticksAtValues: atValues).ticks.map(\.label)
  }

  @Test func `times over decades have a tick a decade`() {
    #expect(labels(.log, .seconds, [0.0005, 20]) == ["1 ms", "10 ms", "100 ms", "1 s", "10 s"])
  }

  @Test func `memory over octaves has ticks at powers of two`() {
    #expect(labels(.log, .bytes, [10e6, 200e6]) == ["8 MiB", "16 MiB", "32 MiB", "64 MiB", "128 MiB"])
  }

  @Test func `a narrow logarithmic axis still has several ticks`() {
    for values in [[1.0, 1.3], [0.010, 0.012], [3.0, 3.0]] {
      #expect(labels(.log, .seconds, values).count >= 2)
      #expect(labels(.log, .bytes, values.map { $0 * 1e8 }).count >= 2)
    }
  }

  @Test func `a linear axis keeps one unit and as many decimals`() {
    #expect(labels(.linear, .seconds, [1.0]) == ["0.0 s", "0.2 s", "0.4 s", "0.6 s", "0.8 s", "1.0 s"])
    #expect(labels(.linear, .ratio, [2]) == ["×0.0", "×0.5", "×1.0", "×1.5", "×2.0"])
  }

  @Test func `ticks at measured values are thinned where they would touch`() {
    let counts = (1...252).map(Double.init)
    let kept = labels(.log, .count, counts, atValues: true)
    #expect(kept.last == "252")
    #expect(kept.first == "1")
    #expect(kept.count < 25)
    let few = labels(.log, .count, [1, 2, 4, 16, 64, 252], atValues: true)
    #expect(few == ["1", "2", "4", "16", "64", "252"])
  }

  @Test(arguments: [ChartAxis.Scale.log, .linear], [ChartAxis.Kind.seconds, .bytes, .count, .ratio])
  func `an axis survives whatever a results file says`(scale: ChartAxis.Scale, kind: ChartAxis.Kind) {
    for values in [[], [0], [-1, 1], [1e300, 1e-300], [.infinity], [.nan, 2], [-5, -4]] {
      for atValues in [false, true] {
        let axis = ChartAxis("", scale, kind, holding: values, ticksAtValues: atValues)
        #expect(axis.range.lowerBound < axis.range.upperBound)
        #expect(axis.ticks.count <= 40)
      }
    }
  }

  @Test func `all values lie inside the range`() {
    for values in [[1.0], [0, 0], [1e-9, 1e9], [0.5, 3]] {
      let linear = ChartAxis("", .linear, .count, holding: values).range
      #expect(values.allSatisfy(linear.contains))
      guard values.allSatisfy({ $0 > 0 }) else { continue }
      #expect(values.allSatisfy(ChartAxis("", .log, .count, holding: values).range.contains))
    }
  }
}
