import Glibc

/// Numbers inside a gnuplot script; texts are for ``SafeText/gnuplot(_:)``.
enum GnuplotText {
  /// A finite number as gnuplot reads it, with 12 significant digits: more than a picture shows, and few
  /// enough to be the same on machines whose logarithms differ in the last bit.
  static func number(_ value: Double) -> String {
    guard value != 0 else { return "0.0" }
    let scale = pow(10, 11 - log10(abs(value)).rounded(.down))
    let rounded = scale.isFinite && scale > 0 ? (value * scale).rounded() / scale : value
    // With a point even when whole: gnuplot divides numbers without one as integers.
    return "\(rounded)"
  }
}
