import Glibc
import SpeedupCore
import SpeedupPredict

extension PlanReport {
  /// What limits, what not knowing costs, where the knee is: a sentence each.
  var findings: [String] {
    guard let row = plan.subject else { return [] }
    var lines = plan.doubt.map { ["Doubtful: \($0)."] } ?? []
    if let found = PlanSaturation(row, among: plan.rows) {
      let from =
        found.from.map {
          "; it passes \(Readable.percent(PlanSaturation.noticeable)) from \(Counted.text($0, "core")) on"
        } ?? ""
      lines.append(
        "Saturates first: \(found.lock.map { "waiting for lock \(SafeText.line($0))" } ?? found.cause.rawValue), \(Readable.percent((found.share * 100).rounded() / 100)) of the core-time of "
          + "\(Self.place(row.place))\(from). Without it: at best \(Self.time(found.without)) in place of "
          + "\(Self.time(row.time.centre)).")
    } else if row.place.cores > 1, !plan.rows.contains(where: { $0.forecast.waste != nil }) {
      lines.append("What saturates first: whole runs don't tell; only a trace does.")
    }
    if let knee = plan.knee {
      lines.append(
        "Knee: \(Self.place(knee.place)), \(Self.time(knee.time.centre)) (\(Self.evidence(knee))); beyond it time falls by less "
          + "than the cost grows.")
    }
    if let safe = plan.cheapestSafe, let centre = plan.cheapestAtCentre, let gap = plan.priceOfNotKnowing {
      lines.append(
        gap > 0
          ? "Price of not knowing: \(money(gap)) a run, between the cheapest safe row (\(Self.place(safe.place))) and the "
            + "cheapest that meets the deadline at the centre (\(Self.place(centre.place)))."
          : "Price of not knowing: none; the cheapest row at the centre is safe.")
    }
    if let rounds {
      lines.append(
        "Rounds: \(Counted.text(rounds.chunks, "chunk")) of phase \(rounds.phase) on \(rounds.workers) workers are "
          + "\(Counted.text(rounds.count, "round")), as on \(Counted.text(rounds.fewest, "worker")).")
    }
    return lines
  }

  /// What schedulers are to be asked for: the bands' upper ends of time and memory, and the headroom.
  func schedulerBlocks(_ row: PlanRow) -> [Document.Block] {
    let room = 1 + plan.goal.headroom
    let megabytes = row.memory.map { Int(min($0.high * room / 1_048_576, 1e12).rounded(.up)) }
    let minutes = Int(min(row.time.high * room / 60, 1e7).rounded(.up))
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let days = minutes >= 1440 ? "\(minutes / 1440)-" : ""
    var slurm = [
      "#SBATCH --nodes=1", "#SBATCH --ntasks=1", "#SBATCH --cpus-per-task=\(row.place.cores)",
      "#SBATCH --time=\(days)\(two(minutes / 60 % 24)):\(two(minutes % 60)):00",
    ]
    if let megabytes { slurm.append("#SBATCH --mem=\(megabytes)M") }
    // srun of Slurm 22.05 takes no notice of what the job was given unless it is told again.
    let words = program?(row)
    let call = words.map { $0.map { ShellWord.quoted(SafeText.line($0)) }.joined(separator: " ") } ?? "PROGRAM"
    slurm.append("srun --cpus-per-task=\(row.place.cores) \(call)  # \(Counted.text(row.place.workers, "worker"))")
    let ask = "{cpu: \"\(row.place.cores)\"\(megabytes.map { ", memory: \"\($0)Mi\"" } ?? "")}"
    let unknown = row.memory == nil ? "; memory was not measured, so none is asked" : ""
    let headroom = "with \(Readable.percent(plan.goal.headroom)) headroom\(unknown)"
    let blocks: [Document.Block] = [
      .table(
        Table(
          title: "Slurm, \(headroom)", showsHeader: false, [.init("line")], slurm.map { Table.Row([Table.Cell($0)]) })),
      .code("resources: {requests: \(ask), limits: \(ask)}", purpose: "Kubernetes, \(headroom):"),
    ]
    guard let words else { return blocks }
    let list = words.map { JSONValue.quoted(SafeText.line($0)) }.joined(separator: ", ")
    return blocks + [.code("command: [\(list)]", purpose: "Kubernetes, what is run:")]
  }

  var legend: [String] {
    var lines = [
      basis,
      "chance: that a run is \(question); the band's ends are taken as 2.5 % and 97.5 %.",
    ]
    switch plan.price {
    case .coreHours:
      lines.append("Cost: core-hours, since no price is known (--price-core-hour, --instances).")
    case .coreHour(let price): lines.append("Cost: \(Readable.brief(price)) a core-hour.")
    case .instances: lines.append("Cost: whole machines, start-up and minimum billing included.")
    }
    lines.append("a month: \(Readable.brief(plan.goal.runsPerMonth)) runs.")
    if plan.rows.contains(where: { $0.forecast.waste != nil }) {
      lines.append(
        "used, serial, tail, contention, start-up, blocked, \(hasLocks ? "locks, " : "")unused: parts of cores × time.")
    }
    let visible = Set(shown)
    let hidden = plan.rows.indices.filter { !visible.contains($0) }.map { plan.rows[$0] }
    let (large, beaten) = (hidden.filter { $0.fits == false }, hidden.count { $0.fits != false })
    if !large.isEmpty {
      let machines = ReferenceChoice.distinct(large.compactMap { $0.place.instance?.name })
      let limit = machines.isEmpty ? "there is" : "their machine has (\(machines.joined(separator: ", ")))"
      lines.append(
        "\(Counted.text(large.count, "row")) not shown: may need more memory than \(limit); --all shows them.")
    }
    if beaten > 0 {
      lines.append(
        "\(Counted.text(beaten, "row")) not shown: beaten in time and cost, or between two that are; --all shows them.")
    }
    if hidden.count > 0, !visible.isSubset(of: plan.front), plan.rows.contains(where: { $0.place.instance != nil }) {
      lines.append("Of every machine the fastest row is shown, beaten or not.")
    }
    if plan.rows.contains(where: { $0.place.instance != nil && $0.memory == nil }) {
      lines.append("Memory: left out, so no row is held to what its machine has, and may not fit.")
    }
    if let most = plan.rows.compactMap({ $0.memory?.reach }).max(), most > 1 {
      lines.append(
        "Memory: extrapolated where there are more workers than it was measured with, up to \(Readable.brief(most)) ×.")
    }
    if plan.rows.contains(where: { $0.memory?.isByLastStep == true }) {
      lines.append(
        "Memory up to the last measured slope: the band's upper end is what each of the last measured workers took, for each "
          + "further one.")
    }
    lines += plan.refusals.prefix(3).map { "refused: \($0)" }
    return lines
  }
}
