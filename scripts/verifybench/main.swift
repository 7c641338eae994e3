import SpeedupCore
import SpeedupJudge
import SpeedupStatistics

import Glibc

// How often the judge of claims is wrong, and how much it finds: see scripts/bench-verify.
// usage: verifybench CLAIMS SEEDS MAX_ROUNDS

let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
guard arguments.count == 3 else { fatalError("usage: verifybench CLAIMS SEEDS MAX_ROUNDS") }
let truths = try SyntheticClaims.all(count: arguments[0])

/// What came of one claim over all seeds.
struct Tally {
  var right = 0
  var wrong = 0
  var open = 0
  var rounds = 0
  var hardware = 0
}

var tallies = [Tally](repeating: Tally(), count: truths.count)
var familyWrong = 0

for seed in 1...arguments[1] {
  var plan = ClaimPlan(
    try truths.enumerated().map { number, truth in
      try ClaimPlan.Reading(
        claim: number, place: 0, truth.reading, subject: truth.subject, reference: truth.reference)
    })
  plan.seed = UInt64(seed)
  plan.maxRounds = arguments[2]
  var owner: [Int: Int] = [:]
  for (number, reading) in plan.readings.enumerated() { for run in reading.runs { owner[run.cell] = number } }
  var director = ClaimDirector(plan)
  var generator = SplitMix64(seed: UInt64(seed) &* 7919)
  while let group = try director.next() {
    let results = group.slots.map { truths[owner[$0.cell] ?? 0].run($0.cell, using: &generator) }
    try director.observe(group, results)
  }
  director.finish()
  var isWrong = false
  for (number, state) in director.states.enumerated() {
    tallies[number].rounds += state.rounds
    guard case .decided(let verdict) = state.standing else {
      tallies[number].open += 1
      continue
    }
    let saysTrue = [.confirmed, .moreThanClaimed, .consistentInSimulation].contains(verdict)
    if saysTrue == truths[number].isTrue {
      tallies[number].right += 1
    } else {
      tallies[number].wrong += 1
      isWrong = true
    }
    if truths[number].evidence.isModelled, [.confirmed, .refuted, .moreThanClaimed].contains(verdict) {
      tallies[number].hardware += 1
    }
  }
  if isWrong { familyWrong += 1 }
}

print("claim,true,power,right,wrong,open,mean_rounds,hardware_verdicts_from_simulation")
for (truth, tally) in zip(truths, tallies) {
  print(
    "\"\(truth.name)\",\(truth.isTrue),\(truth.countsForPower),\(tally.right),\(tally.wrong),\(tally.open),"
      + "\(Readable.fixed(Double(tally.rounds) / Double(arguments[1]), decimals: 1)),\(tally.hardware)")
}
let powered = zip(truths, tallies).filter { $0.0.countsForPower }
let found = powered.reduce(0) { $0 + $1.1.right }
let least = powered.map { Double($0.1.right) / Double(arguments[1]) }.min() ?? 0
let summary =
  "lists with a wrong verdict: \(familyWrong) of \(arguments[1]); found at 10 % past the boundary, noise 5 %: "
  + "\(Readable.percent(Double(found) / Double(max(1, powered.count * arguments[1])))) "
  + "(the worst claim \(Readable.percent(least))), of \(powered.count) claims; hardware verdicts from simulation: "
  + "\(tallies.reduce(0) { $0 + $1.hardware })\n"
print("# " + summary, terminator: "")
