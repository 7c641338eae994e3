import SpeedupCore

/// A trace as a report: what its phases come to.
package enum TraceDocument {
  package static func document(_ head: TaskTrace, _ summary: TraceSummary) -> Document {
    let totals = summary.totals
    let outer = totals.filter { !$0.isNested }
    let work = outer.reduce(Seconds(0)) { $0 + $1.work }
    let span = summary.span
    let tasks = totals.filter { !$0.isSerial }.reduce(0) { $0 + $1.tasks }
    var sentences = [
      "\(Readable.text(work)) of work in \(Counted.text(tasks, "task")); its longest tasks and serial parts, one after the "
        + "other, take \(Readable.text(span))"
        + (span > Seconds(0) ? ": at most \(Readable.ratio(work.value / span.value)) for any number of workers." : ".")
    ]
    sentences.append(origin(head))
    if let hidden = hidden(outer) { sentences.append(hidden) }
    var notes = head.missing.map { "not in it: \($0)" }
    notes.append(
      "work: the tasks' times together. span: the longest task of every phase, added up. start, end lag: from a phase's "
        + "begin to its first task, from its last task to its end; medians.")
    if summary.hasOverlaps {
      notes.append(
        "phases overlap: of those that do, the longest task alone is in the time that is left for any number.")
    }
    notes.append(
      "CPU: CPU time of the tasks / their time. hidden: CPU time of the process beside that of its tasks. Empty: not measured."
    )
    var blocks: [Document.Block] = [.paragraph(sentences), .table(table(totals))]
    if totals.contains(where: { !$0.locks.isEmpty }) {
      blocks.append(.table(locks(totals)))
      notes.append("held: where a lock is held longer in all than the longest task takes, that is the phase's span.")
    }
    return Document(
      "speedup trace", title: head.name.isEmpty ? "trace" : head.name, blocks + [.notes(notes)])
  }

  private static func locks(_ totals: [TraceTotals]) -> Table {
    func time(_ time: Seconds) -> Table.Cell { Table.Cell(Readable.text(time), number: time.value) }
    let rows = totals.flatMap { total in
      total.locks.map { lock in
        Table.Row([
          Table.Cell(total.name), Table.Cell(lock.name), Table.Cell("\(lock.times)", number: Double(lock.times)),
          time(lock.held), time(lock.longest), time(lock.waited),
        ])
      }
    }
    return Table(
      title: "Locks",
      [
        .init("phase"), .init("lock"), .init("taken", .right), .init("held", key: "held_s", .right),
        .init("longest", key: "longest_s", .right), .init("waited for", key: "waited_s", .right),
      ], rows)
  }

  private static func origin(_ head: TaskTrace) -> String {
    let planned = "planned for \(Counted.text(head.workers, "worker")) and \(Counted.text(head.cores, "core"))"
    let ran = head.ranOn.map { $0 < head.cores ? ", ran on \(Counted.text($0, "core"))" : "" } ?? ""
    switch head.origin {
    case .workload: return "Measured: \(planned)\(ran), \(Readable.text(head.wall)) of wall time."
    case .program:
      return "Written down by the program itself: \(planned)\(ran), \(Readable.text(head.wall)) of wall time."
    case .imported:
      return
        "Imported: \(Counted.text(head.workers, "worker")) as far as the file tells, \(Readable.text(head.wall)) of wall time."
    }
  }

  /// Below this share of the process's CPU time, tasks do not tell all that was done.
  private static let leastShare = 0.95

  private static func hidden(_ totals: [TraceTotals]) -> String? {
    let known = totals.filter { $0.hidden != nil && !$0.isSerial }
    let process = known.reduce(Seconds(0)) { $0 + ($1.processCPU ?? Seconds(0)) }
    let hidden = known.reduce(Seconds(0)) { $0 + ($1.hidden ?? Seconds(0)) }
    guard process > Seconds(0), hidden.value / process.value > 1 - leastShare else { return nil }
    return
      "Hidden: \(Readable.text(hidden)) of CPU time, \(Readable.percent(hidden.value / process.value)) of the process's "
      + "in its phases, is not its tasks': threads that nobody told of, or the pool's own work."
  }

  private static func table(_ totals: [TraceTotals]) -> Table {
    let columns = [
      Table.Column("phase"), Table.Column("times", .right, rank: 2), Table.Column("tasks", .right),
      Table.Column("workers", .right), Table.Column("wall", key: "wall_s", .right),
      Table.Column("work", key: "work_s", .right), Table.Column("span", key: "span_s", .right),
      Table.Column("start lag", key: "start_lag_s", .right, rank: 3),
      Table.Column("end lag", key: "end_lag_s", .right, rank: 4), Table.Column("CPU", key: "cpu_share", .right),
      Table.Column("run delay", key: "run_delay_s", .right, rank: 1),
      Table.Column("hidden", key: "hidden_cpu_s", .right, rank: 5),
    ]
    return Table(columns, totals.map { Table.Row(cells($0)) })
  }

  private static func cells(_ total: TraceTotals) -> [Table.Cell] {
    func time(_ time: Seconds?) -> Table.Cell { time.map { Table.Cell(Readable.text($0), number: $0.value) } ?? .none }
    func count(_ count: Int) -> Table.Cell { Table.Cell("\(count)", number: Double(count)) }
    let share = total.timeOfKnown > Seconds(0) ? total.cpu.value / total.timeOfKnown.value : nil
    let kind = total.isSerial ? " (serial)" : total.isNested ? " (nested)" : ""
    return [
      Table.Cell(total.name + kind), count(total.phases), count(total.tasks), count(total.workers), time(total.wall),
      time(total.work), time(total.span), time(total.startLag), time(total.endLag),
      share.map { Table.Cell(Readable.percent($0), number: $0) } ?? .none, time(total.runDelay),
      time(total.hidden.map { max(Seconds(0), $0) }),
    ]
  }

  package static func list(_ folder: String, _ traces: [(file: String, head: TaskTrace, tasks: Int)]) -> Document {
    let columns = [
      Table.Column("file"), Table.Column("tasks", .right), Table.Column("workers", .right),
      Table.Column("cores", .right), Table.Column("ran on", key: "ran_on", .right),
      Table.Column("wall", key: "wall_s", .right), Table.Column("of", rank: 1),
    ]
    let rows = traces.map { entry in
      let head = entry.head
      return Table.Row([
        Table.Cell(entry.file), Table.Cell("\(entry.tasks)", number: Double(entry.tasks)),
        Table.Cell("\(head.workers)", number: Double(head.workers)),
        Table.Cell("\(head.cores)", number: Double(head.cores)),
        head.ranOn.map { Table.Cell("\($0)", number: Double($0)) } ?? .none,
        Table.Cell(Readable.text(head.wall), number: head.wall.value), Table.Cell(head.name),
      ])
    }
    return Document(
      "speedup trace", title: folder,
      [
        .paragraph(["\(Counted.text(traces.count, "trace")); show one with: speedup trace FILE"]),
        .table(Table(columns, rows)),
      ])
  }
}
