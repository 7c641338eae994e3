import SpeedupCore
import SpeedupSystem

/// Writes charts as scripts and pictures. The only part of the charts that touches the system.
package enum ChartWriter {
  /// The files of one chart.
  package struct Written: Sendable, Equatable {
    /// The chart's name.
    package let name: String
    /// The paths of its script, and of its pictures where gnuplot drew them.
    package let script: String, svg: String, png: String
  }

  /// Writes `DIRECTORY/charts/NAME.gp` for every chart, then has gnuplot draw `NAME.svg` and `NAME.png`
  /// beside it.
  /// - Throws: ``ChartError`` when gnuplot is missing or fails, after all scripts were written; a
  ///   `SystemError` when a file can't be written.
  package static func write(
    _ charts: [NamedChart], to directory: String, gnuplot: String? = Tool.find("gnuplot")
  ) throws -> [Written] {
    let folder = "\(directory.isEmpty ? "." : directory)/charts"
    try Files.makeDirectory(folder)
    let files = charts.map { chart in
      let path = "\(folder)/\(chart.name)"
      return Written(name: chart.name, script: "\(path).gp", svg: "\(path).svg", png: "\(path).png")
    }
    for (chart, file) in zip(charts, files) { try Files.write(file.script, gnuplotScript(for: chart)) }
    guard let gnuplot else { throw ChartError.gnuplotMissing(scripts: files.map(\.script)) }
    for file in files { try draw(file, into: folder, gnuplot) }
    return files
  }

  private static func draw(_ file: Written, into folder: String, _ gnuplot: String) throws {
    // A picture of an earlier sweep must not pass for one of this.
    try Files.remove(file.svg)
    try Files.remove(file.png)
    // gnuplot takes an output file that starts with "|" for a command, and a script that starts with "-" for
    // an option.
    let (target, script) = (anchored(folder), anchored(file.script))
    // -d: no start-up files of the user, which could change how the chart looks.
    let result = try Tool.run(gnuplot, ["-d", "-c", script, target])
    guard result.status == 0, Files.exists(file.svg), Files.exists(file.png) else {
      throw ChartError.gnuplotFailed(script: file.script, status: result.status, errors: result.errors)
    }
  }

  private static func anchored(_ path: String) -> String { path.hasPrefix("/") ? path : "./\(path)" }
}

/// Why charts were not drawn.
package enum ChartError: Error, Equatable, CustomStringConvertible {
  /// gnuplot is not installed; the scripts were written.
  case gnuplotMissing(scripts: [String])
  /// gnuplot ended with an error, or without its pictures.
  case gnuplotFailed(script: String, status: Int32, errors: String)

  package var description: String {
    switch self {
    case .gnuplotMissing(let scripts):
      return "gnuplot is not installed, so no charts are drawn: install it (apt-get install gnuplot-nox) "
        + "and try again; \(scripts.count) scripts are written"
    case .gnuplotFailed(let script, let status, let errors):
      // gnuplot prints the line of the script first, and what is wrong with it last.
      let reason = errors.split(separator: "\n").last { !$0.allSatisfy(\.isWhitespace) }
      return "gnuplot could not draw \(script) (exit status \(status)): "
        + SafeText.line(String(reason ?? "it printed no reason"))
    }
  }
}
