// Figures of `speedup fit` as CSV, for scripts/bench-fit:
//   FitSimulations N [growth|exponent|coverage|check] how often intervals hold the truth and verdicts on growth are right, N simulations a row
//   FitSimulations CSV                   published speed-up curves against bands of fits to their first points
let argument = CommandLine.arguments.dropFirst().first ?? "1000"
if let count = Int(argument) {
  print("study,case,quantity,noise,scale,simulations,share")
  let part = CommandLine.arguments.dropFirst(2).first
  let coverage = Coverage(count: count)
  if part ?? "growth" == "growth" { try Growth.print(count) }
  if part ?? "exponent" == "exponent" { try Growth.printExponents(count) }
  if part ?? "coverage" == "coverage" { try coverage.printBar() }
  if part ?? "check" == "check" { try coverage.printChecks() }
} else {
  try Bands.print(argument)
}
