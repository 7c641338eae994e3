import Glibc
import Testing

@testable import SpeedupCore
@testable import SpeedupKit
@testable import SpeedupSystem
@testable import SpeedupWorkloads

/// Files of bars that somebody else wrote.
extension AnalyzerTests {
  @Test func `Rows out of order are sorted, of one minute the last counts, and both are said`() throws {
    let rows = [
      "2024-01-02 08:01,1,2,1,2,5", "2024-01-02 08:00,1,1,1,1,5", "2024-01-03T13:30:00,2,3,2,2,1",
      "2024-01-02 08:01,3,4,3,3,5",
    ]
    let text = "DateTime,open,high,low,close,volume\r\n" + rows.joined(separator: "\r\n")
    let source = try MinuteSource(Array(text.utf8), file: "x.csv", tick: TickSize("1"))
    #expect(source.dropped == 1 && source.outOfOrder == 2 && source.instruments.count == 1)
    let bars = source.instruments[0].bars
    #expect(bars.count == 3 && (0..<3).map { bars.columns.open[$0] } == [1, 3, 2])
    let minutes = (0..<3).map { bars.columns.time[$0] - day("2024-01-02") * 1440 }
    #expect(minutes == [480, 481, 1440 + 810])
  }

  @Test(arguments: [
    ("", "X.csv: it is empty"),
    ("datetime,open,high,low,close\n", "X.csv: it holds a header and no row; name a file with rows"),
    ("datetime,open\n", "line 1: there is no column 'high'"),
    ("datetime,open,high,low,close\n2024-01-02,1,1,1,1\n", "line 2: datetime '2024-01-02' is not a whole minute"),
    ("datetime,open,high,low,close\n2024-02-30 09:00,1,1,1,1\n", "line 2: datetime '2024-02-30 09:00' is not"),
    ("datetime,open,high,low,close\n2024-01-02 24:00,1,1,1,1\n", "is not a whole minute"),
    ("datetime,open,high,low,close\n2024-01-02 09:00:30,1,1,1,1\n", "is not a whole minute"),
    ("datetime,open,high,low,close\n9024-01-02 09:00,1,1,1,1\n", "is not a whole minute"),
    (
      "datetime,open,high,low,close\n2024-01-02 09:00,1,1,1,1\n2024-01-02 09:01,1,1,1,x\n",
      "line 3: close 'x' is not a number"
    ),
    ("datetime,open,high,low,close\n2024-01-02 09:00,1,1,1,\n", "line 2: close '' is not a number"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,1.1,2,1,1\n", "open '1.1' is not a whole number of ticks"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,1e9,1e9,1,1\n", "is too far from zero"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,3e8,3e8,1,1\n", "line 2: a price is beyond"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,1,1,2,1\n", "line 2: the high of 4 ticks is below the low of 8"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,3,2,1,1\n", "line 2: the open of 12 ticks is not between"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,1,1,1\n", "line 2: 4 fields where the header has 5"),
    ("datetime,open,high,low,close\n2024-01-02 09:00,\"1\n", "a quote opens here and never closes"),
  ])
  func `What can't be used is an error that names file, line, value and fix`(_ text: String, _ complaint: String) throws
  {
    try withScratch { directory in
      try Files.write("\(directory)/X.csv", text)
      #expect { try answer(Self.workload, Self.request(data: "\(directory)/X.csv")) } throws: {
        $0 is InputError && "\($0)".contains("X.csv") && "\($0)".contains(complaint)
      }
    }
    #expect(throws: InputError.self) { try answer(Self.workload, Self.request(data: "/nowhere.csv")) }
  }

  @Test(arguments: [
    ["parallel": "all"], ["history-days": "0"], ["instruments": "0"], ["passes": "0"], ["new-days": "0"],
    ["tick": "x"],
    ["filler": "-1"], ["history-days": "9999999"],
  ])
  func `Options that are none are errors`(_ axes: [String: String]) {
    #expect(throws: InputError.self) { try answer(Self.workload, Self.request(axes)) }
  }

  @Test(arguments: ["csv", "columns"])
  func `One bar gives an answer`(format: String) throws {
    try withScratch { directory in
      for (rows, ranges) in [("2024-01-02 08:00,1,1,1,1\n", "3"), ("2024-01-02 23:59,1,1,1,1", "0")] {
        try Files.write("\(directory)/X.csv", "datetime,open,high,low,close\n" + rows)
        for history in ["whole", "incremental"] {
          let axes = ["format": format, "history": history, "passes": "2", "instruments": "2"]
          let got = try answer(Self.workload, Self.request(axes, data: "\(directory)/X.csv"))
          #expect(got.measures["ranges"] == String(2 * Int(ranges)!) && got.measures["failed_instruments"] == "none")
        }
      }
    }
  }

  @Test func `A file without volumes has volumes of 0, whatever was in memory before`() throws {
    let text = "datetime,open,high,low,close\n" + (10...59).map { "2024-01-02 08:\($0),1,1,1,1\n" }.joined()
    // What a reader that never sets the volumes would be handed.
    for _ in 0..<10 {
      let used = try MinuteBars(capacity: MinuteCSVReader.mostRows(text.utf8.count), others: 1)
      used.others[0].update(repeating: 7e300, count: used.capacity)
    }
    let bars = try MinuteSource(Array(text.utf8), file: "X.csv", tick: TickSize("1")).instruments[0].bars
    #expect(bars.count == 50 && (0..<bars.count).allSatisfy { bars.others[0][$0] == 0 })
  }

  @Test(arguments: ["-1", "1e30", "1e999"])
  func `A volume that is no count names its line`(volume: String) throws {
    let text = "datetime,open,high,low,close,volume\n2024-01-02 08:00,1,1,1,1,5\n2024-01-02 08:01,1,1,1,1,\(volume)\n"
    let error = #expect(throws: InputError.self) {
      try MinuteSource(Array(text.utf8), file: "X.csv", tick: TickSize("1"))
    }
    #expect(error?.description.contains("X.csv, line 3: ") == true && error?.description.contains("volume") == true)
  }
}
