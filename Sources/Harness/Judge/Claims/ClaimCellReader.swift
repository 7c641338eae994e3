import SpeedupCore

/// Reads cells of a claims file. A cell is an object, or the name of one under `cells`; one that says `like` has all
/// that another one has, less what it says itself.
struct ClaimCellReader {
  private let named: [(name: String, cursor: JSONCursor)]

  init(_ named: [(name: String, cursor: JSONCursor)]) { self.named = named }

  private static let fields = [
    "like", "workload", "command", "shell", "set", "zip", "data", "memory_limit", "timeout", "replay_cores", "figures",
    "skip_status", "environment", "note",
  ]

  /// Reads all named cells, used or not.
  func checkAll() throws { for (_, cursor) in named { _ = try cell(cursor) } }

  func cell(_ cursor: JSONCursor) throws -> ClaimCell {
    var parts = Parts()
    try take(cursor, into: &parts, through: [])
    let program: ClaimCell.Program
    switch (parts.workload, parts.command) {
    case (let name?, nil): program = .workload(name)
    case (nil, let text?):
      let template = CommandTemplate(text, shell: parts.shell, option: "command")
      program = .command(template)
      do {
        _ = try template.names()
        if !parts.shell { _ = try CommandTemplate.split(text, option: "command", fix: "add \"shell\": true") }
      } catch let error as InputError { throw cursor.problem("can't be run: \(error)") }
    case (nil, nil): throw cursor.problem("names neither a 'workload' nor a 'command'; write one of them")
    case (_?, _?): throw cursor.problem("has a 'workload' and a 'command'; keep one")
    }
    if case .command = program, parts.data != nil {
      throw cursor.problem("has 'data', which goes with a workload; write the file's name into the command")
    }
    var cell = ClaimCell(program, axes: parts.axes, place: cursor.place)
    cell.zips = parts.zips
    cell.data = parts.data
    cell.memoryLimit = parts.memoryLimit
    cell.timeout = parts.timeout
    cell.replayCores = parts.replayCores
    if case .workload = program {
      if !parts.figures.isEmpty {
        throw cursor.problem("has 'figures', which a workload names by itself; leave them out")
      }
      if parts.skipStatus != nil {
        throw cursor.problem("has a 'skip_status', which goes with a command; leave it out")
      }
    } else if !parts.replayCores.isEmpty {
      throw cursor.problem("has 'replay_cores', which go with a workload: a command makes its own tasks")
    }
    cell.figures = parts.figures
    cell.skipStatus = parts.skipStatus
    cell.environment = parts.environment
    return cell
  }

  /// What has been said of a cell so far.
  private struct Parts {
    var workload: String?
    var command: String?
    var shell = false
    var axes: [Axis] = []
    var zips: [[String]] = []
    var data: String?
    var memoryLimit: Bytes?
    var timeout: Seconds?
    var replayCores: [Int] = []
    var figures: [DeclaredFigure] = []
    var skipStatus: Int32?
    var environment: [String: String] = [:]
  }

  private func take(_ cursor: JSONCursor, into parts: inout Parts, through: [String]) throws {
    if case .text(let name) = cursor.value.content {
      guard !through.contains(name) else {
        throw cursor.problem(
          "is '\(SafeText.excerpt(name))', which refers to itself: \((through + [name]).joined(separator: " → "))")
      }
      guard let found = named.first(where: { $0.name == name }) else {
        let names = named.map(\.name)
        let near = NearestName.of(name, among: names).map { "did you mean \($0)? " } ?? ""
        throw cursor.wrong(
          "\(near)one of the cells: \(names.isEmpty ? "there are none" : names.joined(separator: ", "))")
      }
      return try take(found.cursor, into: &parts, through: through + [name])
    }
    try cursor.allow(Self.fields)
    if let like = try cursor.optional("like") {
      guard case .text = like.value.content else { throw like.wrong("the name of a cell") }
      try take(like, into: &parts, through: through)
    }
    if let name = try cursor.optional("workload") { (parts.workload, parts.command) = (try name.text(), nil) }
    if let text = try cursor.optional("command") {
      (parts.command, parts.workload) = (try text.text(), try cursor.optional("workload")?.text())
    }
    if let shell = try cursor.optional("shell") { parts.shell = try shell.flag() }
    for (name, values) in try cursor.optional("set")?.members() ?? [] {
      parts.axes.removeAll { $0.name == name }
      if case .null = values.value.content { continue }
      parts.axes.append(Axis(name, try values.axisValues()))
    }
    for (name, value) in try cursor.optional("environment")?.members() ?? [] {
      guard CommandTemplate.isName(name[...]), !name.contains("-") else {
        throw value.problem("has a name that is no variable's; use letters, digits and '_'")
      }
      parts.environment[name] = try value.text()
    }
    if let zip = try cursor.optional("zip") {
      parts.zips = try zip.elements().map { try $0.texts() }
    }
    if let data = try cursor.optional("data") { parts.data = try data.text() }
    if let limit = try cursor.optional("memory_limit") {
      guard let bytes = Bytes(try limit.text()), bytes.count >= 1 << 20 else {
        throw limit.wrong("a size of at least 1M")
      }
      parts.memoryLimit = bytes
    }
    if let limit = try cursor.optional("timeout") {
      guard let span = Seconds(try limit.text()), span > Seconds(0) else { throw limit.wrong("a time such as 90s") }
      parts.timeout = span
    }
    if let figures = try cursor.optional("figures") {
      do { parts.figures = try figures.texts().map(DeclaredFigure.init(parsing:)) } catch let error as InputError {
        throw figures.problem("are not as they are declared: \(error)")
      }
    }
    if let status = try cursor.optional("skip_status") {
      let number = try status.count(atLeast: 1)
      guard number <= 255 else { throw status.wrong("an exit status from 1 to 255") }
      parts.skipStatus = Int32(number)
    }
    if let cores = try cursor.optional("replay_cores") {
      parts.replayCores = try cores.axisValues().map {
        guard let count = Int($0), count >= 1 else { throw cores.wrong("core counts of at least 1") }
        return count
      }
    }
  }
}
