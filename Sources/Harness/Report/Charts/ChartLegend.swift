import SpeedupCore

/// What tells the lines of a drawing apart: a label for each at the drawing's right edge, as high as the line ends, with
/// a sample of its form. No label lies over another.
struct ChartLegend: Equatable {
  struct Sample: Equatable {
    var colour: String
    /// gnuplot's point type; nil: no mark.
    var mark: Int?
    /// gnuplot's dash type; nil: no line.
    var dash: String?
    /// Whether a band goes along with it.
    var hasBand = false
  }

  struct Entry: Equatable {
    var sample: Sample
    /// The label's lines, then those of its detail.
    var lines: [String], details: [String]
    /// How high the line ends, and how high the label is put: from 0 at the drawing's bottom to 1 at its top.
    var end: Double, place: Double
    /// Whether the line ends near the right edge, so that one can be drawn from it to its label.
    var touches: Bool

    /// How much of the drawing's height it takes.
    var height: Double { 0.046 * Double(lines.count) + 0.036 * Double(details.count) + 0.008 }
  }

  /// What the lines are told apart by; may be empty.
  private(set) var title = ""
  /// The labels, from top to bottom.
  private(set) var entries: [Entry] = []

  /// The most columns of a line of a label, and the most lines.
  static let widest = 24, mostLines = 2

  /// The share of the picture's width that it needs.
  var width: Double {
    ChartLayout.share(of: entries.flatMap { $0.lines + $0.details } + [title], plus: 68)
  }

  init(_ plot: Chart.Plot) {
    switch plot {
    case .lines(let plot): self.init(plot)
    case .dots(let plot) where plot.series.count > 1:
      self.init(
        zip(plot.series.indices, Self.names(plot.series.map(\.label))).map {
          (Sample(colour: ChartPalette.colour($0), mark: ChartPalette.shape($0).filled), $1)
        })
    case .timeline(let plot):
      self.init(
        zip(plot.kinds.indices, Self.names(plot.kinds)).map {
          (Sample(colour: ChartPalette.colour($0), hasBand: true), $1)
        })
    case .dots, .bars, .heatMap: self.init([])
    }
  }

  /// A list from the top of the drawing.
  private init(_ list: [(sample: Sample, label: String)]) {
    entries = list.map { Self.entry($0.sample, $0.label, end: 1, touches: false) }
    arrange()
  }

  private init(_ plot: LinePlot) {
    title = ShortNames.cut(SafeText.drawable(plot.legendTitle), to: Self.widest)
    func entry(_ sample: Sample, _ label: String, _ detail: String = "", end: ChartPoint?) -> Entry {
      let at = end.map { (x: plot.x.share(of: $0.x), y: plot.y.share(of: $0.y)) } ?? (x: 0, y: 1)
      return Self.entry(sample, label, detail, end: at.y, touches: at.x > 0.88)
    }
    if let guide = plot.guide {
      entries.append(
        entry(Sample(colour: ChartPalette.guide, dash: ChartPalette.guideDash), guide.label, end: guide.points.last))
    }
    for (index, curve) in plot.curves.enumerated() {
      let end =
        curve.form == .bounds ? curve.points.last.map { ChartPoint(x: $0.x, y: $0.bar?.upperBound ?? $0.y) } : nil
      entries.append(entry(curve.sample(index), curve.label, end: end ?? curve.points.last))
    }
    for ((index, series), name) in zip(plot.series.enumerated(), Self.names(plot.series.map(\.label))) {
      entries.append(entry(series.sample(index), name, series.detail, end: series.points.last))
    }
    arrange()
  }

  /// Labels that are too long for their lines, cut to one line, different ones in different ways.
  private static func names(_ labels: [String]) -> [String] {
    let long = labels.indices.filter { ChartLayout.wrapped(labels[$0], to: widest).count > mostLines }
    var names = labels
    let short = ShortNames.apart(long.map { SafeText.drawable(labels[$0]) }, to: widest)
    for (place, text) in zip(long, short) { names[place] = text }
    return names
  }

  private static func entry(
    _ sample: Sample, _ label: String, _ detail: String = "", end: Double, touches: Bool
  ) -> Entry {
    let lines = ChartLayout.wrapped(label, to: widest)
    let kept = lines.count <= mostLines ? lines : [ShortNames.cut(SafeText.drawable(label), to: widest)]
    let details = ChartLayout.first(mostLines, of: ChartLayout.wrapped(detail, to: widest + 4))
    let place = min(max(end, 0), 1)
    return Entry(
      sample: sample, lines: kept.isEmpty ? [""] : kept, details: details, end: place, place: place, touches: touches)
  }

  /// Moves labels that would touch apart, as little as possible: neighbours become a block about the middle of where its
  /// labels would be.
  private mutating func arrange() {
    struct Block {
      var entries: [Entry]
      var height: Double { entries.reduce(0) { $0 + $1.height } }
      var middle: Double {
        // Where the block has to be for its labels to be right on average.
        var (offset, sum) = (0.0, 0.0)
        for entry in entries {
          sum += entry.end + offset + entry.height / 2
          offset += entry.height
        }
        let top = sum / Double(entries.count)
        return min(max(top, height), max(1, height)) - height / 2
      }
      var top: Double { middle + height / 2 }
      var bottom: Double { middle - height / 2 }
    }
    var blocks: [Block] = []
    let order = entries.enumerated().sorted { ($1.element.end, $0.offset) < ($0.element.end, $1.offset) }
    for (_, entry) in order {
      blocks.append(Block(entries: [entry]))
      while blocks.count > 1, blocks[blocks.count - 2].bottom < blocks[blocks.count - 1].top - 1e-9 {
        let last = blocks.removeLast()
        blocks[blocks.count - 1].entries += last.entries
      }
    }
    entries = blocks.flatMap { block -> [Entry] in
      var top = block.top
      return block.entries.map { entry in
        var entry = entry
        entry.place = top - entry.height / 2
        top -= entry.height
        return entry
      }
    }
  }
}

extension ChartCurve {
  /// How the curve at this place among the curves looks. Not the colour of the measured points, the first series.
  func sample(_ index: Int) -> ChartLegend.Sample {
    switch form {
    case .area:
      let shape = marks.isEmpty ? nil : ChartPalette.shape(index + 4).open
      return ChartLegend.Sample(colour: ChartPalette.colour(index + 1), mark: shape, dash: "1", hasBand: true)
    case .outline: return ChartLegend.Sample(colour: ChartPalette.colour(index + 1), dash: "(12,4,2,4)")
    case .bounds: return ChartLegend.Sample(colour: ChartPalette.guide, dash: "(2,3)")
    }
  }
}

extension ChartSeries {
  /// How the series at this place looks.
  func sample(_ index: Int) -> ChartLegend.Sample {
    let shape = ChartPalette.shape(index)
    let isOpen = points.allSatisfy { !$0.isFilled }
    return ChartLegend.Sample(
      colour: ChartPalette.colour(index), mark: hasMarks ? isOpen ? shape.open : shape.filled : nil,
      dash: isJoined ? hasMarks ? "1" : ChartPalette.dash(index) : nil)
  }
}
