import SpeedupCore

/// A claim as it is typed: `cpu >= 3x faster`, `memory <= 0.5x`, `wall 50-90% less`, `cpu = 1x within 5%`.
///
/// `>= Kx` is said of how many times less the new side needs (base over new), `<= Kx` of how many times as much (new over
/// base), as people say "three times faster" and "half the memory".
package struct SpokenClaim: Sendable, Equatable {
  package enum Form: Sendable, Equatable {
    /// `3.5× less`: base over new.
    case timesLess
    /// `3.5× the figure`, of one that is better when it is higher: new over base.
    case timesMore
    /// `0.41× as much`: new over base.
    case timesAsMuch
    /// `72 % less`.
    case share
  }

  /// As it was typed.
  package let text: String
  package let metric: Expression
  /// What it is called in the sentence, such as `CPU time`.
  package let title: String
  package let form: Form
  package let kind: ClaimKind
  /// On the scale of `kind`.
  package let region: ClaimRegion

  private static let grammar =
    "write METRIC >= 3x, METRIC <= 0.5x, METRIC 50-90% less, METRIC >= 20% less or METRIC = 1x within 5%"

  /// Reads one.
  /// - Parameters:
  ///   - option: the option it is in, for messages.
  ///   - own: figures of the programs' own, which may be claimed of as well.
  /// - Throws: ``InputError`` with the text and the forms there are.
  package init(_ text: String, option: String, own: [DeclaredFigure] = []) throws(InputError) {
    func refused(_ problem: String) -> InputError { InputError("\(option): '\(SafeText.excerpt(text))': \(problem)") }
    var words = text.replacing(">=", with: " >= ").replacing("<=", with: " <= ").split(separator: " ").map(String.init)
    guard words.count >= 2 else { throw refused(Self.grammar) }
    let name = words.removeFirst()
    let figure = own.first { $0.name == name }.map(Metric.own)
    guard let known = figure ?? ClaimFigures.metrics[name] else {
      let names = own.map(\.name) + ClaimFigures.metrics.keys.sorted()
      let near = NearestName.of(name, among: names).map { "; did you mean \($0)?" } ?? "."
      throw refused("there is no metric '\(name)'\(near) The usual ones: cpu, wall, memory, instructions")
    }
    self.text = text
    title = known.title
    let isHigher = known.better == .higher
    // A name may have a '-' in it.
    let plain = try Expression(figure == nil ? name : "`\(name)`")
    let sign = [">=", "<=", "=", "=="].contains(words[0]) ? words.removeFirst() : ""
    guard let amount = words.first else { throw refused(Self.grammar) }
    let rest = words.dropFirst().map { $0.lowercased() }
    if rest.contains("and") || rest.contains("or") {
      throw refused("a claim is about one figure; write the next one as --and 'memory <= 0.5x'")
    }
    metric = isHigher && sign == ">=" ? try Expression("1 / `\(name)`") : plain
    if amount.hasSuffix("x") || amount.hasSuffix("×"), let factor = Double(amount.dropLast()), factor > 0,
      factor.isFinite
    {
      switch (sign, rest.first) {
      case (">=", nil) where isHigher, (">=", "faster") where isHigher, (">=", "more") where isHigher,
        (">=", "higher") where isHigher:
        guard rest.count < 2 else { throw refused(Self.grammar) }
        (form, kind, region) = (.timesMore, .ratio, ClaimRegion(factor, .infinity, better: .higher))
      case (">=", nil), (">=", "faster"), (">=", "less"), (">=", "smaller"), (">=", "fewer"):
        guard rest.count < 2 else { throw refused(Self.grammar) }
        (form, kind, region) = (.timesLess, .ratio, ClaimRegion(factor, .infinity, better: .higher))
      case ("<=", nil), ("<=", "of"), ("<=", "as"):
        guard [[], ["of"], ["of", "it"], ["as"], ["as", "much"], ["as", "many"]].contains(rest) else {
          throw refused(Self.grammar)
        }
        (form, kind, region) = (.timesAsMuch, .ratio, ClaimRegion(1 / factor, .infinity, better: .higher))
      case ("=", "within"?), ("==", "within"?):
        guard factor == 1, rest.count == 2, let margin = Margin(rest[1]), margin.fraction > 0 else {
          throw refused("write METRIC = 1x within 5%")
        }
        (form, kind) = (.timesAsMuch, .equivalence)
        region = ClaimRegion(1 / (1 + margin.fraction), 1 + margin.fraction)
      default: throw refused(Self.grammar)
      }
      return
    }
    guard !isHigher else { throw refused("\(name) is better when it is higher; write \(name) >= 1.2x") }
    guard amount.hasSuffix("%"), ["less", "faster", "fewer", "smaller"].contains(rest.first ?? ""), rest.count == 1
    else {
      throw refused(Self.grammar)
    }
    let ends = amount.dropLast().split(separator: "-", omittingEmptySubsequences: false).map {
      Double(decimal: $0) ?? .nan
    }
    guard ends.allSatisfy({ $0 > 0 && $0 < 100 }), ends.count == (sign.isEmpty ? 2 : 1),
      ends[0] <= ends[ends.count - 1],
      sign.isEmpty || sign == ">="
    else { throw refused(Self.grammar) }
    (form, kind) = (.share, .reduction)
    region = ClaimRegion(ends[0] / 100, ends.count == 2 ? ends[1] / 100 : .infinity, better: .higher)
  }

  /// How a figure is told: what is less than once less is a multiple.
  package func form(of figure: ClaimReadingOutcome.Figure) -> Form {
    form == .timesLess && figure.estimate < 1 ? .timesAsMuch : form
  }

  /// The figure as it is told of the new side: `3.5× less CPU time [3.4, 3.7]`.
  package func told(_ figure: ClaimReadingOutcome.Figure) -> String {
    let form = form(of: figure)
    let isMore = form == .share && figure.estimate < 0
    func number(_ value: Double) -> String {
      switch form {
      case .timesLess, .timesMore: Readable.ratioNumber(value)
      case .timesAsMuch: Readable.ratioNumber(kind == .equivalence ? value : 1 / value)
      case .share: Readable.percent(isMore ? -value : value)
      }
    }
    let isInverted = form == .timesAsMuch && kind == .ratio || isMore
    let figure = isInverted ? figure.seenInverted : figure
    var ends = figure.ends(number).map { [$0.lower, $0.upper] } ?? []
    if isInverted { ends.reverse() }
    let interval = ends.isEmpty ? "" : " [\(ends.joined(separator: ", "))]"
    return switch form {
    case .timesLess: "\(figure.text(number))× less \(title)\(interval)"
    case .timesAsMuch, .timesMore: "\(figure.text(number))× the \(title)\(interval)"
    case .share: "\(figure.text(number)) \(isMore ? "more" : "less") \(title)\(interval)"
    }
  }
}
