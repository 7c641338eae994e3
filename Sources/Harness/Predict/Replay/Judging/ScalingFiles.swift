import SpeedupCore

/// Readers of published scaling figures, by column name; columns that are not asked for are passed over.
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
          iterations: try table.number(row, 2, 1...1e18), width: Int(try table.number(row, 3, 1...100_000)),
          steps: Int(try table.number(row, 4, 1...1_000_000)), elapsed: try table.number(row, 5, 1e-9...1e9)))
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
      let name = row.fields[0]
      if byName[name] == nil {
        order.append(name)
        byName[name] = SpeedupCurve(
          name: name, program: row.fields[1], physicalCores: Int(try table.number(row, 2, 1...1_000_000)), points: [])
      }
      let threads = Int(try table.number(row, 3, 1...1_000_000))
      byName[name]!.points.append((threads, try table.number(row, 4, 1e-9...1e9)))
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
      do { records = try CSV.parse(text) } catch {
        throw InputError("\(path):\(error.line): \(error.problem); restore the row, or delete it")
      }
      guard let header = records.first else {
        throw InputError("\(path): empty; expected the columns \(names.joined(separator: ","))")
      }
      var places: [Int] = []
      for name in names {
        guard let place = header.fields.firstIndex(of: name) else {
          throw InputError(
            "\(path):\(header.line): the column '\(name)' is missing; expected \(names.joined(separator: ","))")
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
        rows.append(Row(line: record.line, fields: places.map { record.fields[$0] }))
      }
      guard !rows.isEmpty else { throw InputError("\(path): a header and no rows; give a file with figures") }
      (self.path, self.names, self.rows) = (path, names, rows)
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
