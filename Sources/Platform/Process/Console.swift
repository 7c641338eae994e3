import CLinux
import Glibc
import Synchronization

/// The terminal's streams: data on standard output, everything else on standard error.
public enum Console {
  /// Writes a text to standard output. What could not be written is told on standard error, and by ``isIncomplete``.
  public static func write(_ text: String) {
    do { try Files.writeAll(1, Array(text.utf8), path: "standard output") } catch {
      // A reader that has gone away (`| head`) is no failure of ours.
      guard (error as? SystemError)?.code != EPIPE else { return }
      self.error("speedup: \(error)")
      failed.store(true, ordering: .relaxed)
    }
  }

  /// Whether some of what was to stand on standard output could not be written (a full disk, say).
  public static var isIncomplete: Bool { failed.load(ordering: .relaxed) }

  private static let failed = Atomic<Bool>(false)

  /// Writes a line to standard error.
  public static func error(_ line: String) { put(line + "\n", 2) }

  /// Writes a text to standard error as it is, without a line end.
  public static func status(_ text: String) { put(text, 2) }

  /// Whether standard error is a terminal that may be redrawn.
  public static var errorIsTerminal: Bool {
    isatty(2) == 1 && Environment.value("TERM").map { $0 != "dumb" } ?? false
  }

  /// Whether standard output may carry colours: a terminal, and NO_COLOR is not set (no-color.org).
  public static var outputTakesColour: Bool {
    isatty(1) == 1 && (Environment.value("NO_COLOR") ?? "").isEmpty
      && Environment.value("TERM").map { $0 != "dumb" } ?? false
  }

  // There is no other place to tell of a failure to tell.
  private static func put(_ text: String, _ descriptor: Int32) {
    try? Files.writeAll(descriptor, Array(text.utf8), path: "the terminal")
  }
}

/// Ctrl-C and its like, turned into a question that long work asks.
public enum Interrupts {
  /// From now on SIGINT, SIGTERM and SIGHUP end blocking calls and make `arrived` true, instead of ending this process.
  public static func watch() { cl_watch_interrupts() }

  /// The first such signal; nil while there was none.
  public static var arrived: Int32? {
    let signal = cl_interrupt_arrived()
    return signal == 0 ? nil : signal
  }
}
