import SpeedupKit
import SpeedupSystem

/// What surrounds the runs of a plan, on this machine: runs the hooks, says what a run is started with, and reads what it
/// printed.
final class CellSurroundings {
  private let plan: SweepPlan
  private var around: RunSurroundings { plan.surroundings }
  private let interrupted: () -> Bool
  /// The cells whose set-up has been made, with what was wrong with it.
  private var setUp: [Int: String] = [:]
  /// Whether a signal ended the latest clean-up.
  private(set) var cleanUpWasStopped = false
  /// The names of all figures that a suite's benchmarks gave, asked for or not.
  private(set) var counters: Set<String> = []
  /// Where outputs and figures of a run are until they are read; made when first needed.
  private var room: String?
  /// Removes the room, and ends a hook that runs, where this process is killed.
  private let launcher: Launcher
  /// By what it is for and the cell's number, the file of the latest run.
  private var files: [String: String] = [:]
  private var filesMade = 0

  init(_ plan: SweepPlan, launcher: Launcher, interrupted: @escaping () -> Bool) {
    self.plan = plan
    self.launcher = launcher
    self.interrupted = interrupted
  }

  deinit {
    if let room { ScratchDirectory.remove(room) }
  }

  /// What the hooks before or after a run come to.
  enum Readiness {
    case ready
    /// The run is not to be made, or does not count; one line.
    case refused(String)
    case interrupted
  }

  /// Runs the set-up of a cell, once, and what prepares a run.
  func before(_ cell: PlannedCell, run: Int) throws -> Readiness {
    if around.hooks[.setup] != nil || around.hooks[.cleanup] != nil, setUp[cell.index] == nil {
      let found = try hook(.setup, cell, run)
      if case .interrupted = found { return found }
      if case .refused(let why) = found { setUp[cell.index] = why } else { setUp[cell.index] = "" }
    }
    if let why = setUp[cell.index], !why.isEmpty { return .refused(why) }
    return try hook(.prepare, cell, run)
  }

  /// Runs what concludes a run.
  func after(_ cell: PlannedCell, run: Int) throws -> Readiness { try hook(.conclude, cell, run) }

  /// Runs the clean-up of every cell that was set up, also when the user has stopped the sweep; a signal that comes while it
  /// does so ends it.
  /// - Returns: what went wrong, one line each.
  func cleanUp() throws -> [String] {
    var problems: [String] = []
    let signals = Interrupts.count
    cleanUpWasStopped = false
    for index in setUp.keys.sorted() {
      let cell = plan.cells[index]
      guard Interrupts.count == signals else {
        cleanUpWasStopped = true
        problems.append("\(cell.label): --cleanup was not run, since a signal came")
        continue
      }
      switch try hook(.cleanup, cell, 0, interrupted: { Interrupts.count > signals }) {
      case .ready: break
      case .refused(let why): problems.append("\(cell.label): \(why)")
      case .interrupted:
        cleanUpWasStopped = true
        problems.append("\(cell.label): --cleanup was ended by a signal")
      }
    }
    setUp = [:]
    return problems
  }

  private func hook(
    _ hook: Hook, _ cell: PlannedCell, _ run: Int, interrupted: (() -> Bool)? = nil
  ) throws -> Readiness {
    let values = cell.values(run: run)
    guard let command = try around.command(of: hook, subject: cell.subject, values: values) else { return .ready }
    let ending = HookProcess.run(
      command, environment: environment(of: cell, run: run), directory: try directory(values),
      timeout: around.hookTimeout ?? RunSurroundings.usualHookTimeout, interrupted: interrupted ?? self.interrupted,
      running: { self.launcher.note(hook: $0) })
    return switch ending {
    case .ok: .ready
    case .failed(let why): .refused("\(hook.option): \(RunOutcome.oneLine(why))")
    case .interrupted: .interrupted
    }
  }

  private func environment(of cell: PlannedCell, run: Int) -> [String] {
    ["\(RunSurroundings.runVariable)=\(run)"]
      + around.environment.map { "\($0)=\(cell.values.value(of: $0) ?? "")" }
  }

  private func directory(_ values: [AxisValue]) throws -> String? {
    try around.directory.map { try CommandTemplate($0, option: "--directory").filled(values) }
  }

  /// Adds to the request of a command's run what surrounds it.
  func surround(_ request: inout LaunchRequest, _ cell: PlannedCell, run: Int) throws {
    let values = cell.values(run: run)
    request.environment = environment(of: cell, run: run)
    if let directory = try directory(values) {
      request.directory = directory
      request.command = try plan.located(request.command, values)
    }
    if let input = around.input { request.inputFile = try CommandTemplate(input, option: "--input").filled(values) }
    request.showsOutput = around.output == .shown
    if readsOutput || around.output == .kept { request.outputFile = try newFile("output", of: cell) }
    guard !around.figures.isEmpty else { return }
    let figures = try newFile("figures", of: cell)
    if suite != nil {
      request.command = request.command.map { $0.replacing(BenchmarkSuites.reportMark, with: figures) }
    }
    request.environment.append("\(RunSurroundings.figuresVariable)=\(figures)")
  }

  private var suite: (any BenchmarkSuite)? { around.suite.flatMap(BenchmarkSuites.named) }

