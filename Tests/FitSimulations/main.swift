// Figures of `speedup fit` as CSV, for scripts/bench-fit:
//   FitSimulations N          how often intervals hold the truth and verdicts on growth are right, N simulations a row
//   FitSimulations CSV        published speed-up curves against bands of fits to their first points
let argument = CommandLine.arguments.dropFirst().first ?? "1000"
if let count = Int(argument) {
  print("study,case,quantity,noise,scale,simulations,share")
  try Growth.print(count)
  try Coverage.print(count)
} else {
  try Bands.print(argument)
}
