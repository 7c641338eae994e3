/// A command of the user's own around the runs: outside the clock, and outside the tree that is measured.
package enum Hook: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
  /// Once a cell, before its first run of a sitting.
  case setup
  case prepare
  case conclude
  /// Once a cell, after all runs of a sitting.
  case cleanup

  package var option: String { "--\(rawValue)" }
}

/// Exit statuses that don't make a run a failed one.
package enum IgnoredFailures: Sendable, Codable, Equatable {
  case all
  case only([Int32])

  /// Whether a run that ended with `status` counts.
  package func contains(_ status: Int32) -> Bool {
    switch self {
    case .all: true
    case .only(let known): known.contains(status)
    }
  }
}

/// What becomes of what a command prints.
package enum ProgramOutput: String, Sendable, Codable, CaseIterable {
  /// Standard output goes to `/dev/null`; the end of standard error is kept.
  case dropped
  /// It is shown, on standard error.
  case shown
  /// Standard output goes to a file, which is kept when the run fails.
  case kept
}

/// What surrounds the runs of a plan's commands. Texts are templates with places for axis values and for `{run}`.
package struct RunSurroundings: Sendable, Codable, Equatable {
  /// By hook one text for all subjects, or one for each.
  package var hooks: [Hook: [String]] = [:]
  /// Limit on one hook's time, which is outside of that of a run; nil: ``usualHookTimeout``.
  package var hookTimeout: Seconds?
  package static let usualHookTimeout = Seconds(3600)
  /// Exit statuses that count as success.
  package var ignoredFailures: IgnoredFailures?
  package var output = ProgramOutput.dropped
  /// The file on standard input; nil: `/dev/null`.
  package var input: String?
  /// The directory that runs and hooks start in; nil: the harness's own.
  package var directory: String?
  /// The axes that are variables of the environment.
  package var environment: [String] = []
  package var figures: [DeclaredFigure] = []
  /// The ``BenchmarkSuite`` whose programs the commands are, and which has the figures; nil: none.
  package var suite: String?
  /// The median time that the shell of the commands takes to start and do nothing; nil: no shell, or not measured.
  package var shellStartUp: Seconds?

  package init() {}

  /// The place and the variable that hold the number of a run.
  package static let runPlace = "run"
  package static let runVariable = "SPEEDUP_RUN"
  /// The variable that names the file for ``figures``.
  package static let figuresVariable = "SPEEDUP_FIGURES"

  /// The measure that tells exit statuses where failures are ignored.
  package static let exitStatusMeasure = "exit_status"

  /// The measures that it adds to a plan's.
  package var measures: [String] {
    figures.map(\.name) + (ignoredFailures == nil ? [] : [Self.exitStatusMeasure])
  }

  /// The templates with places, the hooks among them.
  package var templates: [CommandTemplate] {
    Hook.allCases.flatMap { hook in (hooks[hook] ?? []).map { CommandTemplate($0, shell: true, option: hook.option) } }
      + [
        input.map { CommandTemplate($0, option: "--input") },
        directory.map { CommandTemplate($0, option: "--directory") },
      ]
      .compactMap(\.self)
  }

  /// The command of a hook for a cell; nil where there is none. A value in it is always one word of the shell.
  /// - Throws: ``InputError`` for a place that nothing fills.
  package func command(of hook: Hook, subject: Int, values: [AxisValue]) throws -> [String]? {
    guard let texts = hooks[hook], let text = texts.count > subject ? texts[subject] : texts.first else { return nil }
    let filled = try CommandTemplate(text, shell: true, option: hook.option).filled(values, quoted: true)
    return [CommandTemplate.usualShell, "-c", filled]
  }

  private enum CodingKeys: String, CodingKey {
    case hooks, output, input, directory, environment, figures, suite
    case ignoredFailures = "ignored_failures"
    case shellStartUp = "shell_start_up"
    case hookTimeout = "hook_timeout"
  }
}
