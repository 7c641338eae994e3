import SpeedupCore

extension GnuplotScript {
  /// Adds a drawing of coloured fields, each with its text, and the scale of the colours to the right.
  mutating func heatMap(_ map: HeatMap) {
    add { "set xlabel \($0(map.xLabel))" }
    upright(map.yLabel)
    add("set xrange [-0.5:\(Double(map.columns.count) - 0.5)]")
    add("set yrange [-0.5:\(Double(map.rows.count) - 0.5)]")
    ticks("x", Self.places(map.columns), " scale 0")
    ticks("y", Self.places(map.rows), " scale 0")
    add("unset grid")
    axis("cb", map.colours)
    // gnuplot sets the label as if ticks had three characters.
    add("set cblabel offset 2.5,0")
    let stops = ChartPalette.heat.map { "\($0.at) '\($0.colour)'" }.joined(separator: ", ")
    add("set palette defined (\(stops))")
    for field in map.fields { write(field, map.colours) }
    func box(_ field: HeatMap.Field) -> [Double] {
      let (x, y) = (Double(field.column), Double(field.row))
      return [x, y, x - 0.49, x + 0.49, y - 0.49, y + 0.49]
    }
    var parts: [String] = []
    let empty = map.fields.filter { $0.value == nil }
    if !empty.isEmpty {
      data("empty", empty.map(box))
      parts.append(
        "$empty using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder "
          + "linecolor rgb '\(ChartPalette.shade)' notitle")
    }
    let measured = map.fields.compactMap { field in field.value.map { box(field) + [$0] } }
    data("fields", measured)
    parts.append(
      "$fields using 1:2:3:4:5:6:7 with boxxyerror fillstyle solid noborder linecolor palette notitle")
    let best = map.fields.filter(\.isBest)
    if !best.isEmpty {
      data(
        "best",
        best.map { field in
          let (x, y) = (Double(field.column), Double(field.row))
          return [x, y, x - 0.46, x + 0.46, y - 0.46, y + 0.46]
        })
      // Dark below and light above: seen on every colour.
      for (colour, width) in [("#000000", 6), ("#FFFFFF", 3)] {
        parts.append(
          "$best using 1:2:3:4:5:6 with boxxyerror fillstyle empty linewidth \(width) linecolor rgb '\(colour)' notitle"
        )
      }
    }
    add("plot \\\n  " + parts.joined(separator: ", \\\n  "))
  }

  private static func places(_ names: [String]) -> [(Double, String)] {
    ChartLayout.labels(names).enumerated().map { (Double($0), $1) }
  }

  private mutating func write(_ field: HeatMap.Field, _ colours: ChartAxis) {
    let light = field.value.map { ChartPalette.needsLightText(colours.share(of: $0)) } ?? false
    let colour = light ? "#FFFFFF" : "#000000"
    let place = "first \(field.column), first \(field.row)"
    let hasDetail = !field.detail.isEmpty
    label(field.text, at: place, size: 12, colour: colour, align: "center", offset: hasDetail ? " offset 0,0.45" : "")
    if hasDetail { label(field.detail, at: place, size: 10, colour: colour, align: "center", offset: " offset 0,-0.6") }
  }
}
