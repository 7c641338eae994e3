import SpeedupKit

/// Which column of a file holds what, found by the header's names.
struct DailyHeader: Equatable {
  /// What a column of daily data holds.
  enum Role: Int, CaseIterable {
    case date, symbol, open, high, low, close, volume

    /// The names that such a column goes by, in lower case.
    var names: [String] {
      switch self {
      case .date: ["date", "day", "datetime", "timestamp"]
      case .symbol: ["symbol", "ticker", "sym", "instrument", "name"]
      case .open: ["open", "o"]
      case .high: ["high", "h"]
      case .low: ["low", "l"]
      case .close: ["close", "c"]
      case .volume: ["volume", "vol", "v"]
      }
    }
  }

  var columnCount: Int { names.count }
  /// The names of all columns, in lower case and without blanks around them.
  let names: [String]
  /// The column of a time of day beside the date; nil where there is none.
  var timeColumn: Int? { names.firstIndex(of: "time") }
  /// The column of each role, by the role's raw value.
  private let columns: [Int]

  /// Reads a header. Case and blanks around names do not matter; columns of other names are passed over.
  /// Where several names of a role are there, the one that stands first in `Role.names` counts.
  /// - Throws: `InputError` naming a missing column and those found, or a name that is there twice.
  init(names: [String], file: String) throws {
    let found = names.map { Self.normalised($0) }
    columns = try Role.allCases.map { role in
      for name in role.names {
        let places = found.indices.filter { found[$0] == name }
        guard places.count < 2 else {
          throw InputError("\(file), line 1: two columns are called '\(name)'; rename one of them")
        }
        if let place = places.first { return place }
      }
      let wanted = role.names.map { "'\($0)'" }.joined(separator: " or ")
      throw InputError(
        "\(file), line 1: there is no column \(wanted); it has \(names.joined(separator: ", "));"
          + " name the column so in the header")
    }
    self.names = found
  }

  /// The column of a role, from 0.
  func column(_ role: Role) -> Int { columns[role.rawValue] }

  private static func normalised(_ name: String) -> String {
    let lower = name.lowercased()
    return String(lower.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
