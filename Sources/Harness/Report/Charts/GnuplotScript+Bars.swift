import SpeedupCore

extension GnuplotScript {
  /// Adds a drawing of horizontal bars, the first on top, each with its value beside it.
  mutating func bars(_ plot: BarPlot) {
    axis("x", plot.x)
    add("set ylabel \(SafeText.gnuplot(plot.categoryLabel))")
    add("set yrange [\(plot.bars.count).6:0.4]")
    let names = plot.bars.enumerated().map { index, bar in
      (Double(index + 1), ChartLayout.label(bar.label))
    }
    add("set ytics \(Self.ticks(names)) scale 0")
    add("unset grid")
    add("set grid xtics linetype 1 linewidth 0.7 linecolor rgb '\(ChartPalette.grid)'")
    // gnuplot has no horizontal bars; these are boxes given by their four edges.
    data(
      "bars",
      plot.bars.enumerated().map { index, bar in
        let row = Double(index + 1)
        return [bar.value / 2, row, 0, bar.value, row - 0.3, row + 0.3]
      })
    let spans = plot.bars.enumerated().compactMap { index, bar in
      bar.bar.map { [bar.value, Double(index + 1), $0.lowerBound, $0.upperBound] }
    }
    for (index, bar) in plot.bars.enumerated() {
      let end = GnuplotText.number(max(bar.value, bar.bar?.upperBound ?? bar.value))
      label("  " + bar.valueText, at: "first \(end), first \(index + 1)", size: 12, colour: "#000000")
    }
    var parts = [
      "$bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder "
        + "linecolor rgb '\(ChartPalette.series[0])' notitle"
    ]
    if !spans.isEmpty {
      data("spans", spans)
      parts.append(
        "$spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle")
    }
    add("plot \\\n  " + parts.joined(separator: ", \\\n  "))
  }
}
