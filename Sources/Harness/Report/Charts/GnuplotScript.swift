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
  script.legend(layout)
  switch chart.plot {
  case .lines(let plot): script.lines(plot)
  case .bars(let plot): script.bars(plot)
  case .dots(let plot): script.dots(plot)
  case .heatMap(let map): script.heatMap(map)
  case .timeline(let plot): script.timeline(plot)
  }
  script.add("set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'")
  script.addNarrowTexts()
  script.add("set output directory.'\(named.name).png'")
  script.add("replot")
  script.add("set output")
  return script.text
}

struct GnuplotScript {
  package private(set) var text = ""
  /// Lines of ``text`` with wide characters, as they are where no font has these.
  private var narrow: [String] = []
  private var labels = 0
  /// How high the middle of the drawing is.
  private var middle = 0.5
  private var arrows = 0

  mutating func add(_ line: String) { text += line + "\n" }

  /// Adds a line that holds texts from data.
  /// - Parameter line: makes it with each text put through the function that it is given.
  mutating func add(texts line: ((String) -> String) -> String) {
    let plain = line(SafeText.gnuplot)
    add(plain)
    let named = line { SafeText.gnuplot(SafeText.narrow($0)) }
    if named != plain { narrow.append(named) }
  }

  /// Says all texts with wide characters once more by the names of these, for the terminal that draws with the fonts of
  /// this machine; with `wide` as the script's second argument they stay. See ``SafeText/drawable(_:)``.
  mutating func addNarrowTexts() {
    guard !narrow.isEmpty else { return }
    add("if (!exists('ARG2') || ARG2 ne 'wide') {")
    for line in narrow { add("  " + line) }
    add("}")
  }

  /// Adds a named block of rows of numbers.
  mutating func data(_ name: String, _ rows: [[Double]]) {
    add("$\(name) << END")
    for row in rows { add(row.map(GnuplotText.number).joined(separator: " ")) }
    add("END")
  }

  /// Adds a text at a place, such as `screen 0.02,0.95`.
  /// - Parameter size: in points, which are pixels in the SVG and a third more in the PNG; nil: the size of ticks, which
  ///   is about the same in both.
  mutating func label(
    _ text: String, at place: String, size: Int?, colour: String, align: String = "left", offset: String = ""
  ) {
    labels += 1
    let number = labels
    let font = size.map { " font ',\($0)'" } ?? ""
    add { quoted in
      "set label \(number) \(quoted(text)) at \(place) \(align) front\(font) textcolor rgb '\(colour)'\(offset)"
    }
  }

  /// Adds a mark at a place, as one of a series has it.
  mutating func mark(_ type: Int, at place: String, colour: String) {
    labels += 1
    add("set label \(labels) '' at \(place) front point pointtype \(type) pointsize 1.1 linecolor rgb '\(colour)'")
  }

  /// Adds a straight line, or an arrow.
  mutating func arrow(
    _ from: String, _ to: String, colour: String, width: Double, dash: String = "1", head: Bool = false
  ) {
    arrows += 1
    add(
      "set arrow \(arrows) from \(from) to \(to) \(head ? "head filled size screen 0.008,20,60" : "nohead") front "
        + "linewidth \(width) dashtype \(dash) linecolor rgb '\(colour)'")
  }

  /// Adds the settings of an axis (`x`, `y` or `cb`): label, scale, range and ticks.
  mutating func axis(_ name: String, _ axis: ChartAxis) {
    if name == "y" { upright(axis.fullLabel) } else { add { "set \(name)label \($0(axis.fullLabel))" } }
    if axis.scale == .log { add("set logscale \(name)") }
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    add("set \(name)range [\(GnuplotText.number(low)):\(GnuplotText.number(high))]")
    ticks(name, axis.ticks.map { ($0.position, $0.label) })
  }

  /// Adds the name of the vertical axis, at the picture's left edge: gnuplot puts its own left of what it takes the ticks'
  /// texts to need, which may be outside of the picture.
  mutating func upright(_ name: String) {
    label(
      ShortNames.cut(SafeText.drawable(name), to: 52), at: "screen 0.024,\(Self.share(middle))", size: nil,
      colour: "#000000", align: "center", offset: " rotate by 90")
  }

