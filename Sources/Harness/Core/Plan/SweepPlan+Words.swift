/// A plan's subject and what surrounds its runs as a command line.
extension SweepPlan {
  /// The words behind `speedup sweep` that run one subject again in the same surroundings, each as a shell reads it; nil
  /// where it can't be run: imported results.
  /// - Parameters:
  ///   - chosen: axes that have one value each; of others all values.
  ///   - without: axes that are left to the caller.
  package func sweepWords(_ chosen: [AxisValue], without: Set<String> = []) -> [String]? {
    let number = subjectNumber(chosen)
    var words: [String]
    switch subjects[number].kind {
    case .workload(let name): words = [name]
    case .command(let template):
      words = ["--command", template.text]
      if let shell = template.interpreter {
        words.append(shell == CommandTemplate.usualShell ? "--shell" : "--shell=\(shell)")
      }
    case .imported: return nil
    }
    let isCommand = subjects[number].workload == nil
    let left = without.union([CommandAxis.name])
    // An axis without a value is one that nobody set, and can't be set so.
    for axis in axes where !left.contains(axis.name) && axis.values != [""] {
      let values = chosen.value(of: axis.name).map { [$0] } ?? axis.values
      let text = values.map { AxisRange.quoted($0) }.joined(separator: ",")
      if surroundings.environment.contains(axis.name) {
        words += ["--env", "\(axis.name)=\(text)"]
      } else if isCommand, !ParallelAxes.contains(axis.name) {
        words += ["--set", "\(axis.name)=\(text)"]
      } else {
        words += ["--\(axis.name)", text]
      }
    }
    let open = { (name: String) in chosen.value(of: name) == nil && !left.contains(name) }
    words += zips.filter { $0.allSatisfy(open) }.flatMap { ["--zip", $0.joined(separator: ",")] }
    words += surroundings.words(subject: number)
    if let dataFile { words += ["--data", dataFile] }
    if isUndisturbed { words.append("--undisturbed") }
    return words.map { ShellWord.quoted(SafeText.line($0)) }
  }

  /// The program with its arguments for one cell; nil: it is no command, or a place in it is open.
  package func program(_ values: [AxisValue]) -> [String]? {
    guard case .command(let template) = subjects[subjectNumber(values)].kind else { return nil }
    return try? template.command(values)
  }

  /// The subject of the first cell with these values.
  private func subjectNumber(_ chosen: [AxisValue]) -> Int {
    guard subjects.count > 1 else { return 0 }
    let found = cells.first { cell in
      chosen.allSatisfy { one in cell.values.value(of: one.name).map { $0 == one.value } ?? true }
    }
    return found.map(\.subject).flatMap { subjects.indices.contains($0) ? $0 : nil } ?? 0
  }
}

extension RunSurroundings {
  /// The options that ask for it around one subject's runs.
  fileprivate func words(subject: Int) -> [String] {
    var words = Hook.allCases.flatMap { hook -> [String] in
      guard let texts = hooks[hook], let text = texts.count > subject ? texts[subject] : texts.first else { return [] }
      return [hook.option, text]
    }
    switch ignoredFailures {
    case .all?: words.append("--ignore-failure")
    case .only(let codes)?: words.append("--ignore-failure=\(codes.map(String.init).joined(separator: ","))")
    case nil: break
    }
    if output != .dropped { words.append(output == .shown ? "--show-output" : "--keep-output") }
    if let input { words += ["--input", input] }
    if let directory { words += ["--directory", directory] }
    return words + figures.flatMap { ["--figure", $0.declaration] }
  }
}
