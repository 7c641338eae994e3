import SpeedupKit
import Testing

@testable import SpeedupCommandLine
@testable import SpeedupCore
@testable import SpeedupSystem

@Suite struct HelpTests {
  private static let workloads: [any Workload] = [Sum(), Other()]

  @Test func `no help is wider than 80 columns`() {
    let all = SpeedupCommand.builtIn.map { $0.help(Self.workloads, naming: $0.takesWorkload ? "sum" : nil) }
    for help in all + [HelpText.text(of: SpeedupCommand.builtIn, version: "1")] {
      for line in help.split(separator: "\n") { #expect(Columns.width(String(line)) <= 80, "\(line)") }
    }
  }

  @Test func `every metric that can be chosen is in the help of the commands that judge`() {
    for metric in Metric.judged {
      for help in [GateCommand().help([]), CompareCommand().help([]), DoctorCommand().help([])] {
        #expect(help.contains(metric.name))
      }
    }
  }

  @Test func `no word of a meaning is broken`() {
    for command in SpeedupCommand.builtIn {
      let help = command.help(Self.workloads)
      let words = Set(help.split { $0 == " " || $0 == "\n" })
      for option in command.options {
        for word in option.summary.split(separator: " ") { #expect(words.contains(word), "\(command.name): \(word)") }
      }
    }
  }

  @Test func `the command's own options come first, workloads are only named`() throws {
    let help = SweepCommand().help(Self.workloads)
    func place(_ text: String) throws -> String.Index { try #require(help.firstRange(of: text)).lowerBound }
    #expect(try place("options:") < place("--dry-run"))
    #expect(try place("--dry-run") < place("the grid:") && place("the grid:") < place("--workers RANGE"))
    #expect(help.contains("Workloads: sum, other.") && help.contains("speedup list sum"))
  }

  @Test func `an option that only has the name of a shared one stays with its command`() {
    let groups = OptionGroup.split(VerifyCommand().options)
    #expect(groups[0].title == "options" && groups[0].options.contains { $0.name == "only" })
  }

  @Test func `a long command line is broken before an option, with a backslash`() {
    let line = "speedup gate --base 'old/sort with many words {n}' --new 'new/sort {n}' --set n=1000,10000 --metric cpu"
    let lines = CommandLineText.example(line, indent: 2, to: 56)
    #expect(
      lines == [
        "  speedup gate --base 'old/sort with many words {n}' \\", "    --new 'new/sort {n}' --set n=1000,10000 \\",
        "    --metric cpu",
      ])
  }

  @Test func `the manual page says all that the help says`() {
    let commands = SpeedupCommand.builtIn.map { CommandHelp($0, Self.workloads) }
    let page = ManualPage(of: commands, version: "1").text
    for command in SpeedupCommand.builtIn {
      #expect(page.contains(".SH speedup \(command.name)"))
      for option in command.options { #expect(page.contains(".B \(ManualPage.escaped(option.usage))")) }
    }
    let requests = page.split(separator: "\n").filter { $0.hasPrefix(".") }.map { $0.prefix { $0 != " " } }
    #expect(
      Set(requests).isSubset(of: [
        ".TH", ".nh", ".ad", ".SH", ".SS", ".B", ".I", ".RI", ".TP", ".PP", ".nf", ".fi", ".RS", ".RE",
      ]))
  }

  @Test func `what man takes for its own is escaped`() {
    #expect(ManualPage.escaped("--a 'b' \\c") == "\\-\\-a \\(aqb\\(aq \\ec")
    #expect(ManualPage.escaped(".B") == "\\&.B")
  }

  @Test(.enabled(if: Tool.find("groff") != nil, "groff is not installed"), arguments: ["", "gate"])
  func `groff finds no fault in the manual page`(command: String) throws {
    let script = "'\(Built.speedup)' man \(command) | groff -man -Tutf8 -ww -z -rLL=80n"
    let result = try Tool.run("/bin/bash", ["-o", "pipefail", "-c", script])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  @Test(.enabled(if: Tool.find("mandoc") != nil, "mandoc is not installed"))
  func `mandoc finds no fault in the manual page`() throws {
    let result = try Tool.run("/bin/bash", ["-c", "'\(Built.speedup)' man | mandoc -T lint -W warning"])
    // The page has no date: it would be that of the build.
    let faults = String(decoding: result.output, as: UTF8.self).split(separator: "\n").filter {
      !$0.contains("missing date")
    }
    #expect(faults.isEmpty, "\(faults)")
  }

  @Test func `man of a command that is none is refused`() {
    #expect(throws: InputError.self) {
      try SpeedupCommand.status(["man", "gat"], workloads: [], commands: SpeedupCommand.builtIn)
    }
  }
}
