import SpeedupCore

extension DetectReport {
  /// The most cores that the rules are drawn for.
  private static let mostCores = 252

  /// The threads that every rule starts, by cores, against as many as there are cores.
  package var rulesChart: NamedChart {
    let counts = Array(1...max(Self.mostCores, sizingCores?.value ?? 1))
    var groups: [(rules: [String], threads: [Double])] = []
    for rule in SizingRule.allCases {
      let threads = counts.map { count in
        let sizing = rule.sizing(
          for: SizingInput(
            cores: CoreCount(clamping: count), memory: sizingMemory, jobs: sizingJobs, workerMemory: sizingWorkerMemory)
        )
        return Double(sizing.workers) * Double(sizing.threads ?? 1)
      }
      let name = "\(rule.rawValue) (\(rule.document))"
      if let place = groups.firstIndex(where: { $0.threads == threads }) {
        groups[place].rules.append(name)
      } else {
        groups.append(([name], threads))
      }
    }
    let ends = [1, Double(counts.count)]
    let series = groups.map { group in
      ChartSeries(
        label: group.rules.joined(separator: ", "),
        points: zip(counts, group.threads).map { ChartPoint(x: Double($0), y: $1) }, hasMarks: false)
    }
    let plot = LinePlot(
      x: ChartAxis("cores", .log, .count, holding: [1, 2, 4, 8, 16, 32, 64, 128] + ends, ticksAtValues: true),
      y: ChartAxis("threads: workers × threads of each", .log, .count, holding: groups.flatMap(\.threads) + ends),
      legendTitle: "rule (document)", series: series,
      guide: GuideLine(label: "one for each core", points: ends.map { ChartPoint(x: $0, y: $0) }),
      edges: sizingCores.map { [ChartEdge(x: Double($0.value), label: asked($0.value))] } ?? [])
    let given = [
      sizingMemory.map { "\(Readable.brief($0)) of memory" }, sizingJobs.map { "\(Counted.text($0, "job")) at once" },
      sizingWorkerMemory.map { "\(Readable.brief($0)) a worker" },
    ].compactMap { $0 }
    let chart = Chart(
      title: "Threads that the documents' rules start, by cores",
      subtitle: "computed from the rules" + (given.isEmpty ? "" : " for \(given.joined(separator: ", "))")
        + "; nothing was run",
      notes: [Self.note], plot: .lines(plot))
    return NamedChart("rules by cores", chart)
  }

  private func asked(_ cores: Int) -> String {
    let answers = rules.map { $0.sizing.workers * ($0.sizing.threads ?? 1) }
    let (low, high) = (answers.min() ?? 1, answers.max() ?? 1)
    return "\(Counted.text(cores, "core")): " + (low == high ? "\(low)" : "\(low) to \(high)") + " threads"
  }
}
