import SpeedupCore

/// Where the parts of a picture are, in shares of its width and height, from the bottom left.
///
/// Everything is decided from the lengths of the texts, so that no label lies over the data and the same chart always
/// gives the same script.
struct ChartLayout: Equatable {
  /// The edges of the drawing.
  let left: Double, right: Double, top: Double, bottom: Double
  let title: [String]
  let subtitle: [String]
  let notes: [String]
  /// What stands beside the drawing; empty where nothing has to be told apart.
  let legend: ChartLegend

  /// The most columns of a line of the title: at 17 points a column of the PNG takes up to 13 pixels.
  static let widestTitle = 74

  /// The most columns of a category's name.
  static let longestLabel = 40

  /// Texts as names of categories: cut to what there is room for, different ones in different ways.
  static func labels(_ texts: [String]) -> [String] {
    ShortNames.apart(texts.map(SafeText.drawable), to: longestLabel)
  }

  init(_ chart: Chart) {
    title = Self.first(2, of: Self.wrapped(chart.title, to: Self.widestTitle))
    subtitle = Self.first(3, of: Self.wrapped(chart.subtitle, to: 118))
    notes = Self.first(7, of: (chart.cutNotes + chart.notes).flatMap { Self.first(2, of: Self.wrapped($0, to: 140)) })
    legend = ChartLegend(chart.plot)
    switch chart.plot {
    // The ticks' texts, and left of them the axis' name.
    case .lines(let plot): left = max(0.1, Self.share(of: plot.y.ticks.map(\.label), plus: 54))
    case .bars(let plot): left = 0.035 + Self.share(of: Self.labels(plot.bars.map(\.label)), plus: 24)
    case .dots(let plot): left = 0.035 + Self.share(of: Self.labels(plot.rows), plus: 24)
    case .heatMap(let map): left = 0.055 + Self.share(of: Self.labels(map.rows), plus: 10)
    case .timeline: left = 0.08
    }
    switch chart.plot {
    case .heatMap: right = 0.83
    case .bars: right = 0.9
    default: right = legend.entries.isEmpty ? 0.93 : 1 - legend.width
    }
    let head = 0.032 * Double(subtitle.count) + 0.038 * Double(title.count - 1) + (legend.title.isEmpty ? 0 : 0.024)
    top = 0.905 - head
    bottom = 0.125 + 0.028 * Double(notes.count)
  }

  /// How high a line of the title stands.
  func height(ofTitle line: Int) -> Double { 0.955 - 0.038 * Double(line) }

  /// How high a line of the subtitle stands.
  func height(ofSubtitle line: Int) -> Double { 0.91 - 0.038 * Double(title.count - 1) - 0.032 * Double(line) }

  /// How high a note stands; the last is at the bottom.
  func height(ofNote line: Int) -> Double { 0.022 + 0.028 * Double(notes.count - 1 - line) }

  /// A place of the drawing, from 0 at its bottom to 1 at its top, as a share of the picture.
  func height(inDrawing share: Double) -> Double { bottom + share * (top - bottom) }

  /// The share of the width that the longest of these texts needs: 7.6 pixels a column is what sans-serif at 13 points
  /// takes on average in both terminals.
  static func share(of labels: [String], plus pixels: Double) -> Double {
    (Double(labels.map(Columns.width).max() ?? 0) * 7.6 + pixels) / 1000
  }

  /// The first lines, with an ellipsis where there are more.
  static func first(_ count: Int, of lines: [String]) -> [String] {
    lines.count > count ? lines.prefix(count - 1) + ["\(lines[count - 1]) …"] : lines
  }

  /// A text in lines of at most `limit` columns, broken at spaces; a longer word is cut in its middle.
  static func wrapped(_ text: String, to limit: Int) -> [String] {
    var lines: [String] = []
    for word in SafeText.drawable(text).split(separator: " ").map({ ShortNames.cut(String($0), to: limit) }) {
      if let last = lines.last, Columns.width(last) + 1 + Columns.width(word) <= limit {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(word)
      }
    }
    return lines
  }
}
