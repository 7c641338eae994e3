/// What a sweep does about runs that don't end well.
package enum FailurePolicy: String, Sendable, Codable, CaseIterable {
  /// A cell whose first runs all fail alike is given up; the others go on.
  case giveUp = "give-up"
  /// Every planned run is made.
  case keepGoing = "keep-going"
  /// Nothing is run after the first failure.
  case failFast = "fail-fast"
}
