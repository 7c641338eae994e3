import Testing

@testable import SpeedupCore
@testable import SpeedupReport
@testable import SpeedupSystem

/// Why drawing is not tested here; nil when it is.
private let gnuplotIsInstalled = Tool.find("gnuplot") != nil

@Suite(.enabled(if: gnuplotIsInstalled, "gnuplot is not installed (apt-get install gnuplot-nox)"))
struct ChartsDrawingTests {
  /// Each would leave a file named `harm…` behind, or break the script, if gnuplot or a shell obeyed it.
  static let hostile = [
    "`touch harm1`", "\"; system(\"touch harm2\"); \"", "'; system('touch harm3'); '", "it's `touch harm4`",
    "a'b'c \\", "\\", "@harm", "\\'.system(\"touch harm10\").\\'", "'.system(\"touch harm11\").'",
    "''", "$(touch harm5)", "%d %s %g %%", "{/Symbol a}", "a_b^c", "}{", "# no comment",
    "<script>alert(1)</script> & ]]>", "first\nsystem(\"touch harm6\")", "\nEND\nsystem(\"touch harm7\")",
    "| touch harm8", "!touch harm9", "\u{1B}[2J\0", "\u{202E}txt", "漢字 🙂 é", "", " ", "NaN", "-e",
  ]

  private func draw(
    _ table: ResultTable, title: String, machine: String = "", in folder: String
  ) throws -> [String] {
    var options = ChartOptions()
    options.machine = machine
    let selection = try charts(for: table, title: title, options: options)
    try #require(!selection.charts.isEmpty)
    return try ChartWriter.write(selection.charts, to: folder).map { try Files.readText($0.svg) }
  }

  /// A text as it stands in an SVG drawn by gnuplot.
  private func inPicture(_ text: String) -> String {
    SafeText.drawable(text).map { $0 == "&" ? "&amp;" : $0 == "<" ? "&lt;" : String($0) }.joined()
  }

  @Test(arguments: hostile)
  func `a hostile label is drawn as text and run by nobody`(label: String) throws {
    try withTemporaryDirectory { folder in
      var results = MadeUpResults(axes: ["variant", label + "x", "workers", "chunk"])
      for (variant, symbols) in [(label, 1), (label, 2), (label, 4), ("plain", 1), ("plain", 4)] {
        for (workers, chunk) in [("1", label), ("1", "b"), ("2", label)] {
          results.add([variant, "\(symbols)", workers, chunk], walls: [Double(symbols), 2], memory: 4096)
        }
        results.addFailed([variant, "\(symbols)", "2", "b"], .failed, label)
      }
      let here = try Files.names(in: ".")
      let pictures = try draw(results.table, title: label, machine: label, in: folder)
      let names = try Files.names(in: folder) + Files.names(in: "\(folder)/charts") + Files.names(in: ".")
      #expect(!names.contains { $0.hasPrefix("harm") })
      #expect(try Files.names(in: ".") == here)
      #expect(try Files.names(in: folder) == ["charts"])
      #expect(pictures.allSatisfy { $0.hasSuffix("</svg>\n\n") })
      // In the title, or in the subtitle where it has blanks, as a command has.
      let isTitle = !label.contains(" ") && label.count <= 24
      let isBlank = label.allSatisfy(\.isWhitespace)
      let shown = isBlank ? "" : inPicture(label).split(separator: " ").joined(separator: " ") + (isTitle ? ": " : " ·")
      #expect(pictures.allSatisfy { $0.contains(">\(shown)") })
      #expect(pictures.allSatisfy { !$0.contains("<script") && !$0.unicodeScalars.contains("\u{1B}") })
    }
  }

  @Test func `a very long label is cut, not drawn over the data`() throws {
    try withTemporaryDirectory { folder in
      var results = MadeUpResults(axes: ["variant", "symbols"])
      let long = String(repeating: "long ", count: 1000)
      for variant in [long, String(repeating: "x", count: 5000)] {
        for symbols in ["1", "2", "3"] { results.add([variant, symbols], walls: [1]) }
      }
      let pictures = try draw(results.table, title: long, machine: long, in: folder)
      #expect(pictures.allSatisfy { $0.utf8.count < 100_000 })
      #expect(pictures[0].contains("xxx…xxx"))
    }
  }

  @Test(arguments: ["sizes", "cores", "chunks"])
  func `every chart of the made-up results is drawn as SVG and PNG`(name: String) throws {
    let tables = ["sizes": MadeUpResults.sizes, "cores": MadeUpResults.cores, "chunks": MadeUpResults.chunks]
    let table = try #require(tables[name])
    try withTemporaryDirectory { folder in
      let selection = try charts(for: table, title: "weekly")
      for file in try ChartWriter.write(selection.charts, to: folder) {
        #expect(try Files.readText(file.svg).contains("<text>weekly: "))
        #expect(try Files.read(file.png).starts(with: [0x89, 0x50, 0x4E, 0x47]))
      }
    }
  }

  @Test(arguments: ["a b", "it's", "`touch harm`", "$HOME", "|touch harm", "-d"])
  func `a directory of any name is written to`(name: String) throws {
    try withTemporaryDirectory { folder in
      let selection = try charts(for: MadeUpResults.chunks, title: "t")
      _ = try ChartWriter.write(selection.charts, to: "\(folder)/\(name)")
      #expect(try Files.names(in: "\(folder)/\(name)/charts").contains("workers-by-chunk.svg"))
      #expect(!Files.exists("harm"))
    }
  }

  @Test func `the script also runs by hand, into the current directory`() throws {
    try withTemporaryDirectory { folder in
      let selection = try charts(for: MadeUpResults.chunks, title: "t")
      let files = try ChartWriter.write(selection.charts, to: folder)
      let gnuplot = try #require(Tool.find("gnuplot"))
      let result = try Tool.run(
        "/usr/bin/env", ["-C", folder, gnuplot, "-d", "charts/\(files[0].name).gp"])
      #expect(result.status == 0, "\(result.errors)")
      #expect(try Files.names(in: folder) == ["charts", "\(files[0].name).png", "\(files[0].name).svg"])
    }
  }

  @Test func `a script that gnuplot can't draw is an error with its reason`() throws {
    try withTemporaryDirectory { folder in
      let selection = try charts(for: MadeUpResults.chunks, title: "t")
      let error = #expect(throws: ChartError.self) {
        try ChartWriter.write(selection.charts, to: folder, gnuplot: "/bin/false")
      }
      #expect("\(error!)".hasSuffix("(exit status 1): it printed no reason"))
    }
  }
}

@Suite struct ChartsWriterTests {
  @Test func `without gnuplot the scripts are written and the error says how to install it`() throws {
    try withTemporaryDirectory { folder in
      let selection = try charts(for: MadeUpResults.chunks, title: "t")
      let error = #expect(throws: ChartError.self) {
        try ChartWriter.write(selection.charts, to: folder, gnuplot: nil)
      }
      #expect("\(error!)".contains("apt-get install gnuplot-nox"))
      let names = [
        "efficiency-by-workers.gp", "speed-up-by-workers.gp", "time-by-workers.gp", "workers-by-chunk.gp",
      ]
      #expect(try Files.names(in: "\(folder)/charts") == names)
    }
  }
}
