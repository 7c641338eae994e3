import SpeedupCore

extension GnuplotScript {
  /// Adds a curve with its band, solid within what was measured and dashed beyond; see ``ChartCurve/Form``.
  mutating func add(_ curve: ChartCurve, _ index: Int) -> [String] {
    let sample = curve.sample(index)
    let colour = "rgb '\(sample.colour)'"
    let name = "curve\(index + 1)"
    var parts: [String] = []
    let band = curve.points.compactMap { point in point.bar.map { [point.x, $0.lowerBound, $0.upperBound] } }
    if !band.isEmpty {
      data("\(name)band", band)
      if curve.form == .area {
        parts.append(
          "$\(name)band using 1:2:3 with filledcurves fillcolor \(colour) fillstyle transparent solid 0.15 noborder notitle"
        )
      } else {
        let dash = curve.form == .bounds ? sample.dash ?? "1" : "(2,4)"
        for column in [2, 3] {
          parts.append(
            "$\(name)band using 1:\(column) with lines dashtype \(dash) linewidth 1.3 linecolor \(colour) notitle")
        }
      }
    }
    guard curve.form != .bounds else { return parts }
    let within = curve.points.filter { $0.x <= curve.edge }
    let beyond = curve.points.filter { $0.x >= curve.edge }
    let solid = curve.form == .outline ? " dashtype \(sample.dash ?? "1")" : ""
    if !within.isEmpty {
      data("\(name)within", within.map { [$0.x, $0.y] })
      parts.append("$\(name)within using 1:2 with lines\(solid) linewidth 2 linecolor \(colour) notitle")
    }
    if beyond.count > 1 {
      data("\(name)beyond", beyond.map { [$0.x, $0.y] })
      let dashed = curve.form == .outline ? solid : " dashtype (8,5)"
      parts.append("$\(name)beyond using 1:2 with lines\(dashed) linewidth 2 linecolor \(colour) notitle")
    }
    if let mark = sample.mark {
      data("\(name)marks", curve.marks.map { [$0.x, $0.y] })
      parts.append(
        "$\(name)marks using 1:2 with points pointtype \(mark) pointsize 1.2 linewidth 1.5 linecolor \(colour) notitle")
    }
    return parts
  }
}
