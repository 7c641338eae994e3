import SpeedupCore
import SpeedupSystem

extension DetectReport {
  /// The report for every form but its own JSON.
  package var document: Document {
    let properties: [Table.Column] = [.init("property"), .init("value")]
    let tables = [
      section("Machine", properties, machineRows),
      section(
        "CPUs this process may use", [.init("limit"), .init("share"), .init("CPUs"), .init("place"), .init("binds")],
        limitRows),
      section("Topology", properties, topologyRows), section("Memory and processes", properties, memoryRows),
      section("Measuring", properties, measuringRows),
      section("Tools", [.init("tool"), .init("path"), .init("version")], toolRows), rulesTable,
    ]
    return Document("speedup detect", tables.map { .table($0) } + [.notes([rulesNote])])
  }

  private func section(_ title: String, _ columns: [Table.Column], _ rows: [[String]]) -> Table {
    Table(title: title, showsHeader: false, columns, rows.map { Table.Row($0.map { Table.Cell($0) }) })
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
        return [source.rawValue, "-", "none found", "", ""]
      }
      let binds = limit.binds ? "binds" : ""
      return [
        limit.source, Readable.brief(limit.share), limit.cpus.map { "CPUs \($0)" } ?? "of CPU time", limit.place, binds,
      ]
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
      + (sizingJobs.map { ", \($0) job\($0 == 1 ? "" : "s") at once" } ?? "")
      + (sizingWorkerMemory.map { ", \(Readable.brief($0)) a worker" } ?? "")
  }

  private var rulesTable: Table {
    let rows = rules.map { answer in
      let sizing = answer.sizing
      return Table.Row(
        [.init(answer.rule.rawValue)]
          + [sizing.workers, sizing.chunkRows, sizing.threads].map { count in
            count.map { Table.Cell("\($0)", number: Double($0)) } ?? .none
          } + [.init(answer.document)])
    }
    return Table(
      title: rulesTitle,
      [
        .init("rule"), .init("workers", .right), .init("chunk rows", .right), .init("threads", .right),
        .init("document"),
      ],
      rows.isEmpty ? [Table.Row([], remarks: ["unknown; name the cores"])] : rows)
  }
}

private let unknown = "unknown"

private func known(_ value: (some CustomStringConvertible)?) -> String { value?.description ?? unknown }
