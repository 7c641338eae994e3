import SpeedupCore

/// The gnuplot script (for version 5.4 or newer) that draws `chart` as `NAME.svg` and `NAME.png`, 1000 × 640,
/// in the directory given as the script's first argument (`gnuplot -c NAME.gp DIR`), else in the current one.
package func gnuplotScript(for named: NamedChart) -> String {
  let chart = named.chart
  let layout = ChartLayout(chart)
  var script = GnuplotScript()
  script.add("# Needs gnuplot 5.4 or newer. Run: gnuplot \(named.name).gp")
  script.add("set encoding utf8")
  script.add("directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''")
  script.add("set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'")
  script.add("set output directory.'\(named.name).svg'")
  script.frame(chart, layout)
  switch chart.plot {
  case .lines(let plot): script.lines(plot, layout)
  case .bars(let plot): script.bars(plot)
  case .heatMap(let map): script.heatMap(map)
  }
  script.add("set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'")
  script.add("set output directory.'\(named.name).png'")
  script.add("replot")
  script.add("set output")
  return script.text
}

/// A script under construction.
struct GnuplotScript {
  package private(set) var text = ""

  /// Adds one line.
  mutating func add(_ line: String) { text += line + "\n" }

  /// Adds a named block of rows of numbers.
  mutating func data(_ name: String, _ rows: [[Double]]) {
    add("$\(name) << END")
    for row in rows { add(row.map(GnuplotText.number).joined(separator: " ")) }
    add("END")
  }

  /// Adds a text at a place, such as `screen 0.02,0.95`.
  mutating func label(_ text: String, at place: String, size: Int, colour: String, align: String = "left") {
    add(
      "set label \(SafeText.gnuplot(text)) at \(place) \(align) front "
        + "font ',\(size)' textcolor rgb '\(colour)'")
  }

  /// Adds the settings of an axis (`x`, `y` or `cb`): label, scale, range and ticks.
  mutating func axis(_ name: String, _ axis: ChartAxis) {
    add("set \(name)label \(SafeText.gnuplot(axis.label))")
    if axis.scale == .log { add("set logscale \(name)") }
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    add("set \(name)range [\(GnuplotText.number(low)):\(GnuplotText.number(high))]")
    add("set \(name)tics \(Self.ticks(axis.ticks.map { ($0.position, $0.label) }))")
  }

  /// Ticks as a list of labels and places.
  static func ticks(_ ticks: [(position: Double, label: String)]) -> String {
    let list = ticks.map { "\(SafeText.gnuplotTick($0.label)) \(GnuplotText.number($0.position))" }
    return "(\(list.joined(separator: ", ")))"
  }

  /// Adds what every chart has: margins, title, subtitle, notes, borders and grid.
  mutating func frame(_ chart: Chart, _ layout: ChartLayout) {
    add("set lmargin at screen \(layout.left)")
    add("set rmargin at screen \(layout.right)")
    add("set tmargin at screen \(layout.top)")
    add("set bmargin at screen \(layout.bottom)")
    label(layout.title, at: "screen 0.02,0.955", size: 17, colour: "#000000")
    for (index, line) in layout.subtitle.enumerated() {
      label(line, at: "screen 0.02,\(layout.height(ofSubtitle: index))", size: 12, colour: ChartPalette.quiet)
    }
    for (index, line) in layout.notes.enumerated() {
      label(line, at: "screen 0.02,\(layout.height(ofNote: index))", size: 10, colour: ChartPalette.quiet)
    }
    add("set border 3 linecolor rgb '#333333'")
    add("set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '\(ChartPalette.grid)'")
    add("set tics nomirror scale 0.5")
    add("unset key")
  }
}
