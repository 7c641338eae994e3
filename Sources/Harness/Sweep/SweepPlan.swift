/// All that decides a sweep: what `sweep.json` holds, and what a resumed sweep must find unchanged.
package struct SweepPlan: Sendable, Codable, Equatable {
  /// What is measured.
  package enum Subject: Sendable, Codable, Equatable {
    /// A registered workload, by name.
    case workload(String)
    /// Any program.
    case command(CommandTemplate)
    /// Results of another tool, which can't be run.
    case imported(ImportedOrigin)

    /// How it is called in headings.
    package var title: String {
      switch self {
      case .workload(let name): name
      case .command(let template): template.text
      case .imported(let origin): origin.title
      }
    }
  }

  /// Version of this file's layout.
  package var format = 1
  /// What is measured.
  package var subject: Subject
  /// The grid's axes as asked for.
  package var axes: [Axis]
  /// Axes that advance together.
  package var zips: [[String]]
  /// How many cells were drawn at random from the grid, if that was asked for.
  package var sample: Int?
  /// Passes over the grid that count.
  package var repeats: Int
  /// Passes before them that don't.
  package var warmups: Int
  /// A cell is not run any more once its median is known this well; `repeats` is then the most. See ``PrecisionRule``.
  package var precision: Double?
  /// Time after which no more runs are started in one sitting.
  package var budget: Seconds?
  /// Decides the order of runs and generated inputs.
  package var seed: UInt64
  /// Limit on one run's time.
  package var timeout: Seconds?
  /// Limit on one run's memory.
  package var memoryLimit: Bytes?
  /// The real input file, if any.
  package var dataFile: String?
  /// Digest of that file's bytes.
  package var dataDigest: String?
  /// Where results of the workload are written, if anywhere.
  package var dump: String?
  /// The reference cell of the summary, as `axis=value,...`.
  package var reference: String?
  /// Digest of the executable that makes the runs; another build is another experiment.
  package var program: String
  /// Names of the workload's own figures.
  package var measures: [String]
  /// The cells, in the grid's order.
  package var cells: [PlannedCell]

  /// The order of the runs.
  package var schedule: Schedule {
    Schedule(cells: cells.count, warmups: warmups, repeats: repeats, seed: seed)
  }

  /// The columns of `results.csv`.
  package var columns: ResultColumns {
    ResultColumns(axes: cells.first?.values.map(\.name) ?? axes.map(\.name), measures: measures)
  }

  /// What differs from another plan, one line each; empty when they are the same experiment.
  package func differences(from other: SweepPlan) -> [String] {
    var lines: [String] = []
    func compare<T: Equatable>(_ name: String, _ path: KeyPath<SweepPlan, T>) {
      let (mine, theirs) = (self[keyPath: path], other[keyPath: path])
      if mine != theirs { lines.append("\(name): \(mine) now, \(theirs) recorded") }
    }
    compare("subject", \.subject.title)
    compare("program digest", \.program)
    compare("data digest", \.dataDigest)
    compare("repeats", \.repeats)
    compare("warm-ups", \.warmups)
    compare("precision", \.precision)
    compare("seed", \.seed)
    compare("timeout", \.timeout)
    compare("memory limit", \.memoryLimit)
    if cells != other.cells {
      lines.append("grid: \(cells.count) cells now, \(other.cells.count) recorded, not the same")
    }
    return lines
  }
}

/// One cell, with everything resolved that a run of it needs.
package struct PlannedCell: Sendable, Codable, Equatable {
  /// Its place in the grid.
  package var index: Int
  /// The value on every axis, with workers, chunk and threads as they came out of rules and environment.
  package var values: [AxisValue]
  /// How its core count came about.
  package var coreMode: CoreMode
  /// The CPU behind every virtual core.
  package var virtualCores: CpuSequence
  /// The workload's request; nil for commands.
  package var request: RunRequest?
  /// The executor of the workload; nil for commands.
  package var executor: ExecutorKind?
  /// The command; nil for workloads.
  package var command: [String]?
  /// What decides the right answer; nil where answers are not compared.
  package var inputIdentity: String?

  /// A short name for messages: `variant=filter symbols=50`.
  package var label: String {
    values.filter { !$0.value.isEmpty }.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
  }
}

/// CPUs in order, with repeats; one short text in files, since there may be hundreds. Empty where they are
/// unknown, as for imported results.
package struct CpuSequence: Sendable, Codable, Equatable {
  /// The numbers.
  package var cpus: [Int]

  /// A sequence.
  package init(_ cpus: [Int]) { self.cpus = cpus }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let parts = try container.decode(String.self).split(separator: ",")
    cpus = parts.compactMap { Int($0) }
    guard cpus.count == parts.count, cpus.allSatisfy({ (0..<65_536).contains($0) }) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected CPU numbers such as 0,1,0,1")
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(cpus.map { String($0) }.joined(separator: ","))
  }
}
