import SpeedupCore
import SpeedupSystem

/// Writes charts as scripts and pictures. The only part of the charts that touches the system.
package enum ChartWriter {
  package struct Written: Sendable, Equatable {
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
    for (chart, file) in zip(charts, files) {
      try draw(file, into: folder, gnuplot, wide: hasFonts(for: gnuplotScript(for: chart)))
    }
    return files
  }

  /// Whether fonts for all wide characters of a script are installed, as far as fontconfig tells: for those of each
  /// writing system one that has them all.
  private static func hasFonts(for script: String) -> Bool {
    let scalars = Set(script.unicodeScalars.filter(SafeText.isWide)).sorted()
    guard !scalars.isEmpty, let tool = Tool.find("fc-list") else { return false }
    // Kana and signs, ideographs, hangul, compatibility and full-width forms.
    let systems = Dictionary(grouping: scalars) { scalar in [0x4E00, 0xAC00, 0xF900].count { scalar.value >= $0 } }
    return systems.values.allSatisfy { scalars in
      let set = scalars.map { String($0.value, radix: 16) }.joined(separator: " ")
      guard let result = try? Tool.run(tool, [":charset=\(set)", "family"]) else { return false }
      return result.status == 0 && !result.output.isEmpty
    }
  }

  /// How long gnuplot may take over one chart.
  private static let patience = Seconds(60)

  private static func draw(_ file: Written, into folder: String, _ gnuplot: String, wide: Bool) throws {
    // A picture of an earlier sweep must not pass for one of this.
    try Files.remove(file.svg)
    try Files.remove(file.png)
    // gnuplot takes an output file that starts with "|" for a command, and a script that starts with "-" for
    // an option.
    let (target, script) = (anchored(folder), anchored(file.script))
    // -d: no start-up files of the user, which could change how the chart looks.
    let result = try Tool.run(gnuplot, ["-d", "-c", script, target] + (wide ? ["wide"] : []), limit: patience)
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
