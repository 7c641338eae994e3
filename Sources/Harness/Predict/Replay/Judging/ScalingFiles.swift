import SpeedupCore

/// Readers of published scaling figures, by column name, in any order. Columns that are not asked for are passed over, and
/// so are lines that begin with `#`.
package enum ScalingFiles {
  /// Times of Task Bench: `runtime,imbalance,iterations,width,steps,elapsed_median_s`.
  /// - Throws: ``InputError`` naming file, line, value and fix.
  package static func taskBench(_ text: String, path: String) throws(InputError) -> [TaskBenchRow] {
    let table = try Rows(text, path, ["runtime", "imbalance", "iterations", "width", "steps", "elapsed_median_s"])
    var rows: [TaskBenchRow] = []
    for row in table.rows {
      rows.append(
        TaskBenchRow(
          runtime: row.fields[0], imbalance: try table.number(row, 1, 0...2),
          iterations: try table.number(row, 2, 1...1e18), width: try table.count(row, 3, most: 100_000),
          steps: try table.count(row, 4, most: 1_000_000), elapsed: try table.number(row, 5, 1e-9...1e9)))
    }
    return rows
  }

  /// Speed-up curves: `curve,program,physical_cores,threads,speedup`.
  /// - Throws: ``InputError`` naming file, line, value and fix.
  package static func curves(_ text: String, path: String) throws(InputError) -> [SpeedupCurve] {
    let table = try Rows(text, path, ["curve", "program", "physical_cores", "threads", "speedup"])
    var order: [String] = []
    var byName: [String: SpeedupCurve] = [:]
    for row in table.rows {
      let (name, program) = (row.fields[0], row.fields[1])
      let cores = try table.count(row, 2, most: 1_000_000)
      let threads = try table.count(row, 3, most: 1_000_000)
      let speedup = try table.number(row, 4, 1e-9...1e9)
      guard var curve = byName[name] else {
        order.append(name)
        byName[name] = SpeedupCurve(name: name, program: program, physicalCores: cores, points: [(threads, speedup)])
        continue
      }
      guard curve.program == program, curve.physicalCores == cores else {
        throw table.error(
          row,
          "curve '\(name)' is of \(curve.program) on \(curve.physicalCores) cores above, here of \(program) on \(cores)",
          "give every curve a name of its own")
      }
      guard !curve.points.contains(where: { $0.threads == threads }) else {
        throw table.error(row, "curve '\(name)' has \(threads) threads twice", "leave one row, or name a second curve")
      }
      curve.points.append((threads, speedup))
      byName[name] = curve
    }
    return order.compactMap { byName[$0] }.map {
      SpeedupCurve(name: $0.name, program: $0.program, physicalCores: $0.physicalCores, points: $0.points)
    }
  }

  /// The wanted fields of every row.
  private struct Rows {
    let path: String
    let names: [String]
    let rows: [Row]
    struct Row { let line: Int, fields: [String] }

    init(_ text: String, _ path: String, _ names: [String]) throws(InputError) {
      let records: [CSV.Record]
      // Comments become empty lines, so that line numbers stay.
      let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      let kept = lines.map { $0.first == UInt8(ascii: "#") ? "" : String($0) ?? "" }.joined(separator: "\n")
      do { records = try CSV.parse(kept) } catch {
        throw InputError("\(path):\(error.line): \(error.problem); restore the row, or delete it")
      }
      guard let header = records.first else {
        throw InputError("\(path): empty; expected the columns \(names.joined(separator: ","))")
      }
      let columns = header.fields.map(Self.trimmed)
      var places: [Int] = []
      for name in names {
        guard let place = columns.firstIndex(of: name) else {
          throw InputError(
            "\(path):\(header.line): the column '\(name)' is missing; expected \(names.joined(separator: ","))")
        }
        guard columns.lastIndex(of: name) == place else {
          throw InputError("\(path):\(header.line): the column '\(name)' is there twice; leave one of them out")
        }
        places.append(place)
      }
      var rows: [Row] = []
      for record in records.dropFirst() {
        guard record.fields.count == header.fields.count else {
          throw InputError(
            "\(path):\(record.line): \(record.fields.count) fields where the header has \(header.fields.count); restore the row, or delete it"
          )
        }
        rows.append(Row(line: record.line, fields: places.map { Self.trimmed(record.fields[$0]) }))
      }
      guard !rows.isEmpty else { throw InputError("\(path): a header and no rows; give a file with figures") }
      (self.path, self.names, self.rows) = (path, names, rows)
    }

    /// A field without blanks around it; a line that ends in a carriage return leaves one.
    private static func trimmed(_ field: String) -> String {
      let text = field.drop { $0.isWhitespace }
      return String(text.reversed().drop { $0.isWhitespace }.reversed())
    }

    func error(_ row: Row, _ problem: String, _ fix: String) -> InputError {
      InputError(SafeText.line("\(path):\(row.line): \(problem); \(fix)"))
    }

    func count(_ row: Row, _ place: Int, most: Int) throws(InputError) -> Int {
      let value = try number(row, place, 1...Double(most))
      guard value == value.rounded() else {
        throw error(row, "\(names[place]) is '\(SafeText.excerpt(row.fields[place]))'", "expected a whole number")
      }
      return Int(value)
    }

    func number(_ row: Row, _ place: Int, _ range: ClosedRange<Double>) throws(InputError) -> Double {
      guard let value = Double(row.fields[place]), range.contains(value) else {
        throw InputError(
          "\(path):\(row.line): \(names[place]) is '\(SafeText.excerpt(row.fields[place]))'; expected a number from "
            + "\(Readable.brief(range.lowerBound)) to \(Readable.brief(range.upperBound))")
      }
      return value
    }
  }
}
