// Root and threshold searches shared by the quantile functions and the exact intervals.

/// The first integer of `range` for which `predicate` holds, by bisection.
///
/// `predicate` must be false up to some point and true from there on. Returns nil when it holds
/// nowhere in the range.
func firstTrue(in range: Range<Int>, _ predicate: (Int) throws -> Bool) rethrows -> Int? {
  var low = range.lowerBound
  var high = range.upperBound
  while low < high {
    let middle = low + (high - low) / 2
    if try predicate(middle) { high = middle } else { low = middle + 1 }
  }
  return low < range.upperBound ? low : nil
}

/// Solves `distance(x) = 0` for an increasing `distance` inside a bracket, by Newton steps that
/// fall back to bisection whenever a step would leave the bracket or shrinks too slowly.
///
/// - Parameters:
///   - distance: an increasing function, negative at `lower` and positive at `upper`.
///   - slope: its derivative; a zero or non-finite slope only costs a bisection step.
func increasingRoot(
  from lower: Double, to upper: Double, startingAt start: Double,
  distance: (Double) -> Double, slope: (Double) -> Double
) -> Double {
  var low = lower
  var high = upper
  var x = start > low && start < high ? start : low + (high - low) / 2
  var stepBefore = high - low
  // Bisection alone gets from 1 to any normal number in some 1100 rounds; Newton needs ten.
  for _ in 0..<1200 {
    let value = distance(x)
    if value == 0 { return x }
    if value < 0 { low = x } else { high = x }
    let newton = x - value / slope(x)
    let helps = newton > low && newton < high && abs(newton - x) < stepBefore / 2
    let next = helps ? newton : low + (high - low) / 2
    stepBefore = abs(next - x)
    if stepBefore <= 2 * x.ulp { return next }
    x = next
  }
  return x
}
