import SpeedupCore

/// Where the parts of a picture are, in shares of its width and height, from the bottom left.
///
/// Everything is decided from the lengths of the texts, so that the legend never lies over the data and the
/// same chart always gives the same script.
struct ChartLayout: Equatable {
  let left: String, right: String, top: String, bottom: String
  /// Where the legend begins.
  let legend: String
  /// The title, cut to one line.
  let title: String
  /// The subtitle, in lines.
  let subtitle: [String]
  /// The notes, in lines.
  let notes: [String]

  /// The most characters of a legend's entry or a category.
  static let longestLabel = 40

  /// A text as a legend's entry or a category: cut to what there is room for.
  static func label(_ text: String) -> String {
    shortened(SafeText.drawable(text), to: longestLabel)
  }

  init(_ chart: Chart) {
    title = shortened(SafeText.drawable(chart.title), to: 84)
    subtitle = Self.first(2, of: Self.wrapped(chart.subtitle, to: 120))
    notes = Self.first(6, of: chart.notes.flatMap { Self.first(2, of: Self.wrapped($0, to: 155)) })
    let leftShare: Double
    let rightShare: Double
    switch chart.plot {
    case .lines(let plot):
      let labels = plot.series.map(\.label) + plot.curves.map(\.label) + [plot.legendTitle, plot.guide?.label ?? ""]
      leftShare = 0.1
      rightShare = 1 - Self.share(of: labels, plus: 78)
    case .bars(let plot):
      leftShare = 0.035 + Self.share(of: plot.bars.map(\.label), plus: 24)
      rightShare = 0.9
    case .heatMap(let map):
      leftShare = 0.055 + Self.share(of: map.rows, plus: 10)
      rightShare = 0.83
    }
    left = Readable.fixed(leftShare, decimals: 3)
    right = Readable.fixed(rightShare, decimals: 3)
    legend = Readable.fixed(rightShare + 0.01, decimals: 3)
    top = Readable.fixed(0.905 - 0.032 * Double(subtitle.count), decimals: 3)
    bottom = Readable.fixed(0.125 + 0.028 * Double(notes.count), decimals: 3)
  }

  /// How high a line of the subtitle stands.
  func height(ofSubtitle line: Int) -> String { Readable.fixed(0.91 - 0.032 * Double(line), decimals: 3) }

  /// How high a note stands; the last is at the bottom.
  func height(ofNote line: Int) -> String {
    Readable.fixed(0.022 + 0.028 * Double(notes.count - 1 - line), decimals: 3)
  }

  /// The share of the width that the longest of these labels needs: 7.6 pixels a character is what sans-serif
  /// at 13 points takes on average in both terminals.
  private static func share(of labels: [String], plus pixels: Double) -> Double {
    (Double(labels.map { label($0).count }.max() ?? 0) * 7.6 + pixels) / 1000
  }

  /// The first lines, with an ellipsis where there are more.
  private static func first(_ count: Int, of lines: [String]) -> [String] {
    lines.count > count ? lines.prefix(count - 1) + ["\(lines[count - 1]) …"] : lines
  }

  /// A text in lines of at most `limit` characters, broken at spaces; a longer word is cut in its middle.
  static func wrapped(_ text: String, to limit: Int) -> [String] {
    var lines: [String] = []
    for word in SafeText.drawable(text).split(separator: " ").map({ shortened(String($0), to: limit) }) {
      if let last = lines.last, last.count + 1 + word.count <= limit {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}
