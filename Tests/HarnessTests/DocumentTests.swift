import Testing

@testable import SpeedupCore
@testable import SpeedupReport

/// A document in every form.
@Suite struct DocumentTests {
  private let document = Document(
    "speedup test", title: "speedup test: two rows",
    [
      .paragraph(["first", "second"]),
      .table(
        Table(
          [
            .init("name"), .init("wall", key: "wall_s", .right),
            .init("interval", key: "wall_s", .right, range: true, rank: 1),
            .init("peak memory", key: "peak_memory_bytes", .right, rank: 2),
          ],
          [
            .init([.init("漢字"), .init("1.50 s", number: 1.5), .init("[1, 2] s", number: 1, high: 2), .none]),
            .init(
              [.init("a|\u{301}b, <c>"), .init("20.0 s", number: 20, .bad), .none, .init("1.00 KiB", number: 1024)],
              remarks: ["slow"]),
            .init([.init("d")], remarks: ["failed: exit status 3"], tone: .bad),
          ])),
      .notes(["a note of a few words"]), .code("run 'a | b'", purpose: "To run it:"),
    ])

  @Test func `text has columns in line, a dash for what is not known, and remarks behind their rows`() {
    #expect(
      TextRenderer().text(document) == """
        speedup test: two rows
        first
        second

        name        wall  interval  peak memory
        ───────────────────────────────────────
        漢字      1.50 s  [1, 2] s            –
        a|\u{301}b, <c>  20.0 s         –     1.00 KiB  slow
        d         failed: exit status 3

        a note of a few words

        To run it:
          run 'a | b'

        """)
  }

  @Test func `on a narrow terminal the least important columns go, with a word on which, and no word is broken`() {
    let lines = TextRenderer(width: 30).text(document).split(separator: "\n").map(String.init)
    #expect(lines.contains("name        wall  peak memory"))
    #expect(lines.contains("No room for: interval. A wider") && lines.contains("terminal or --csv shows them."))
    #expect(lines.contains("    slow"))
    #expect(lines.allSatisfy { Columns.width($0) <= 30 })
  }

  @Test func `where leaving columns out is not enough, texts are folded by words`() {
    let table = Table(
      [.init("name"), .init("what", rank: 1), .init("seen")],
      [
        .init([.init("x"), .init("gone"), .init("it took 12 ms on every processor of the machine")])
      ])
    let text = TextRenderer(width: 24).text(Document("t", [.table(table)]))
    #expect(
      text == """
        name  seen
        ────────────────────────
        x     it took 12 ms on
              every processor of
              the machine

        No room for: what. A
        wider terminal or --csv
        shows them.

        """)
  }

  @Test func `columns of one rank are left out together, and no text is squeezed below half the room`() {
    let rows = [
      Table.Row([
        .init("--strategy direct|batched"), .init("1"), .init("2"), .init("how symbols are shared out among all"),
      ])
    ]
    let columns: [Table.Column] = [
      .init("a"), .init("base", .right, rank: 1), .init("new", .right, rank: 1), .init("b"),
    ]
    let text = TextRenderer(width: 40).text(Document("t", [.table(Table(columns, rows))]))
    #expect(
      text == """
        a                   b
        ────────────────────────────────────────
        --strategy          how symbols are
        direct|batched      shared out among all

        No room for: base, new. A wider terminal
        or --csv shows them.

        """)
  }

  @Test func `rows that are made as they are asked for print as those that are held`() {
    let held = (0..<9).map { place in
      Table.Row(
        [.init("n\(place)"), .init(ReadableFigure(Double(place) / 1000, .time(nil))), place == 4 ? .none : .init("株")],
        remarks: place == 7 ? ["slow"] : [], tone: .warning)
    }
    func document(_ rows: Table.Rows) -> Document {
      Document("t", [.table(Table([.init("a"), .init("wall", key: "wall_s", .right), .init("b", .right)], rows))])
    }
    let made = Table.Rows(count: held.count) { { place, row in row = held[place] } }
    for width in [nil, 12, 80] {
      #expect(
        TextRenderer(width: width).text(document(made)) == TextRenderer(width: width).text(document(Table.Rows(held))))
    }
    #expect(CSVRenderer.text(document(made)) == CSVRenderer.text(document(Table.Rows(held))))
    #expect(document(made) == document(Table.Rows(held)) && made.hasRemarks)
  }

  private final class Names: CellTexts {
    static let all = ["plain", "株式会社", "", "tab\there", "a\u{301}", "the end"]
    func write(_ place: Int, to bytes: inout [UInt8]) { bytes.append(contentsOf: Self.all[place].utf8) }
    func mostWidth(_ place: Int) -> Int? { place == 0 ? 5 : nil }
    func number(_ place: Int) -> Double? { nil }
  }

  @Test func `texts that are made where they are written, and remarks beside them, print as those that are held`() {
    let names = Names()
    let remarks = [["one", "two\n"], [], ["one", "two\n"], ["x "], [], ["y"]]
    func document(_ cell: @escaping @Sendable (Int) -> Table.Cell) -> Document {
      let rows = Table.Rows(
        count: Names.all.count, verdict: { .init(name: "\($0)", outcome: .passed, word: "w", sentence: "") }
      ) {
        { place, row in
          row.cells = [cell(place), cell(5 - place)]
          row.remarks = remarks[place]
        }
      }
      return Document("t", [.table(Table([.init("a"), .init("b", .right)], rows))])
    }
    let (made, held) = (document { Table.Cell(names, $0) }, document { Table.Cell(Names.all[$0]) })
    for width in [nil, 12, 30, 80] {
      #expect(TextRenderer(width: width).text(made) == TextRenderer(width: width).text(held))
      // Colours go another way; without any they say the same.
      #expect(TextRenderer(width: width).text(made) == TextRenderer(colours: true, width: width).text(made))
    }
    #expect(
      CSVRenderer.text(made) == CSVRenderer.text(held) && MarkdownRenderer.text(made) == MarkdownRenderer.text(held))
    #expect(made.verdicts.map(\.name) == ["0", "1", "2", "3", "4", "5"])
  }

  @Test func `a long table is given away in pieces that are whole lines`() throws {
    let rows = Table.Rows(count: 20_000) { { place, row in row.cells = [Table.Cell("\(place)")] } }
    var pieces: [String] = []
    TextRenderer().write(Document("t", [.table(Table([.init("a", .right)], rows))])) { pieces.append($0) }
    #expect(pieces.count > 1 && pieces.allSatisfy { $0.hasSuffix("\n") })
    #expect(pieces.joined().split(separator: "\n").suffix(2) == ["19998", "19999"])
  }

  @Test func `colours change nothing but colours, and data brings none`() {
    let hostile = Document(
      "t",
      [
        .table(
          Table(
            [.init("a"), .init("b", .right)],
            [
              .init([.init("\u{1B}[2Jx", .bad), .init("1", .good)], remarks: ["y"], tone: .warning)
            ]))
      ])
    let plain = TextRenderer().text(hostile)
    var stripped = TextRenderer(colours: true).text(hostile)
    #expect(stripped.contains("\u{1B}[31m\\u{1B}[2Jx\u{1B}[0m") && !plain.contains("\u{1B}"))
    for code in ["31", "32", "33", "0"] {
      stripped = stripped.split(separator: "\u{1B}[\(code)m", omittingEmptySubsequences: false).joined()
    }
    #expect(stripped == plain)
  }

  @Test func `Markdown has a table whose cells hold what they are given`() {
    #expect(
      MarkdownRenderer.text(document) == """
        ### speedup test: two rows

        first\("  ")
        second

        | name | wall | interval | peak memory | remark |
        |---|--:|--:|--:|---|
        | 漢字 | 1.50 s | \\[1, 2\\] s |  |  |
        | a\\|\u{301}b, &lt;c&gt; | **20.0 s** |  | 1.00 KiB | slow |
        | d |  |  |  | failed: exit status 3 |

        - a note of a few words

        To run it:

            run 'a | b'

        """)
  }

  @Test func `CSV has keys with units, numbers in base units and both ends of a range`() {
    #expect(
      CSVRenderer.text(document) == """
        name,wall_s,wall_s_low,wall_s_high,peak_memory_bytes,remark
        漢字,1.5,1,2,,
        "a|\u{301}b, <c>",20,,,1024,slow
        d,,,,,failed: exit status 3

        """)
  }

  @Test func `JSON has an object a row and leaves out what is not known`() throws {
    let text = JSONRenderer.text(document)
    #expect(
      text.contains(
        """
            {
              "name": "漢字",
              "wall_s": 1.5,
              "wall_s_low": 1,
              "wall_s_high": 2
            },
        """))
    #expect(text.contains("\"report\": \"speedup test\"") && text.contains("\"notes\": ["))
  }

  @Test func `HTML is one page in which nothing from data is a tag`() {
    let text = HTMLRenderer.text(document)
    #expect(text.hasPrefix("<!DOCTYPE html>") && text.contains("<title>speedup test: two rows</title>"))
    #expect(text.contains("&lt;c&gt;</td><td class=\"right bad\">20.0 s</td>"))
    #expect(text.contains("<pre>run &apos;a | b&apos;</pre>") && !text.contains("<c>"))
  }

  @Test func `a picture is shown where that can be, and named elsewhere`() {
    let document = Document("t", [.figure(file: "charts/a b.svg", caption: "speed-up")])
    #expect(MarkdownRenderer.text(document).contains("![speed-up](<charts/a b.svg>)"))
    #expect(HTMLRenderer.text(document).contains("<img src=\"charts/a b.svg\" alt=\"speed-up\">"))
    #expect(TextRenderer().text(document).contains("speed-up: charts/a b.svg"))
  }
}
