import SpeedupCore

extension GnuplotScript {
  /// Adds a drawing of horizontal bars, the first on top, each with its value beside it.
  mutating func bars(_ plot: BarPlot) {
    rows(plot.bars.map(\.label), plot.categoryLabel, plot.x)
    // gnuplot has no horizontal bars; these are boxes given by their four edges.
    data(
      "bars",
      plot.bars.enumerated().map { index, bar in
        let row = Double(index + 1)
        return [bar.value / 2, row, 0, bar.value, row - 0.3, row + 0.3]
      })
    let marks = plot.bars.enumerated().map { index, bar in
      DotPlot.Mark(row: index, value: bar.value, bar: bar.bar, valueText: bar.valueText)
    }
    var parts = [
      "$bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder "
        + "linecolor rgb '\(ChartPalette.series[0])' notitle"
    ]
    parts += spans("spans", marks, plot.x, colour: "#000000", shift: 0)
    for mark in marks { value(mark, plot.x, shift: 0) }
    add("plot \\\n  " + parts.joined(separator: ", \\\n  "))
  }

  /// Adds rows of marks, the first row on top.
  mutating func dots(_ plot: DotPlot) {
    rows(plot.rows, plot.categoryLabel, plot.x)
    if let guide = plot.guide {
      let x = GnuplotText.number(guide)
      arrow(
        "first \(x), graph 0", "first \(x), graph 1", colour: ChartPalette.guide, width: 1.5,
        dash: ChartPalette.guideDash)
    }
    var parts: [String] = []
    for (index, series) in plot.series.enumerated() {
      // Marks of one row stand a little apart, so that their intervals do.
      let shift = plot.series.count == 1 ? 0 : 0.36 * (Double(index) / Double(plot.series.count - 1) - 0.5)
      let colour = ChartPalette.colour(index)
      parts += spans("spans\(index + 1)", series.marks, plot.x, colour: colour, shift: shift)
      data("series\(index + 1)", series.marks.map { [$0.value, Double($0.row + 1) + shift] })
      parts.append(
        "$series\(index + 1) using 1:2 with points pointtype \(ChartPalette.shape(index).filled) pointsize 1.3 "
          + "linecolor rgb '\(colour)' notitle")
      for mark in series.marks { value(mark, plot.x, shift: shift) }
    }
    add("plot \\\n  " + parts.joined(separator: ", \\\n  "))
  }

  /// Adds a horizontal axis of values, and rows with these names.
  private mutating func rows(_ names: [String], _ label: String, _ x: ChartAxis) {
    axis("x", x)
    upright(label)
    add("set yrange [\(max(1, names.count)).6:0.4]")
    ticks("y", ChartLayout.labels(names).enumerated().map { (Double($0 + 1), $1) }, " scale 0")
    add("unset grid")
    add("set grid xtics linetype 1 linewidth 0.7 linecolor rgb '\(ChartPalette.grid)'")
  }

  /// The error bars of marks: their data, arrows where they go on beyond the drawing, and the part of the plot command.
  private mutating func spans(
    _ name: String, _ marks: [DotPlot.Mark], _ x: ChartAxis, colour: String, shift: Double
  ) -> [String] {
    let rows = marks.compactMap { mark -> [Double]? in
      guard let bar = mark.bar else { return nil }
      let seen = x.visible(bar)
      return [mark.value, Double(mark.row + 1) + shift, seen.lowerBound, seen.upperBound]
    }
    for mark in marks {
      guard let bar = mark.bar else { continue }
      let row = GnuplotText.number(Double(mark.row + 1) + shift)
      let (below, above) = x.cuts(bar)
      let value = GnuplotText.number(mark.value)
      if above {
        arrow("first \(value), first \(row)", "graph 1, first \(row)", colour: colour, width: 1.6, head: true)
      }
      if below {
        arrow("first \(value), first \(row)", "graph 0, first \(row)", colour: colour, width: 1.6, head: true)
      }
    }
    guard !rows.isEmpty else { return [] }
    data(name, rows)
    return ["$\(name) using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '\(colour)' notitle"]
  }

  private mutating func value(_ mark: DotPlot.Mark, _ x: ChartAxis, shift: Double) {
    guard !mark.valueText.isEmpty else { return }
    let end = max(mark.value, mark.bar.map { x.visible($0).upperBound } ?? mark.value)
    label(
      "  " + mark.valueText,
      at: "first \(GnuplotText.number(end)), first \(GnuplotText.number(Double(mark.row + 1) + shift))",
      size: 12, colour: "#000000")
  }
}
