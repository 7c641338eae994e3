/// The axes that say how the work is shared out, as against what the work is.
package enum ParallelAxes {
  /// Those that size the parallelism within the cores; they come after a workload's own.
  package static let sizing = ["workers", "chunk", "threads"]

  /// Those that say how much can run at once, in the order in which they are told apart.
  package static let resources = ["cores", "workers", "threads"]

  /// Their names, in the order in which they are told apart: first fewer cores, then fewer workers.
  package static let names = ["cores", "workers", "chunk", "executor", "rule", "threads"]

  package static func contains(_ axis: String) -> Bool { names.contains(axis) }
}

extension [AxisValue] {
  /// The value on the axis `name`; nil when there is no such axis.
  package func value(of name: String) -> String? { first { $0.name == name }?.value }

  /// The value on the axis `name` as a number; nil when it is none (a cell sized by a rule, say).
  package func number(of name: String) -> Double? {
    guard let text = value(of: name), let number = Double(decimal: text), number.isFinite else { return nil }
    return number
  }

  /// The values on the axes that say what the work is.
  package var work: [AxisValue] { filter { !ParallelAxes.contains($0.name) } }

  /// As it is printed: `variant=filter, cores=1`; an axis without a value does not apply, and is told only where none has one.
  package var text: String {
    let told = filter { !$0.value.isEmpty }
    return (told.isEmpty ? self : told).map { "\($0.name)=\($0.value)" }.joined(separator: ", ")
  }

  /// The values on the axes `names` alone, as a chart labels them: `filter · 100`; a dash for what has none before others.
  package func label(of names: [String]) -> String {
    let values = names.map { value(of: $0) ?? "" }
    let last = values.lastIndex { !$0.isEmpty } ?? -1
    return values.prefix(last + 1).map { $0.isEmpty ? "–" : $0 }.joined(separator: " · ")
  }
}
