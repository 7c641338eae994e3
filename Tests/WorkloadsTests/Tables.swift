@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupWorkloads

/// A daily row as tests write it down.
struct Row: Equatable {
  var symbol: String
  var date: Int32
  var open: Double
  var high: Double
  var low: Double
  var close: Double
  var volume: Int64

  /// A row on a date such as `2024-01-31` with open = high = low = close = `price`.
  init(_ symbol: String, _ date: String, _ price: Double, volume: Int64 = 100) {
    self.symbol = symbol
    self.date = day(date)
    (open, high, low, close, self.volume) = (price, price, price, price, volume)
  }

  /// The row at `index` of a table.
  init(_ table: DailyTable, _ index: Int) {
    let rows = table.rows
    symbol = table.symbol(ofRow: index)
    date = rows.dates[index]
    open = rows.open[index]
    high = rows.high[index]
    low = rows.low[index]
    close = rows.close[index]
    volume = rows.volume[index]
  }
}

/// The days since 1970-01-01 of a date such as `2024-01-31`.
func day(_ text: String) -> Int32 {
  Array(text.utf8).withUnsafeBufferPointer {
    CivilDate.parse(ByteSpan(start: $0.baseAddress!, end: $0.baseAddress! + $0.count))!
  }
}

extension DailyTable {
  /// A table of these rows.
  static func of(_ rows: [Row]) throws -> DailyTable {
    var builder = try DailyTableBuilder(capacity: rows.count)
    for row in rows {
      builder.append(
        builder.key(row.symbol), row.date, open: row.open, high: row.high, low: row.low, close: row.close,
        volume: row.volume)
    }
    return builder.finish()
  }

  /// All rows in order.
  var allRows: [Row] { (0..<count).map { Row(self, $0) } }
}

/// Runs the weekly workload on a table.
func weekly(
  _ table: DailyTable, variant: String = "partition", strategy: String = "direct", fail: String = "",
  on pool: any WorkerPool = SerialExecutor()
) throws -> (output: WeeklyOutput, answer: Answer) {
  let workload = WeeklyWorkload()
  let request = RunRequest(variant: variant, parameters: ["strategy": strategy, "fail": fail])
  let input = WeeklyWorkload.Input(table: table, report: nil)
  let output = try workload.run(input, request, on: pool)
  return (output.result, try workload.answer(output, input, request))
}

/// The table in a CSV text, and what was odd in it.
func read(_ text: String) throws -> (table: DailyTable, report: DataReport) {
  try DailyCSVReader.read(Array(text.utf8), file: "test.csv")
}
