import SpeedupCore
import SpeedupKit

/// Takes the arguments of one command apart: `--name value`, `--name=value`, `--flag`, operands; `--` ends the options.
///
/// What is an option depends on the workload that is named, and the workload may come after them or in a spec file.
/// So all workloads' parameters are known while words are told apart, and those of others are refused afterwards.
struct OptionParser {
  private let command: String
  private let own: [any CommandOption]
  private let workloads: [any Workload]

  /// - Parameter workloads: those of which the first operand names one; none where the command takes no workload.
  init(command: String, options: [any CommandOption], workloads: [any Workload] = []) {
    self.command = command
    own = options
    self.workloads = workloads
  }

  private struct Given {
    let option: any CommandOption
    var texts: [String]
    /// The file and the line; nil: the command line.
    var place: String?
  }

  /// - Throws: ``InputError`` for an option that is not the command's or the workload's (with what was probably meant), a
  ///   value that is missing, given twice or none of the option's, and whatever is wrong in the spec file.
  func parse(_ arguments: [String]) throws -> ParsedOptions {
    var operands: [String] = []
    var given: [String: Given] = [:]
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if argument == "--" {
        operands += rest
        break
      }
      guard argument.hasPrefix("-"), argument != "-" else {
        operands.append(argument)
        continue
      }
      let (option, text) = try option(argument, &rest, operands)
      if case .optional = option.form, given[option.name] != nil {
        throw InputError("--\(option.name) is given twice; keep one")
      }
      try add(option, text, to: &given)
    }
    let spec = try given["spec"].map { try SpecFile(reading: $0.texts[0]) }
    if operands.isEmpty, let named = spec?.workload { operands = [named] }
    let workload = operands.first.flatMap { name in workloads.first { $0.name == name } }
    let parameters = options(of: workload)
    let known = own + parameters
    for name in given.keys.sorted() where !known.contains(where: { $0.name == name }) {
      throw foreign(name, operands: operands)
    }
    var fromSpec: Set<String> = []
    for entry in spec?.entries ?? [] {
      let option = try entry.option(among: known, of: command)
      guard let texts = try entry.texts(for: option) else { continue }
      let own = Given(option: option, texts: texts, place: entry.place)
      if let before = given[entry.name] {
        // Of named values every name has its own strongest.
        if entry.name == GridOptions.set.name { given[entry.name] = try Self.merged(before, over: own) }
        continue
      }
      given[entry.name] = own
      fromSpec.insert(entry.name)
    }
    return ParsedOptions(
      operands: operands, workload: workload, declared: Set(known.map(\.name)), values: try given.mapValues(Self.read),
      fromSpec: fromSpec)
  }

  /// A workload's parameters as options, without those that the command has itself.
  private func options(of workload: (any Workload)?) -> [any CommandOption] {
    Self.parameters(of: workload).filter { parameter in !own.contains { $0.name == parameter.name } }
  }

  static func parameters(of workload: (any Workload)?) -> [Option<[String]>] {
    (workload?.parameters ?? []).map(Option.parameter)
  }

  /// What the command line sets, and of the spec file's the names that it does not.
  private static func merged(_ given: Given, over spec: Given) throws -> Given {
    func name(_ text: String) -> Substring { text.prefix { $0 != "=" } }
    _ = try read(spec)
    let names = Set(given.texts.map(name))
    return Given(option: given.option, texts: spec.texts.filter { !names.contains(name($0)) } + given.texts)
  }

  private static func read(_ given: Given) throws -> any Sendable {
    do { return try given.option.read(given.texts) } catch let error as InputError {
      throw given.place.map { InputError("\($0): \(error)") } ?? error
    }
  }

  /// The option that a word names, and its value.
  private func option(
    _ word: String, _ rest: inout ArraySlice<String>, _ operands: [String], isLetter: Bool = false
  ) throws -> (any CommandOption, String?) {
    let dashes = word.prefix { $0 == "-" }.count
    if dashes == 1, let long = long(word, &rest) {
      return try self.option(long.word, &rest, operands, isLetter: long.isLetter)
    }
    let parts = word.dropFirst(min(2, dashes)).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard dashes >= 2, let option = known(name) else { throw unknown(word, name, operands: operands) }
    if option.form == .flag {
      guard parts.count == 1 else { throw InputError("--\(name) takes no value; write --\(name)") }
      return (option, nil)
    }
    if case .optional = option.form {
      // Behind a letter the shell's name is a word of its own, as hyperfine has it.
      if isLetter, parts.count == 1, name == "shell", let value = rest.popFirst() { return (option, value) }
      return (option, parts.count == 2 ? String(parts[1]) : nil)
    }
    if parts.count == 2 { return (option, String(parts[1])) }
    // A forgotten value would else swallow the option behind it.
    if let next = rest.first, next.hasPrefix("--"), known(String(next.dropFirst(2).prefix { $0 != "=" })) != nil {
      throw InputError("--\(name) needs a value before \(next): \(option.usage)")
    }
    guard let value = rest.popFirst() else { throw InputError("--\(name) needs a value: \(option.usage)") }
    return (option, value)
  }

  /// What `-r 5`, `-r5` and `-r=5` stand for, as far as the command has the option, and the first letter of `-Nw3`; the
  /// others are put back as `-w3`.
  private func long(_ word: String, _ words: inout ArraySlice<String>) -> (word: String, isLetter: Bool)? {
    guard let option = lettered(word.dropFirst().first) else { return nil }
    let (name, rest) = (option.name, word.dropFirst(2))
    if rest.isEmpty { return ("--\(name)", true) }
    // Exit statuses are numbers, so that a letter behind -i is another option, too.
    if option.form == .flag || name == ProgramOptions.ignoreFailure.name, lettered(rest.first) != nil {
      words = ["-\(rest)"] + words
      return ("--\(name)", true)
    }
    if option.form == .flag { return nil }
    return ("--\(name)=\(rest.first == "=" ? rest.dropFirst() : rest)", true)
  }

  /// The command's option that has a letter.
  private func lettered(_ letter: Character?) -> (any CommandOption)? {
    letter.flatMap(ShortOption.name).flatMap { name in own.first { $0.name == name } }
  }

  private func known(_ name: String) -> (any CommandOption)? {
    if let option = own.first(where: { $0.name == name }) { return option }
    let parameter = workloads.lazy.flatMap { Self.parameters(of: $0) }.first { $0.name == name }
    return parameter
  }

  private func add(_ option: any CommandOption, _ text: String?, to given: inout [String: Given]) throws {
    guard var before = given[option.name] else {
      given[option.name] = Given(option: option, texts: text.map { [$0] } ?? [])
      return
    }
    guard let text else { return }
    if case .single = option.form {
      throw InputError("--\(option.name) takes one value, and there are '\(before.texts[0])' and '\(text)'; keep one")
    }
    before.texts.append(text)
    given[option.name] = before
  }
}

