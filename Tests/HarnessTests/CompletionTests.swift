import Testing

@testable import SpeedupCommandLine
@testable import SpeedupSystem

@Suite struct CompletionTests {
  /// What bash offers for the last of these words.
  private func offered(_ words: String...) throws -> [String] {
    let list = words.map { "'\($0)'" }.joined(separator: " ")
    let script = """
      source <('\(Built.speedup)' completion bash)
      COMP_WORDS=(speedup \(list)); COMP_CWORD=\(words.count); _speedup; printf '%s\\n' "${COMPREPLY[@]}"
      """
    let result = try Tool.run("/bin/bash", ["-c", script])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
    return String(decoding: result.output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  @Test func `bash completes commands, options, workloads, their parameters and values`() throws {
    #expect(try offered("comp") == ["compare", "completion"])
    #expect(try offered("sweep", "week") == ["weekly"])
    #expect(try offered("sweep", "--mem") == ["--memory-limit"])
    #expect(try offered("sweep", "weekly", "--sym") == ["--symbols"])
    #expect(try offered("sweep", "storage", "--sym").isEmpty)
    #expect(try offered("sweep", "--executor", "d") == ["dispatch"])
    #expect(try offered("gate", "--metric", "c") == ["cpu"])
    #expect(try offered("chart", "--measure", "").isEmpty, "names of files are then offered by bash itself")
  }

  @Test func `fish and zsh are told the same`() {
    let script = CompletionScript(CommandContext(workloads: [Sum()], commands: SpeedupCommand.builtIn))
    #expect(
      script.fish.contains("complete -c speedup -n '__fish_seen_subcommand_from sweep' -l seed -r -d 'order of runs"))
    #expect(script.fish.contains("and __fish_seen_subcommand_from sum' -l style -x -a 'fast slow'"))
    #expect(script.zsh.hasPrefix("#compdef speedup\n") && script.zsh.contains("--memory-limit"))
  }
}
