import SpeedupCore
import Glibc

extension GnuplotScript {
  /// Adds a drawing of coloured fields, each with its text, and the scale of the colours to the right.
  mutating func heatMap(_ map: HeatMap) {
    add("set xlabel \(SafeText.gnuplot(map.xLabel))")
    add("set ylabel \(SafeText.gnuplot(map.yLabel))")
    add("set xrange [-0.5:\(Double(map.columns.count) - 0.5)]")
    add("set yrange [-0.5:\(Double(map.rows.count) - 0.5)]")
    add("set xtics \(Self.ticks(Self.places(map.columns))) scale 0")
    add("set ytics \(Self.ticks(Self.places(map.rows))) scale 0")
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
    add("plot \\\n  " + parts.joined(separator: ", \\\n  "))
  }

  private static func places(_ names: [String]) -> [(Double, String)] {
    names.enumerated().map { (Double($0), ChartLayout.label($1)) }
  }

  private mutating func write(_ field: HeatMap.Field, _ colours: ChartAxis) {
    let light = field.value.map { ChartPalette.needsLightText(Self.share($0, of: colours)) } ?? false
    label(
      field.text, at: "first \(field.column), first \(field.row)", size: 12,
      colour: light ? "#FFFFFF" : "#000000", align: "center")
  }

  /// How far along an axis a value is, from 0 to 1.
  private static func share(_ value: Double, of axis: ChartAxis) -> Double {
    let (low, high) = (axis.range.lowerBound, axis.range.upperBound)
    switch axis.scale {
    case .linear: return (value - low) / (high - low)
    case .log: return log(value / low) / log(high / low)
    }
  }
}
