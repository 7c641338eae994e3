import SpeedupCore
import SpeedupEngine
import SpeedupReport
import SpeedupSystem

/// How the form of what is printed is chosen, the same in every command that prints a table.
extension OutputForm {
  fileprivate static let flags: [(form: OutputForm, option: Option<Bool>)] = [
    (.json, .flag("json", "print JSON")),
    (.markdown, .flag("markdown", "print Markdown, for a comment on a pull request")),
    (.csv, .flag("csv", "print the tables as CSV")),
    (.html, .flag("html", "print a page of HTML")),
  ]
  fileprivate static let export = Option<[(path: String, form: OutputForm)]>(
    "export", .list("FILE"), "write it to a file too: .md, .csv, .json, .html or .txt", default: []
  ) { try $0.map { ($0, try OutputForm(ending: $0)) } }

  /// The flags, without one of which it is text, and the files.
  static let options: [any CommandOption] = flags.map(\.option) + [export]

  /// The form of a file by the ending of its name.
  /// - Throws: ``InputError`` for any other ending.
  init(ending path: String) throws {
    let endings: [(String, OutputForm)] = [
      (".md", .markdown), (".csv", .csv), (".json", .json), (".html", .html), (".txt", .text),
    ]
    guard let form = endings.first(where: { path.hasSuffix($0.0) })?.1 else {
      throw InputError(
        "--export: '\(path)' does not end with \(endings.map(\.0).joined(separator: ", ")); the ending says the form")
    }
    self = form
  }
}

/// The columns of tables that have far more figures than lines hold, where nothing says how many there are.
let widthOfLogs = 80

/// Where a report goes: to standard output in one form, and to files.
struct ReportOutput {
  let form: OutputForm
  private let files: [(path: String, form: OutputForm)]

  /// What is asked for.
  /// - Throws: ``InputError`` when there are two forms, or a file that can't be written.
  init(_ parsed: ParsedOptions) throws {
    let asked = OutputForm.flags.filter { parsed[$0.option] }
    guard asked.count < 2 else {
      throw InputError("--\(asked[0].option.name) and --\(asked[1].option.name): choose one")
    }
    form = asked.first?.form ?? .text
    if form == .csv || form == .json, parsed.names.contains(TableOptions.timeUnit.name) {
      throw InputError("--\(TableOptions.timeUnit.name): CSV and JSON have all times in seconds; leave it out")
    }
    files = parsed[OutputForm.export]
    for file in files { try Self.tryOut(file.path, option: "--export", beside: parsed.operands) }
    let junit = parsed.names.contains(GateOptions.junit.name) ? parsed[GateOptions.junit] : nil
    let outs = files.map { (option: "--export", path: $0.path) } + (junit.map { [("--junit", $0)] } ?? [])
    try Self.requireDistinct(outs)
    // The results are written there while runs are made, and after that the reports over them.
    for out in outs { if let folder = Self.folder(parsed) { try Self.requireNoResults(out, in: folder) } }
  }

  /// Refuses two files that are one, of which the second would replace the first. A device or a pipe may be given twice.
  /// - Throws: ``InputError`` naming the options.
  private static func requireDistinct(_ outs: [(option: String, path: String)]) throws {
    var places: [String: (option: String, path: String)] = [:]
    for out in outs where !Files.isDeviceOrPipe(out.path) {
      guard let place = Files.place(out.path), let other = places.updateValue(out, forKey: place) else { continue }
      throw InputError(
        "\(out.option) \(out.path): is the file of \(other.option) \(other.path) too, which it would replace; name another"
      )
    }
  }

  /// The folder of results that the command makes, where it was named.
  private static func folder(_ parsed: ParsedOptions) -> String? { parsed.text("out") }

  private static func requireNoResults(_ out: (option: String, path: String), in folder: String) throws {
    guard let name = ResultsFolder.fileNames.first(where: { out.path.hasSuffix("/\($0)") }),
      let place = Files.place(out.path),
      place == Files.place("\(folder)/\(name)")
        || out.path == "\(folder)/\(name)"
    else { return }
    throw InputError("\(out.option): \(out.path) is where --out keeps results; name another file")
  }

  /// Whether something goes to files too.
  var writesFiles: Bool { !files.isEmpty }

  /// Whether a file can be written, without leaving one, and without replacing what it is made of: results, a program.
  /// - Parameter inputs: the files that are read.
  /// - Throws: ``InputError`` naming the option.
  static func tryOut(_ path: String, option: String, beside inputs: [String] = []) throws {
    if Files.isDirectory(path) { throw InputError("\(option): \(path) is a directory; name a file in it") }
    if Files.isDeviceOrPipe(path) { return }
    let stamp = try? FileStamp(path)
    if ResultsFolder.holds(path) || stamp != nil && inputs.contains(where: { (try? FileStamp($0)) == stamp }) {
      throw InputError("\(option): \(path) holds results, which it would replace; name another file")
    }
    if Files.isExecutable(path) {
      throw InputError("\(option): \(path) is a program, which it would replace; name another file")
    }
    do { _ = try AtomicFile(path) } catch { throw InputError("\(option): \(error); name another file") }
  }

  /// Writes the files, and prints the document as it suits standard output: colours and a width only where that is a
  /// terminal.
  /// - Parameters:
  ///   - width: the columns where it is no terminal; nil: as many as it takes.
  ///   - json: the report's own JSON, where it has one.
  ///   - csv: its own CSV, likewise.
  func print(
    _ document: Document, width: Int? = nil, json: () throws -> String? = { nil },
    csv: () throws -> String? = { nil }
  ) throws {
    let own = try form == .csv || files.contains { $0.form == .csv } ? csv() : nil
    // The answer first, and each of the others even where one fails.
    var attempts = Attempts()
    attempts.attempt {
      if form == .csv, let own { return try Console.write(own) }
      let (colours, columns) = (Console.outputTakesColour, Console.outputWidth ?? width)
      try Console.write { try form.write(document, colours: colours, width: columns, json: json, to: $0) }
    }
    for file in files {
      attempts.attempt {
        try Files.write(file.path) { take in
          try withoutActuallyEscaping(take) { take in
            if file.form == .csv, let own { try take(own) } else { try file.form.write(document, json: json, to: take) }
          }
        }
      }
    }
    try attempts.end()
  }
}
