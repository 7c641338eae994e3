import FoundationEssentials
import SpeedupCore
import SpeedupPredict
import SpeedupStatistics

/// How far published speed-up curves stay within bands of fits to their first points.
enum Bands {
  /// Prints a row for every point that was foretold.
  /// - Parameter path: a CSV with the columns curve, program, physical_cores, threads, speedup.
  static func print(_ path: String) throws {
    let text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let records = try CSV.parse(text)
    let header = records[0].fields
    func field(_ record: CSV.Record, _ name: String) -> String { record.fields[header.firstIndex(of: name)!] }
    var curves: [(name: String, program: String, points: [CurvePoint])] = []
    for record in records.dropFirst() {
      let (name, threads) = (field(record, "curve"), Double(field(record, "threads"))!)
      // Hardware threads are a regime of their own.
      guard threads <= Double(field(record, "physical_cores"))! else { continue }
      if curves.last?.name != name { curves.append((name, field(record, "program"), [])) }
      curves[curves.count - 1].points.append(CurvePoint(x: threads, y: Double(field(record, "speedup"))!))
    }
    Swift.print("curve,program,fitted_points,law,reach,truth,centre,low,high")
    for curve in curves where curve.points.count > 3 {
      for known in 3..<curve.points.count {
        let fit = try ScalingFit(Array(curve.points[..<known]), .throughput)
        for point in curve.points[known...] {
          let there = try fit.prediction(at: point.x)
          Swift.print(
            "\(curve.name),\(curve.program),\(known),\(fit.best.law.rawValue),\(there.reach),\(point.y),\(there.centre),"
              + "\(there.band.lower),\(there.band.upper)")
        }
      }
    }
  }
}