  private var readsOutput: Bool { suite != nil || around.figures.contains { $0.pattern != nil } }

  /// A new file for a run of a cell. No earlier run knew its name, and where one has spoilt the directory there is a new
  /// one: what a program does to its files is no other run's trouble.
  func newFile(_ name: String, of cell: PlannedCell) throws -> String {
    let key = "\(name)-\(cell.index)"
    if let old = files[key] { ScratchDirectory.remove(old) }
    for _ in 0..<2 {
      let room = try room ?? launcher.makeScratch()
      self.room = room
      filesMade += 1
      let path = "\(room)/\(key)-\(filesMade)"
      files[key] = path
      if Files.makeNewFile(path) { return path }
      ScratchDirectory.remove(room)
      self.room = nil
    }
    throw SystemError(call: "make a file for \(name) in \(ScratchDirectory.parent)")
  }

  /// Most that a run's figures, or what it prints, may be.
  private static let mostBytes = 64 << 20

  /// What is in the file of a cell's latest run; empty where there is none.
  /// - Throws: ``InputError`` where the program made it something that is not read.
  private func text(_ name: String, of cell: PlannedCell) throws -> String {
    guard let path = files["\(name)-\(cell.index)"], Files.exists(path) || Files.isLink(path) else { return "" }
    do { return String(decoding: try Files.readRegular(path, atMost: Self.mostBytes), as: UTF8.self) } catch {
      throw InputError("its file for \(name): \(error)")
    }
  }

  /// Takes in how a command's run ended and what it printed.
  func read(_ outcome: LaunchOutcome, of cell: PlannedCell, into result: inout CellResult) throws {
    if let ignored = around.ignoredFailures, case .exited(let status) = outcome.ending {
      result.measures[RunSurroundings.exitStatusMeasure] = String(status)
      if result.status == .failed, outcome.leftovers == 0, ignored.contains(status) {
        result.status = .ok
        result.detail = ""
      }
    }
    if result.status == .ok, !around.figures.isEmpty {
      do {
        let (printed, lines) = (try text("output", of: cell), try text("figures", of: cell))
        let own = try suite.map {
          try $0.figures(
            of: cell.places.value(of: BenchmarkSuites.namePlace) ?? "",
            in: SuiteOutput(printed: printed, report: lines, cpu: result.figures.cpu))
        }
        if let own { counters.formUnion(own.keys) }
        for figure in around.figures {
          // A counter that only other benchmarks have is no failure of this one.
          guard
            let value = try own.map({ $0[figure.name] })
              ?? value(of: figure, in: printed + "\n" + outcome.errorTail, lines)
          else { continue }
          result.measures[figure.name] = JSONValue.written(value)
          result.figures.own[figure.name] = value
        }
      } catch let error as InputError {
        result.status = .failed
        result.detail = RunOutcome.oneLine("\(error)")
      }
    }
    if result.status != .ok { result.output = ((try? text("output", of: cell)) ?? "") + outcome.errorTail }
  }

  /// - Throws: ``InputError`` telling why there is none.
  private func value(of figure: DeclaredFigure, in output: String, _ lines: String) throws -> Double? {
    guard let pattern = figure.pattern else { return try figure.value(output: output, file: lines) }
    return try PatternSearch.find(
      pattern, option: "--figure \(figure.name)", longest: output.utf8.count, interrupted: interrupted
    ) { try figure.value(output: output, file: lines) }
  }
}

extension SweepPlan {
  /// A command with its program found from the plan's directory, where that has one and the program is a relative path.
  /// - Throws: ``InputError`` for a place that nothing fills.
  func located(_ command: [String], _ values: [AxisValue]) throws -> [String] {
    guard let template = surroundings.directory, let program = command.first, program.contains("/"),
      !program.hasPrefix("/")
    else { return command }
    let directory = try CommandTemplate(template, option: "--directory").filled(values)
    let from = directory.hasPrefix("/") ? directory : "\(try Files.workingDirectory())/\(directory)"
    return ["\(from)/\(program)"] + command.dropFirst()
  }

  /// Refuses an input that only the first run could read, and an input file or a directory that is not there, unless a hook
  /// may make it.
  /// - Throws: ``InputError`` naming the path.
  package func requireSurroundings() throws {
    let input = surroundings.input.map { CommandTemplate($0, option: "--input") }
    let directory = surroundings.directory.map { CommandTemplate($0, option: "--directory") }
    for cell in try cellsTelling(input.map { [$0] } ?? []) {
      guard let input else { break }
      let path = try input.filled(cell.values(run: 0))
      guard let kind = Files.oddKind(path), kind != "a device" else { continue }
      throw InputError("--input: '\(path)' is \(kind), and every run reads it anew; write the path of a file")
    }
    guard surroundings.hooks[.setup] == nil, surroundings.hooks[.prepare] == nil else { return }
    for cell in try cellsTelling([input, directory].compactMap(\.self)) {
      let values = cell.values(run: 0)
      if let input {
        let path = try input.filled(values)
        guard Files.exists(path) else {
          throw InputError("--input: there is no file '\(path)'; write the path of a file")
        }
      }
      if let directory {
        let path = try directory.filled(values)
        guard Files.isDirectory(path) else {
          throw InputError("--directory: there is no directory '\(path)'; write the path of one")
        }
      }
    }
  }
}
