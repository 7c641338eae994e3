/// Colours that people with any kind of colour vision can tell apart, and on paper without colour at least
/// the shapes of the points.
enum ChartPalette {
  /// For series: Okabe and Ito, "Color Universal Design" (2008), without their yellow, which is too pale for
  /// lines on white, and with a grey.
  static let series = [
    "#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000", "#7F7F7F",
  ]

  /// gnuplot's point types: circle, square, triangle up, triangle down, diamond, pentagon; filled, and open.
  static let shapes: [(filled: Int, open: Int)] = [(7, 6), (5, 4), (9, 8), (11, 10), (13, 12), (15, 14)]

  /// Dashes for lines without marks, by which they can be told apart where colour is no help.
  static let dashes = ["1", "(12,4)", "(3,3)", "(12,4,3,4)", "(20,5)", "(6,3,2,3,2,3)"]

  /// The colour of the series at this place; those beyond the palette begin again.
  static func colour(_ index: Int) -> String { series[index % series.count] }
  static func shape(_ index: Int) -> (filled: Int, open: Int) { shapes[index % shapes.count] }
  static func dash(_ index: Int) -> String { dashes[index % dashes.count] }

  /// For fields: five stops of viridis (van der Walt and Smith, 2015), dark to light.
  static let heat: [(at: Double, colour: String)] = [
    (0, "#440154"), (0.25, "#3B528B"), (0.5, "#21908C"), (0.75, "#5DC863"), (1, "#FDE725"),
  ]

  /// Whether text on the heat colour at `share` (0 to 1) of the scale has to be light: below 0.42 white has
  /// the greater contrast, above it black.
  static func needsLightText(_ share: Double) -> Bool { share < 0.42 }

  /// Text that is not the point of the picture.
  static let quiet = "#555555"
  /// Lines to measure others by, and their dashes.
  static let guide = "#888888", guideDash = "2"
  static let grid = "#DDDDDD"
  /// A region in which nothing is drawn, and fields without a figure.
  static let shade = "#EEEEEE"
}
