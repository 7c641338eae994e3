import Glibc
import SpeedupCore
import SpeedupPredict

package struct PlanReport: Sendable {
  /// What is planned for: the traces' or the cell's name.
  package var name: String
  package var plan: CapacityPlan
  /// What was asked, in words: `done in 10 min`.
  package var question: String
  /// How the times were had, a sentence.
  package var basis: String
  package var rounds: PlanRounds?
  /// A command that narrows the row most, and what it is for; nil: none is known.
  package var next: (command: String, purpose: String)?
  /// What is to be said of the input, a line each.
  package var remarks: [String]
  /// The program with its arguments for a row, word by word; nil: not known.
  package var program: (@Sendable (PlanRow) -> [String]?)?
  /// Whether all rows are shown, not only the best.
  package var showsAll: Bool

  package init(
    name: String, plan: CapacityPlan, question: String, basis: String, rounds: PlanRounds? = nil,
    next: (command: String, purpose: String)? = nil, remarks: [String] = [], showsAll: Bool = false
  ) {
    self.name = name
    self.plan = plan
    self.question = question
    self.basis = basis
    self.rounds = rounds
    self.next = next
    self.remarks = remarks
    self.showsAll = showsAll
  }

  /// 0: a row meets it; 1: none does; 3: nothing can be told of the cores that might; 4: what is known does not decide.
  package var exitStatus: Int32 {
    guard !plan.rows.isEmpty else { return 3 }
    return switch plan.verdict {
    case .met: 0
    case .missed: 1
    case .unknown: 3
    case .undecided: 4
    }
  }

  package var answer: String {
    guard let row = plan.recommended else { return plan.rows.isEmpty ? refused : shortfall }
    return sentence(row)
  }

  private var refused: String {
    let lost = plan.lost.first.map { "\(Self.place($0.place)): \(Self.told($0.outcome))" }
    return "no answer: \(lost ?? plan.refusals.first ?? "there is no row")"
  }

  func sentence(_ row: PlanRow) -> String {
    let memory =
      row.memory.map { Readable.text(Bytes(Int64($0.centre))) }
      ?? (row.place.instance == nil ? "memory not measured" : "memory left out (it may not fit)")
    return "\(Self.place(row.place)): \(Self.time(row.time.centre)) \(Self.band(row)), \(Self.chance(row.chance)) "
      + "chance of the deadline, \(memory), \(money(row.cost)) a run; \(Self.evidence(row))"
  }

  /// Why no row is safe.
  private var shortfall: String {
    let goal = plan.goal
    let deadline = Self.time(goal.deadline.value)
    if plan.verdict == .undecided, let likeliest = plan.subject {
      let need = (likeliest.memory?.high ?? 0) * (1 + goal.headroom)
      let memory = Readable.text(Bytes(Int64(min(need, 9e18))))
      return "no row has a \(Readable.percent(goal.chance)) chance of \(deadline)"
        + (likeliest.fits == false ? " in memory that is sure to suffice" : "")
        + ", though some may meet it; likeliest: " + sentence(likeliest)
        + (likeliest.fits == false ? "; it may need \(memory)" : "")
    }
    let tooLarge = plan.rows.count { $0.fits == false }
    if tooLarge == plan.rows.count {
      let least = plan.rows.compactMap { $0.memory?.high }.min() ?? 0
      let need = Readable.text(Bytes(Int64(min(least * (1 + goal.headroom), 9e18))))
      return "no row meets it: the least memory that any may need is \(need), headroom included"
    }
    let fastest = plan.fastest!
    if plan.verdict == .unknown, let doubt = plan.doubt { return "no answer: \(doubt)" }
    if plan.verdict == .unknown {
      return "no answer: no row that is known meets \(deadline), fastest: \(sentence(fastest)); "
        + (plan.refusals.first ?? "of more cores nothing is known")
    }
    let start = fastest.startUp
    func alone(_ time: Double, _ what: String, _ verb: String) -> String {
      "no row meets \(deadline): \(start > 0 ? "the start-up, \(what)" : what) alone \(start > 0 ? "take" : verb) "
        + "\(Self.time(time)) (\(Self.evidence(fastest)))"
    }
    if let waste = fastest.waste, fastest.place.cores > 1 {
      let serial = start + waste.serial / Double(fastest.place.cores - 1)
      if serial >= goal.deadline.value { return alone(serial, "the serial part", "takes") }
    }
    if let span = fastest.forecast.span.map({ start + $0 * fastest.scale }), span >= goal.deadline.value {
      return fastest.forecast.waste == nil
        ? alone(span, "the part that does not scale", "takes")
        : alone(span, "the serial part and the longest task", "take")
    }
    return "no row meets \(deadline); fastest: \(sentence(fastest))"
  }

  /// A cost: three digits of money, or core-hours where there is no price.
  func money(_ cost: Double) -> String {
    plan.price == .coreHours ? "\(Readable.brief(cost)) core-hours" : Readable.significant(cost)
  }

  static func place(_ place: PlanPlace) -> String {
    let machine = place.instance.map { " of \($0.name)" } ?? ""
    let chunk = place.chunk.map { ", chunk \($0)" } ?? ""
    return "\(Counted.text(place.workers, "worker")) on \(Counted.text(place.cores, "core"))\(machine)\(chunk)"
  }

  /// How far from what was measured a row is, with what was assumed of its machine.
  static func cover(_ row: PlanRow) -> String {
    row.forecast.cover + (row.forecast.assumed.map { ", \($0)" } ?? "")
  }

  /// How a row came about, and how far from what was measured.
  static func evidence(_ row: PlanRow) -> String {
    row.forecast.evidence.isModelled
      ? "\(row.forecast.evidence.rawValue), \(cover(row))"
      : "\(row.forecast.evidence.label ?? "measured") on \(Counted.text(row.place.cores, "core"))"
  }

  /// `4 min 10 s`; below two minutes as elsewhere.
  static func time(_ seconds: Double) -> String {
    guard seconds >= 120, seconds < 1e9 else { return Readable.text(Seconds(seconds)) }
    let whole = Int(seconds.rounded())
    return whole >= 7200 ? "\(whole / 3600) h \(whole / 60 % 60) min" : "\(whole / 60) min \(whole % 60) s"
  }

  static func band(_ row: PlanRow) -> String {
    let (time, sign) = (row.time, row.forecast.isOpenAbove ? ">" : "")
    guard time.low >= 120, time.high < 1e9 else {
      return "[\(Readable.text(Seconds(time.low))), \(sign)\(Readable.text(Seconds(time.high)))]"
    }
    return "[\(Seconds(time.low).clock), \(sign)\(Seconds(time.high).clock)]"
  }

  /// Rounded down, so that what is below the chance that is asked for does not read as it. Never `100 %`: a band that ends
  /// somewhere leaves something beyond it.
  static func chance(_ chance: Double) -> String {
    if chance > 0.995 { return "> 99 %" }
    return chance < 0.01 ? "< 1 %" : "\(Int(chance * 100 + 1e-9)) %"
  }
}
