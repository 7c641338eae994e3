import SpeedupCore

extension GnuplotScript {
  /// Adds a drawing of lines: axes, the shaded region, edges, the guide line, curves and series.
  package mutating func lines(_ plot: LinePlot) {
    axis("x", plot.x)
    axis("y", plot.y)
    if let region = plot.region { shade(region, plot) }
    for (index, edge) in plot.edges.enumerated() { mark(edge, plot.x, index) }
    var parts: [String] = []
    if let guide = plot.guide {
      data("guide", guide.points.map { [$0.x, $0.y] })
      parts.append(
        "$guide using 1:2 with lines dashtype \(ChartPalette.guideDash) linewidth 1.5 "
          + "linecolor rgb '\(ChartPalette.guide)' notitle")
    }
    for (index, curve) in plot.curves.enumerated() { parts += add(curve, index) }
    for (index, series) in plot.series.enumerated() { parts += add(series, index, plot.y) }
    add("plot \\\n  " + parts.joined(separator: ", \\\n  "))
  }

  /// The data of one series, and the parts of the plot command that draw it.
  private mutating func add(_ series: ChartSeries, _ index: Int, _ y: ChartAxis) -> [String] {
    let sample = series.sample(index)
    let colour = "linecolor rgb '\(sample.colour)'"
    let shape = ChartPalette.shape(index)
    let name = "series\(index + 1)"
    let open = series.points.filter { !$0.isFilled }
    let bars = series.points.compactMap { point -> [Double]? in
      guard let bar = point.bar.map(y.visible) else { return nil }
      return [point.x, point.y, bar.lowerBound, bar.upperBound]
    }
    var parts: [String] = []
    if !bars.isEmpty {
      data("\(name)bars", bars)
      parts.append("$\(name)bars using 1:2:3:4 with yerrorbars pointtype 0 linewidth 1.3 \(colour) notitle")
    }
    data(name, series.points.map { [$0.x, $0.y] })
    let dash = sample.dash.map { $0 == "1" ? "" : " dashtype \($0)" } ?? ""
    let form =
      sample.mark.map { "\(series.isJoined ? "linespoints" : "points")\(dash) pointtype \($0) pointsize 1.1" }
      ?? "lines\(dash)"
    parts.append("$\(name) using 1:2 with \(form) linewidth 1.8 \(colour) notitle")
    for point in series.points {
      let (x, at) = (GnuplotText.number(point.x), GnuplotText.number(point.y))
      if !point.sign.isEmpty { label(" " + point.sign, at: "first \(x), first \(at)", size: 12, colour: "#000000") }
      guard let (below, above) = point.bar.map(y.cuts) else { continue }
      for (isCut, end) in [(below, "0"), (above, "1")] where isCut {
        arrow("first \(x), first \(at)", "first \(x), graph \(end)", colour: sample.colour, width: 1.3, head: true)
      }
    }
    if series.hasMarks, !open.isEmpty {
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

  private mutating func shade(_ region: ShadedRegion, _ plot: LinePlot) {
    let axis = plot.x
    let from = GnuplotText.number(region.from)
    let to = GnuplotText.number(axis.range.upperBound)
    add(
      "set object rectangle from first \(from), graph 0 to first \(to), graph 1 "
        + "fillcolor rgb '\(ChartPalette.shade)' fillstyle solid noborder behind")
    let middle = axis.scale == .log ? "sqrt(\(from) * \(to))" : "(\(from) + \(to)) / 2"
    // Where something is drawn in it, most is free at the top.
    let isCrossed =
      plot.curves.flatMap(\.points).contains { $0.x > region.from } || plot.series.xs.contains { $0 > region.from }
    for (index, line) in region.lines.enumerated() {
      let height = Readable.fixed((isCrossed ? 0.96 : 0.55) - 0.05 * Double(index), decimals: 2)
      label(
        line, at: "first \(middle), graph \(height)", size: 11, colour: ChartPalette.quiet, align: "center")
    }
  }

  /// An upright line, its name at its top; further names stand lower.
  private mutating func mark(_ edge: ChartEdge, _ x: ChartAxis, _ index: Int) {
    let at = GnuplotText.number(edge.x)
    arrow("first \(at), graph 0", "first \(at), graph 1", colour: ChartPalette.quiet, width: 1, dash: "(6,4)")
    let isRight = x.share(of: edge.x) > 0.7
    label(
      isRight ? edge.label + " " : " " + edge.label,
      at: "first \(at), graph \(Readable.fixed(0.97 - 0.05 * Double(index), decimals: 2))", size: 11,
      colour: ChartPalette.quiet, align: isRight ? "right" : "left")
  }
}
