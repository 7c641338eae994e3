package enum ExaminationDepth: String, Codable, Sendable, CaseIterable {
  /// Less than 0.1 s where a CPU is to spare: what a sweep records of the machine that it starts on. Tells
  /// nothing of scaling.
  case short
  /// Up to 3 s, a little more on a crowded machine: all but the run-down.
  case quick
  /// Up to 20 s.
  case full
}
