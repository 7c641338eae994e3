extension GnuplotScript {
  /// Adds a drawing of stretches of time, a row a worker.
  mutating func timeline(_ plot: TimelinePlot) {
    axis("x", plot.x)
    upright(plot.rowLabel)
    add("set yrange [\(plot.rows).6:0.4]")
    // So many names that they don't touch, the first and the last among them.
    let step = max(1, (plot.rows + 15) / 16)
    var named = Array(stride(from: 1, through: plot.rows, by: step))
    if let last = named.last, plot.rows - last >= (step + 1) / 2, last != plot.rows { named.append(plot.rows) }
    ticks("y", named.map { (Double($0), "\($0)") }, " scale 0")
    add("unset grid")
    add("set grid xtics linetype 1 linewidth 0.7 linecolor rgb '\(ChartPalette.grid)'")
    var parts: [String] = []
    for (kind, _) in plot.kinds.enumerated() {
      let boxes = plot.spans.filter { $0.kind == kind }.map { span in
        let row = Double(span.row + 1)
        return [(span.begin + span.end) / 2, row, span.begin, span.end, row - 0.4, row + 0.4]
      }
      guard !boxes.isEmpty else { continue }
      data("kind\(kind + 1)", boxes)
      let border = plot.spans.count <= 400 ? "border linecolor rgb '#FFFFFF' linewidth 0.6" : "noborder"
      parts.append(
        "$kind\(kind + 1) using 1:2:3:4:5:6 with boxxyerror fillcolor rgb '\(ChartPalette.colour(kind))' "
          + "fillstyle solid 0.85 \(border) notitle")
    }
    add("plot \\\n  " + parts.joined(separator: ", \\\n  "))
  }
}
