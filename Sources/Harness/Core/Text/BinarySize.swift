extension Bytes {
  /// For people: in the largest binary unit that it reaches, rounded to tenths, such as `23.5 GiB`.
  package var binary: String {
    let units = ["B", "KiB", "MiB", "GiB", "TiB"]
    func tenths(_ value: Double) -> Double { (value * 10).rounded() / 10 }
    var value = Double(count)
    var unit = 0
    while tenths(value).magnitude >= 1024, unit + 1 < units.count {
      value /= 1024
      unit += 1
    }
    let rounded = tenths(value)
    let text = rounded == rounded.rounded() ? String(Int64(rounded)) : String(rounded)
    return "\(text) \(units[unit])"
  }
}
