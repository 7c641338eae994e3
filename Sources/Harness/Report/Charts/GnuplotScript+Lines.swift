import SpeedupCore

extension GnuplotScript {
  /// Adds a drawing of lines: axes, the shaded region, the guide line and the series, with the legend to the
  /// right of the drawing.
  package mutating func lines(_ plot: LinePlot, _ layout: ChartLayout) {
    axis("x", plot.x)
    axis("y", plot.y)
    legend(plot, layout)
    if let region = plot.region { shade(region, plot.x) }
    var parts: [String] = []
    if let guide = plot.guide {
      data("guide", guide.points.map { [$0.x, $0.y] })
      parts.append(
        "$guide using 1:2 with lines dashtype 2 linewidth 1.5 linecolor rgb '#888888' "
          + "title \(Self.legendText(guide.label))")
    }
    for (index, curve) in plot.curves.enumerated() { parts += add(curve, index) }
    for (index, series) in plot.series.enumerated() { parts += add(series, index) }
    add("plot \\\n  " + parts.joined(separator: ", \\\n  "))
  }

  private mutating func legend(_ plot: LinePlot, _ layout: ChartLayout) {
    add(
      "set key at screen \(layout.legend), screen \(layout.top) left top Left reverse vertical "
        + "samplen 2.5 spacing 1.35")
    if !plot.legendTitle.isEmpty {
      add("set key title \(Self.legendText(plot.legendTitle)) left")
    }
  }

  /// The data of one series, and the parts of the plot command that draw it.
  private mutating func add(_ series: ChartSeries, _ index: Int) -> [String] {
    let colour = "linecolor rgb '\(ChartPalette.series[index % ChartPalette.series.count])'"
    let shape = ChartPalette.shapes[index % ChartPalette.shapes.count]
    let name = "series\(index + 1)"
    let open = series.points.filter { !$0.isFilled }
    let bars = series.points.compactMap { point in
      point.bar.map { [point.x, point.y, $0.lowerBound, $0.upperBound] }
    }
    var parts: [String] = []
    if !bars.isEmpty {
      data("\(name)bars", bars)
      parts.append("$\(name)bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 \(colour) notitle")
    }
    data(name, series.points.map { [$0.x, $0.y] })
    let allOpen = open.count == series.points.count
    parts.append(
      "$\(name) using 1:2 with \(series.isJoined ? "linespoints" : "points") pointtype \(allOpen ? shape.open : shape.filled) pointsize 1.1 "
        + "linewidth 1.8 \(colour) title \(Self.legendText(series.label))")
    for point in series.points where !point.sign.isEmpty {
      label(
        " " + point.sign, at: "first \(GnuplotText.number(point.x)), first \(GnuplotText.number(point.y))", size: 12,
        colour: "#000000")
    }
    if !open.isEmpty {
      data("\(name)open", open.map { [$0.x, $0.y] })
      // White below the open mark, so that the line doesn't run through it.
      parts.append(
        "$\(name)open using 1:2 with points pointtype \(shape.filled) pointsize 1.1 "
          + "linecolor rgb '#FFFFFF' notitle")
      parts.append(
        "$\(name)open using 1:2 with points pointtype \(shape.open) pointsize 1.1 "
          + "linewidth 1.5 \(colour) notitle")
    }
    return parts
  }

  private mutating func shade(_ region: ShadedRegion, _ axis: ChartAxis) {
    let from = GnuplotText.number(region.from)
    let to = GnuplotText.number(axis.range.upperBound)
    add(
      "set object 1 rectangle from first \(from), graph 0 to first \(to), graph 1 "
        + "fillcolor rgb '\(ChartPalette.shade)' fillstyle solid noborder behind")
    let middle = axis.scale == .log ? "sqrt(\(from) * \(to))" : "(\(from) + \(to)) / 2"
    for (index, line) in region.lines.enumerated() {
      let height = Readable.fixed(0.55 - 0.05 * Double(index), decimals: 2)
      label(
        line, at: "first \(middle), graph \(height)", size: 11, colour: ChartPalette.quiet, align: "center")
    }
  }

  /// A legend's text, cut to what the layout leaves room for.
  static func legendText(_ text: String) -> String {
    SafeText.gnuplot(ChartLayout.label(text))
  }
}
