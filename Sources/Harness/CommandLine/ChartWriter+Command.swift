import SpeedupReport
import SpeedupSystem

extension ChartWriter {
  /// Draws the charts of a report and names their files on standard error, beside the report.
  /// - Returns: the exit status where they could not be drawn.
  static func draw(_ charts: [NamedChart], in directory: String) throws -> Int32? {
    do {
      for file in try write(charts, to: directory) { Console.error("\(file.svg)\n\(file.png)") }
      return nil
    } catch let error as ChartError {
      Console.error("speedup: \(error)")
      return 3
    }
  }
}