  /// Adds an axis' ticks: labels and places.
  mutating func ticks(_ name: String, _ ticks: [(position: Double, label: String)], _ more: String = "") {
    add { quoted in
      let list = ticks.map { "\(quoted(SafeText.tick($0.label))) \(GnuplotText.number($0.position))" }
      return "set \(name)tics (\(list.joined(separator: ", ")))\(more)"
    }
  }

  /// Adds what every chart has: margins, title, subtitle, notes, borders and grid.
  mutating func frame(_ chart: Chart, _ layout: ChartLayout) {
    middle = layout.height(inDrawing: 0.5)
    add("set lmargin at screen \(Self.share(layout.left))")
    add("set rmargin at screen \(Self.share(layout.right))")
    add("set tmargin at screen \(Self.share(layout.top))")
    add("set bmargin at screen \(Self.share(layout.bottom))")
    func lines(_ lines: [String], _ height: (Int) -> Double, _ size: Int, _ colour: String) {
      for (index, line) in lines.enumerated() {
        label(line, at: "screen 0.02,\(Self.share(height(index)))", size: size, colour: colour)
      }
    }
    lines(layout.title, layout.height(ofTitle:), 17, "#000000")
    lines(layout.subtitle, layout.height(ofSubtitle:), 12, ChartPalette.quiet)
    lines(layout.notes, layout.height(ofNote:), 10, ChartPalette.quiet)
    add("set border 3 linecolor rgb '#333333'")
    add("set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '\(ChartPalette.grid)'")
    add("set tics nomirror scale 0.5")
    add("unset key")
  }

  /// Adds the labels beside the drawing, each with a sample of its line.
  mutating func legend(_ layout: ChartLayout) {
    let left = layout.right + 0.012
    if !layout.legend.title.isEmpty {
      let place = "screen \(Self.share(left)),\(Self.share(layout.top + 0.022))"
      label(layout.legend.title, at: place, size: 11, colour: ChartPalette.quiet)
    }
    for entry in layout.legend.entries {
      let top = layout.height(inDrawing: entry.place + entry.height / 2 - 0.004)
      let height = layout.top - layout.bottom
      let first = Self.share(top - 0.023 * height)
      let (from, to) = (Self.share(left), Self.share(left + 0.026))
      if entry.touches, abs(entry.place - entry.end) > 0.015 {
        let end = "screen \(Self.share(layout.right)),\(Self.share(layout.height(inDrawing: entry.end)))"
        arrow(end, "screen \(from),\(first)", colour: entry.sample.colour, width: 0.7)
      }
      sample(entry.sample, from: from, to: to, middle: Self.share(left + 0.013), height: top - 0.023 * height)
      for (index, line) in (entry.lines + entry.details).enumerated() {
        let isDetail = index >= entry.lines.count
        let depth =
          isDetail
          ? 0.046 * Double(entry.lines.count) + 0.036 * (Double(index - entry.lines.count) + 0.4)
          : 0.046 * Double(index) + 0.023
        label(
          line, at: "screen \(Self.share(left + 0.034)),\(Self.share(top - depth * height))", size: isDetail ? 10 : nil,
          colour: isDetail ? ChartPalette.quiet : "#000000")
      }
    }
  }

  private mutating func sample(
    _ sample: ChartLegend.Sample, from: String, to: String, middle: String, height: Double
  ) {
    if sample.hasBand {
      let alpha = sample.dash == nil ? "solid 0.85" : "transparent solid 0.15"
      add(
        "set object rectangle from screen \(from),\(Self.share(height - 0.012)) to screen \(to),"
          + "\(Self.share(height + 0.012)) front fillcolor rgb '\(sample.colour)' fillstyle \(alpha) noborder")
    }
    let level = Self.share(height)
    if let dash = sample.dash {
      arrow("screen \(from),\(level)", "screen \(to),\(level)", colour: sample.colour, width: 1.8, dash: dash)
    }
    if let type = sample.mark { mark(type, at: "screen \(middle),\(level)", colour: sample.colour) }
  }

  /// A share of the picture, as the script has it.
  static func share(_ value: Double) -> String { Readable.fixed(value, decimals: 3) }
}
