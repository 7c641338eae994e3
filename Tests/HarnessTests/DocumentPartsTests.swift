import SpeedupStatistics
import Synchronization
import Testing

@testable import SpeedupCore
@testable import SpeedupReport

/// A long document, which is written in parts.
struct DocumentPartsTests {
  @Test func `several threads print what one does`() {
    let rows = Table.Rows(count: 20_000) {
      { place, row in
        row.cells = [
          Table.Cell("\(place % 7 == 0 ? String(repeating: "x", count: 50) : "")\(place)"),
          Table.Cell(ReadableFigure(Double(place), .bytes, sign: place % 5000 == 0 ? ">" : "")),
        ]
        if place % 3 == 0 { row.remarks = ["remark \(place / 4000)"] }
      }
    }
    let document = Document("t", [.table(Table([.init("a", cut: 40), .init("b", key: "b_bytes", .right)], rows))])
    func texts(threads: Int) -> [String] {
      let before = Parts.threads.exchange(threads, ordering: .relaxed)
      defer { Parts.threads.store(before, ordering: .relaxed) }
      return [
        TextRenderer().text(document), TextRenderer(width: 60).text(document),
        TextRenderer(colours: true).text(document), CSVRenderer.text(document),
      ]
    }
    #expect(texts(threads: 1) == texts(threads: 3))
  }
}
