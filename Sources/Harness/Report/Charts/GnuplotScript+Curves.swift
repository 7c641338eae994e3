import SpeedupCore

extension GnuplotScript {
  /// Adds a curve with its band: the band a pale area, the curve solid within what was measured and dashed beyond.
  mutating func add(_ curve: ChartCurve, _ index: Int) -> [String] {
    let palette = ChartPalette.series
    // Not the colour of the measured points, which are the first series.
    let colour = "rgb '\(palette[(index + 1) % palette.count])'"
    let name = "curve\(index + 1)"
    var parts: [String] = []
    let band = curve.points.compactMap { point in point.bar.map { [point.x, $0.lowerBound, $0.upperBound] } }
    if !band.isEmpty {
      data("\(name)band", band)
      parts.append(
        "$\(name)band using 1:2:3 with filledcurves fillcolor \(colour) fillstyle transparent solid 0.15 noborder "
          + "title 'band of the curve'")
    }
    let within = curve.points.filter { $0.x <= curve.edge }
    let beyond = curve.points.filter { $0.x >= curve.edge }
    if !within.isEmpty {
      data("\(name)within", within.map { [$0.x, $0.y] })
      parts.append(
        "$\(name)within using 1:2 with lines linewidth 2 linecolor \(colour) title \(Self.legendText(curve.label))")
    }
    if beyond.count > 1 {
      data("\(name)beyond", beyond.map { [$0.x, $0.y] })
      parts.append(
        "$\(name)beyond using 1:2 with lines dashtype (8,5) linewidth 2 linecolor \(colour) "
          + "title 'beyond what was measured'")
    }
    return parts
  }
}