extension OptionParser {
  private func unknown(_ word: String, _ name: String, operands: [String]) -> InputError {
    let start = "\(command): unknown option '\(word.prefix { $0 != "=" })'"
    let names = own.map(\.name) + options(of: workloads.first { $0.name == operands.first }).map(\.name)
    if let hint = OptionHint.of(name, among: names) { return InputError("\(start); \(hint)") }
    if let near = NearestName.of(name, among: names) {
      return InputError("\(start); did you mean --\(near)? See: speedup \(command) --help")
    }
    let dashes = word.hasPrefix("--") ? "" : "options have two dashes, or one and a letter such as -r; "
    return InputError("\(start); \(dashes)see: speedup \(command) --help")
  }

  /// A parameter of a workload that is not the one that is run.
  private func foreign(_ name: String, operands: [String]) -> InputError {
    let owners = workloads.filter { $0.parameters.contains { $0.name == name } }.map(\.name).joined(separator: ", ")
    guard let subject = operands.first else {
      return InputError(
        "--\(name) is a parameter of workloads (\(owners)), and none is named; for a command write {\(name)} into it "
          + "and --set \(name)=VALUES")
    }
    guard workloads.contains(where: { $0.name == subject }) else {
      return .unknown(subject, kind: "workload", among: workloads.map(\.name))
    }
    return InputError(
      "--\(name) is no parameter of \(subject), but of: \(owners). Those of \(subject): speedup list \(subject)")
  }
}
