import SpeedupCore
import SpeedupSystem

extension DetectReport {
  /// The report as aligned text, a line an element.
  package var lines: [String] {
    let sections: [(title: String, rows: [[String]])] = [
      ("Machine", machineRows), ("CPUs this process may use", limitRows), ("Topology", topologyRows),
      ("Memory and processes", memoryRows), ("Measuring", measuringRows), ("Tools", toolRows),
      (rulesTitle, ruleRows),
    ]
    let text = sections.map { section in [section.title] + aligned(section.rows).map { "  \($0)" } }
    return Array(text.joined(separator: [""]))
  }

  private var machineRows: [[String]] {
    let machine = fingerprint.machine
    let flags = machine.cpuFlags.map { $0.isEmpty ? "none of interest" : $0.joined(separator: " ") }
    return [
      ["processor", known(machine.cpuModel)],
      ["flags", known(flags)],
      ["architecture", known(machine.architecture)],
      ["kernel", known(machine.kernel)],
      ["hypervisor", known(machine.hypervisor)],
      ["page size", known(machine.pageSize.map(Readable.brief))],
    ]
  }

  private var limitRows: [[String]] {
    CpuLimit.Source.allCases.map { source in
      guard let limit = cpuLimits.first(where: { $0.source == source.rawValue }) else {
        return [source.rawValue, "-", "none found"]
      }
      let binds = limit.binds ? "binds" : ""
      return [limit.source, Readable.brief(limit.share), limit.cpus.map { "CPUs \($0)" } ?? "of CPU time", limit.place, binds]
    }
  }

  private var topologyRows: [[String]] {
    let machine = fingerprint.machine
    return [
      ["packages", known(machine.packages)], ["NUMA nodes", known(machine.numaNodes)],
      ["cores", known(machine.cores)], ["threads per core", known(machine.threadsPerCore)],
      ["SMT", known(machine.smt)], ["caches", known(machine.caches?.joined(separator: ", "))],
    ]
  }

  private var memoryRows: [[String]] {
    let machine = fingerprint.machine
    let limit = machine.memoryLimit.map { "\(Readable.brief($0))  (\(memoryLimitPlace ?? unknown))" }
    let processes = processLimit.map { "\($0)  (\(processLimitPlace ?? unknown))" }
    return [
      ["total", known(machine.memoryTotal.map(Readable.brief))],
      ["available now", known(fingerprint.state.memoryAvailable.map(Readable.brief))],
      ["limit", limit ?? "none found"],
      ["processes and threads", processes ?? "no limit found"],
      ["control groups", known(machine.controlGroups)],
    ]
  }

  private var measuringRows: [[String]] {
    let machine = fingerprint.machine
    let state = fingerprint.state
    let turbo = machine.turbo.map { $0 ? "on" : "off" }
    let steal = state.stealFraction.map { "\(Readable.percent($0)) since boot" }
    let pressures = [("CPU", state.cpuPressure), ("memory", state.memoryPressure), ("io", state.ioPressure)]
      .map { name, value in "\(name) \(value.map { Readable.percent($0 / 100) } ?? unknown)" }
    return [
      ["instruction counter", known(machine.counters)], ["governor", known(machine.governor)],
      ["turbo", known(turbo)], ["load, 1 min", known(state.loadAverage.map(Readable.brief))],
      ["pressure, 10 s", pressures.joined(separator: ", ")], ["steal", known(steal)],
    ]
  }

  private var toolRows: [[String]] {
    tools.map { [$0.name, $0.path ?? "not installed", $0.version ?? ""] }
  }

  private var rulesTitle: String {
    "Sizing rules for \(sizingCores.map { $0 == .one ? "1 core" : "\($0) cores" } ?? "unknown cores")"
      + " and \(sizingMemory.map { "\(Readable.brief($0)) of" } ?? "unknown") memory"
  }

  private var ruleRows: [[String]] {
    if rules.isEmpty { return [["unknown; name the cores"]] }
    return [["rule", "workers", "chunk rows", "threads", "document"]]
      + rules.map { answer in
        let sizing = answer.sizing
        return [
          answer.rule.rawValue, String(sizing.workers), sizing.chunkRows.map { String($0) } ?? "-",
          sizing.threads.map { String($0) } ?? "-", answer.document,
        ]
      }
  }
}

private let unknown = "unknown"

private func known(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? unknown }

/// Rows as lines whose cells stand below each other, two blanks apart, without blanks at the end.
private func aligned(_ rows: [[String]]) -> [String] {
  let columns = rows.map(\.count).max() ?? 0
  let widths = (0..<columns).map { column in
    rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
  }
  return rows.map { row in
    var line = ""
    for (column, cell) in row.enumerated() {
      line += cell
      if row[(column + 1)...].contains(where: { !$0.isEmpty }) {
        line += String(repeating: " ", count: widths[column] - cell.count + 2)
      }
    }
    return line
  }
}
