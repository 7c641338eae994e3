import Testing

@testable import SpeedupCore
@testable import SpeedupReport

/// What programs get of a table beside what people read.
@Suite struct TableFieldTests {
  @Test func `programs get further numbers of a field, and what is equal in all rows in front`() {
    var table = Table(
      [.init("n"), .init("speed-up", .right, more: ["speed_up_low", "speed_up_high"])],
      [
        .init([.init("a"), .init("×2 [<1, 3]", number: 2, second: 1, secondMark: "<", third: 3)]),
        .init([.init("b"), .init("reference", number: 1)]), .init([.init("c")]),
      ])
    table.fixed = [AxisValue("cores", "4"), AxisValue("variant", "x")]
    let document = Document("t", [.paragraph(["two times as fast"]), .table(table)])
    #expect(
      CSVRenderer.text(document) == """
        cores,variant,n,speed_up,speed_up_low,speed_up_low_mark,speed_up_high
        4,x,a,2,1,<,3
        4,x,b,1,,,
        4,x,c,,,,

        """)
    let text = JSONRenderer.text(document)
    #expect(
      text.contains("\"findings\": [\n    \"two times as fast\"\n  ]") && text.contains("\"cores\": 4"), "\(text)")
    #expect(!TextRenderer().text(document).contains("variant"))
  }
}
