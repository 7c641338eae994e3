import SpeedupCore

import func Glibc.log10

package struct PlanGoal: Sendable, Equatable {
  /// Which of the rows that are safe is recommended.
  package enum Objective: String, Sendable, CaseIterable { case cheapest, fastest, balanced }

  /// A run must be done in this time, start-up included.
  package var deadline: Seconds
  /// How likely that must be: 0.95.
  package var chance: Double
  /// What a run may take; nil: no limit but an instance's own.
  package var memory: Bytes?
  /// What is asked of a scheduler beyond the upper end of memory and time: 0.15.
  package var headroom: Double
  package var objective: Objective
  /// Runs in a month, for the cost of one.
  package var runsPerMonth: Double

  package init(
    deadline: Seconds, chance: Double = 0.95, memory: Bytes? = nil, headroom: Double = 0.15,
    objective: Objective = .cheapest, runsPerMonth: Double = PlanGoal.daysPerMonth
  ) {
    self.deadline = deadline
    self.chance = chance
    self.memory = memory
    self.headroom = headroom
    self.objective = objective
    self.runsPerMonth = runsPerMonth
  }

  /// Seconds: other times are a slip of the keyboard, and their figures can't be read.
  package static let deadlines = 1e-9...3.6e8

  /// 365.25 / 12.
  package static let daysPerMonth = 30.4375
}

/// Where a run may be put: so many workers on so many cores.
package struct PlanPlace: Sendable, Hashable {
  package var cores: Int
  package var workers: Int
  /// Tasks that a worker takes at once; nil: as recorded.
  package var chunk: Int?
  /// The sizing rules that ask for these workers there.
  package var rules: [String] = []
  package var instance: InstanceType?

  package init(cores: Int, workers: Int, chunk: Int? = nil, rules: [String] = [], instance: InstanceType? = nil) {
    self.cores = cores
    self.workers = workers
    self.chunk = chunk
    self.rules = rules
    self.instance = instance
  }

  /// Cores that are busy at once at most.
  package var parallelism: Int { min(cores, workers) }
}

/// What core-time costs.
package enum PlanPrice: Sendable, Equatable {
  /// Nobody said: core-hours stand for the cost.
  case coreHours
  case coreHour(Double)
  /// Whole machines, each at its own price.
  case instances

  /// Of an hour, in any money: figures beyond can't be read.
  package static let sensible = 1e-6...1e6

  /// A range in words: `0.000001 to 1000000`.
  package static func text(_ range: ClosedRange<Double>) -> String {
    func plain(_ number: Double) -> String {
      number >= 1 ? "\(Int(number))" : Readable.fixed(number, decimals: Int((-log10(number)).rounded(.up)))
    }
    return "\(plain(range.lowerBound)) to \(plain(range.upperBound))"
  }
}

/// A machine that can be rented.
package struct InstanceType: Sendable, Hashable {
  package var name: String
  /// Physical cores, and hardware threads on them.
  package var cores: Int
  package var threads: Int
  package var memory: Bytes
  /// For an hour of the whole machine.
  package var price: Double
  /// The shortest time that is billed.
  package var minimumBilling = Seconds(0)
  /// From the order until a run can start; it is billed, and counts towards the deadline.
  package var startUp = Seconds(0)
  /// How fast a core is, the measured machine's being 1.
  package var speed = 1.0

  /// No core is so much faster or slower than another: where one is, the unit was taken for another.
  package static let speeds = 0.01...100
  /// The most cores, and seconds of a start-up or the least time billed.
  package static let (mostCores, longest) = (65_536, 3.6e6)

  package init(name: String, cores: Int, threads: Int? = nil, memory: Bytes, price: Double) {
    self.name = name
    self.cores = cores
    self.threads = threads ?? cores
    self.memory = memory
    self.price = price
  }
}
