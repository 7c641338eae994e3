import SpeedupCore
import SpeedupKit
import SpeedupSystem

/// `speedup completion`: a script that makes a shell complete this command line.
struct CompletionCommand: Command {
  let name = "completion"
  let onlyPrints = true
  let summary = "Prints a script by which bash, zsh or fish complete commands, options and their values."
  let usage = [Shell.allCases.map(\.rawValue).joined(separator: "|")]
  let examples = [
    "source <(speedup completion bash)", "speedup completion zsh > ~/.zfunc/_speedup",
    "speedup completion fish > ~/.config/fish/completions/speedup.fish",
  ]

  enum Shell: String, CaseIterable { case bash, zsh, fish }

  func run(_ arguments: ParsedOptions, in context: CommandContext) throws -> Int32 {
    guard let name = arguments.operands.first, arguments.operands.count == 1 else {
      throw InputError("completion takes one shell: \(usage[0])")
    }
    guard let shell = Shell(rawValue: name) else {
      throw InputError.unknown(name, kind: "script for", among: Shell.allCases.map(\.rawValue))
    }
    let script = CompletionScript(context)
    switch shell {
    case .bash: try Console.write(script.bash)
    case .zsh: try Console.write(script.zsh)
    case .fish: try Console.write(script.fish)
    }
    return 0
  }
}

/// The scripts; pure text, made from what the commands say of their options.
struct CompletionScript {
  private let context: CommandContext

  init(_ context: CommandContext) { self.context = context }

  /// For bash; a word that no option or command begins with is taken for the name of a file.
  var bash: String {
    """
    _speedup() {
      local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} offered=
      \(cases(command: "${COMP_WORDS[1]}", all: "${COMP_WORDS[*]}", isFirst: "[ \"$COMP_CWORD\" -eq 1 ]"))
      COMPREPLY=($(compgen -W "$offered" -- "$current"))
    }
    complete -o default -F _speedup speedup

    """
  }

  /// For zsh, as a file `_speedup` in its `fpath`.
  var zsh: String {
    """
    #compdef speedup
    _speedup() {
      local before=${words[CURRENT-1]} all="${words[*]}" command=${words[2]} first=$CURRENT
      local offered=
      \(cases(command: "$command", all: "$all", isFirst: "[ \"$first\" -eq 2 ]"))
      compadd -- ${=offered} || _files
    }
    compdef _speedup speedup

    """
  }

  var fish: String {
    var lines: [String] = []
    func line(_ condition: String, _ rest: String) { lines.append("complete -c speedup -n '\(condition)' \(rest)") }
    for command in context.commands {
      line("__fish_use_subcommand", "-f -a \(command.name) -d \(Self.quoted(command.summary))")
      let isThere = "__fish_seen_subcommand_from \(command.name)"
      for option in command.options { line(isThere, Self.fish(option)) }
      guard command.takesWorkload else { continue }
      for workload in context.workloads {
        line(isThere, "-f -a \(workload.name) -d \(Self.quoted(workload.summary))")
        for option in OptionParser.parameters(of: workload) {
          line("\(isThere); and __fish_seen_subcommand_from \(workload.name)", Self.fish(option))
        }
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func fish(_ option: any CommandOption) -> String {
    let value =
      option.form == .flag
      ? "" : option.choices.isEmpty ? " -r" : " -x -a \(quoted(option.choices.joined(separator: " ")))"
    return "-l \(option.name)\(value) -d \(quoted(option.help))"
  }

  private static func quoted(_ text: String) -> String {
    "'\(text.replacing("\\", with: "\\\\").replacing("'", with: "\\'"))'"
  }

  /// Sets `offered` to what may come here: the same for bash and zsh but for the names of what was typed.
  private func cases(command: String, all: String, isFirst: String) -> String {
    var lines = ["if \(isFirst); then offered='\(context.commands.map(\.name).joined(separator: " ")) help'", "else"]
    lines.append("  case \"\(command)\" in")
    for command in context.commands {
      let names = command.options.map { "--\($0.name)" } + (command.takesWorkload ? context.workloads.map(\.name) : [])
      lines.append("  \(command.name)) offered='\((names + ["--help"]).joined(separator: " "))' ;;")
    }
    lines += ["  esac", "  case \"\(command) \(all) \" in"]
    let takers = context.commands.filter(\.takesWorkload).map(\.name)
    for workload in context.workloads where !workload.parameters.isEmpty {
      let pattern = takers.map { "\"\($0) \"*\" \(workload.name) \"*" }.joined(separator: "|")
      lines.append(
        "  \(pattern)) offered=\"$offered \(workload.parameters.map { "--\($0.name)" }.joined(separator: " "))\" ;;")
    }
    lines += ["  esac", "  case \"\(command) $before\" in"]
    var patterns: [String: [String]] = [:]
    for command in context.commands {
      let own = context.workloads.flatMap { command.takesWorkload ? OptionParser.parameters(of: $0) : [] }
      for option in command.options + own where option.form != .flag {
        patterns[option.choices.joined(separator: " "), default: []].append("'\(command.name) --\(option.name)'")
      }
    }
    // Options whose values are not known let the names of files be completed.
    for (choices, options) in patterns.sorted(by: { $0.key > $1.key }) {
      lines.append("  \(ReferenceChoice.distinct(options).joined(separator: "|"))) offered='\(choices)' ;;")
    }
    return (lines + ["  esac", "fi"]).joined(separator: "\n  ")
  }
}
