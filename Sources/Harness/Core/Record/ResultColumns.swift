/// The columns of `results.csv`: a fixed front, one column an axis, the fixed figures, and the workload's own
/// figures. Times are in seconds, sizes in bytes; an empty field means "not measured".
public struct ResultColumns: Sendable, Equatable {
  /// Names of the axes, in order.
  public let axes: [String]
  /// Names of the workload's own figures, in order.
  public let measures: [String]

  /// The columns for a grid with these axes and a workload with these measures.
  public init(axes: [String], measures: [String]) {
    self.axes = axes
    self.measures = measures
  }

  package static let front = ["cell", "block", "position", "warmup"]
  package static let outcome = ["core_mode", "mask", "status", "detail"]
  package static let figures: [FigureColumn] = [
    .seconds("wall_seconds", \.wall), .seconds("user_seconds", \.user),
    .seconds("system_seconds", \.system), .seconds("setup_seconds", \.setup),
    .bytes("peak_memory_bytes", \.peakMemory), .text("peak_memory_method", \.peakMemoryMethod),
    .count("minor_faults", \.minorFaults), .count("major_faults", \.majorFaults),
    .count("voluntary_switches", \.voluntarySwitches),
    .count("involuntary_switches", \.involuntarySwitches),
    .seconds("run_delay_seconds", \.runDelay), .count("peak_threads", \.peakThreads),
    .count("peak_processes", \.peakProcesses), .seconds("steal_seconds", \.steal),
    .seconds("cpu_pressure_seconds", \.cpuPressure), .count("instructions", \.instructions),
    .count("items", \.items), .count("bytes", \.bytes), .count("boundary_bytes", \.boundaryBytes),
  ]

  /// The header, in order. Axes are prefixed with nothing; a workload's figures neither.
  public var header: [String] {
    Self.front + axes + Self.outcome + Self.figures.map(\.name) + ["cpu_seconds", "digest"] + measures
  }

  /// The fields of one record, in the header's order.
  public func fields(of record: RunRecord) -> [String] {
    let byName = Dictionary(record.axes.map { ($0.name, $0.value) }, uniquingKeysWith: { $1 })
    let front = [
      String(record.cell), String(record.block), String(record.position), record.warmup ? "1" : "0",
    ]
    let outcome = [
      record.coreMode.rawValue, record.mask ?? "", record.status.rawValue, record.detail,
    ]
    return front + axes.map { byName[$0] ?? "" } + outcome
      + Self.figures.map { $0.text(record.figures) }
      + [record.figures.cpu.map { decimal($0.value) } ?? "", record.digest ?? ""]
      + measures.map { record.measures[$0] ?? "" }
  }
}

/// One figure's column: its name, and how it is read from and written to text.
package struct FigureColumn: Sendable {
  package let name: String
  package let text: @Sendable (RunFigures) -> String
  /// Sets the figure from a field; false when the text is not such a value.
  package let set: @Sendable (inout RunFigures, String) -> Bool

  static func seconds(
    _ name: String, _ path: WritableKeyPath<RunFigures, Seconds?> & Sendable
  ) -> FigureColumn {
    FigureColumn(
      name: name, text: { figures in figures[keyPath: path].map { decimal($0.value) } ?? "" },
      set: { figures, text in
        guard let value = Double(text), value.isFinite, value >= 0 else { return false }
        figures[keyPath: path] = Seconds(value)
        return true
      })
  }

  static func bytes(
    _ name: String, _ path: WritableKeyPath<RunFigures, Bytes?> & Sendable
  ) -> FigureColumn {
    FigureColumn(
      name: name, text: { figures in figures[keyPath: path].map { String($0.count) } ?? "" },
      set: { figures, text in
        guard let value = Int64(text), value >= 0 else { return false }
        figures[keyPath: path] = Bytes(value)
        return true
      })
  }

  static func count(
    _ name: String, _ path: WritableKeyPath<RunFigures, Int?> & Sendable
  ) -> FigureColumn {
    FigureColumn(
      name: name, text: { figures in figures[keyPath: path].map { String($0) } ?? "" },
      set: { figures, text in
        guard let value = Int(text), value >= 0 else { return false }
        figures[keyPath: path] = value
        return true
      })
  }

  package static func text(
    _ name: String, _ path: WritableKeyPath<RunFigures, String?> & Sendable
  ) -> FigureColumn {
    FigureColumn(
      name: name, text: { figures in figures[keyPath: path] ?? "" },
      set: { figures, text in
        figures[keyPath: path] = text
        return true
      })
  }
}

/// A number in plain decimals: what spreadsheets and awk read everywhere. Nanosecond resolution, which is
/// what our own clocks have; attoseconds where nanoseconds would lose more than a millionth of the value, as
/// they do to the times per iteration of other tools.
package func decimal(_ value: Double) -> String {
  let nanos = (value * 1e9).rounded()
  guard abs(nanos) < 9e18 else { return String(value) }
  let isFiner = abs(value * 1e9 - nanos) > 1e-6 * abs(value * 1e9)
  let (places, scaled) = isFiner ? (18, (value * 1e18).rounded()) : (9, nanos)
  let digits = String(Int64(scaled).magnitude)
  let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
  return "\(scaled < 0 ? "-" : "")\(padded.dropLast(places)).\(padded.suffix(places))"
}
