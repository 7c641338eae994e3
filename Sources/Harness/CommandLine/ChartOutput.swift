import SpeedupReport
import SpeedupSystem

/// Where commands that answer in a table leave their charts as well.
enum ChartOutput {
  /// Draws the charts into `DIRECTORY/charts`, and names the files on standard error; the exit status where that failed.
  static func draw(_ charts: [NamedChart], in directory: String) throws -> Int32? {
    if charts.isEmpty { Console.error("--chart: there is nothing to draw of this answer") }
    do {
      for file in try ChartWriter.write(charts, to: directory) { Console.error("\(file.svg)\n\(file.png)") }
      return nil
    } catch let error as ChartError {
      Console.error("speedup: \(error)")
      return 3
    }
  }
}
