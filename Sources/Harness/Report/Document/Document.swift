import SpeedupCore

/// A report as a value: what is to be said, before anybody has decided how it looks. A renderer a file turns it into
/// terminal text, Markdown, JSON, CSV, HTML, JUnit XML or GitHub annotations.
///
/// All texts are as they came; the renderers make them safe for their target.
package struct Document: Equatable, Sendable {
  /// What is reported on, such as `speedup gate`; the suite's name in JUnit.
  package var subject: String
  /// One line in a few words: the outcome where there is one.
  package var title: String
  /// How long it took; nil: not worth telling.
  package var took: Seconds?
  /// The parts, from the top.
  package var blocks: [Block]

  /// A report of these parts; its title is `subject` unless another is given.
  package init(_ subject: String, title: String? = nil, took: Seconds? = nil, _ blocks: [Block] = []) {
    self.subject = subject
    self.title = title ?? subject
    self.took = took
    self.blocks = blocks
  }

  /// One part of a report.
  package enum Block: Equatable, Sendable {
    /// Sentences, each on a line of its own.
    case paragraph([String])
    /// Rows and columns.
    case table(Table)
    /// What a reader should know besides, one line each.
    case notes([String])
    /// A picture in a file, and what it shows.
    case figure(file: String, caption: String)
    /// A command line to copy, and what it is for; never broken.
    case code(String, purpose: String)
    /// Parts that are there for whoever asks, under a title: closed at first in Markdown and on a page, and where nothing
    /// can be opened simply there.
    indirect case folded(String, [Block])
  }

  /// What a text means, for those who see colours; nothing is said by colour alone.
  package enum Tone: Sendable { case plain, good, warning, bad }

  /// How one judged thing came out, as other tools sort it.
  package struct Verdict: Equatable, Sendable {
    /// In JUnit: a failure, an error, skipped or passed. On GitHub: an error, a warning, a notice or nothing.
    package enum Outcome: Sendable { case failure, error, undecided, skipped, better, passed }

    /// What was judged.
    package let name: String
    /// How it came out.
    package let outcome: Outcome
    /// The verdict in the report's own word, such as `regressed`.
    package let word: String
    /// The figures and the reason; may be empty.
    package let sentence: String
  }

  /// The parts, with those that are folded in their place.
  private var flat: [Block] {
    blocks.flatMap { block in if case .folded(_, let parts) = block { parts } else { [block] } }
  }

  /// The tables, from the top.
  package var tables: [Table] { flat.compactMap { if case .table(let table) = $0 { table } else { nil } } }

  /// The verdicts of all rows, from the top.
  package var verdicts: [Verdict] { tables.flatMap(\.rows).compactMap(\.verdict) }

  /// The notes, from the top.
  package var notes: [String] {
    flat.flatMap { block -> [String] in if case .notes(let lines) = block { lines } else { [] } }
  }

  /// The sentences of all paragraphs, from the top.
  package var sentences: [String] {
    flat.flatMap { block -> [String] in if case .paragraph(let lines) = block { lines } else { [] } }
  }
}
