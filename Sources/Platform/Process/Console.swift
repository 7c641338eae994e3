import CLinux
import Glibc
import Synchronization

/// The terminal's streams: data on standard output, everything else on standard error.
public enum Console {
  /// Opens `/dev/null` in place of each standard stream that the caller has closed (`2>&-`). To be called first:
  /// otherwise the next file that is opened gets that stream's number, and what is said to people is written into it.
  public static func openClosedStreams() {
    // The lowest free number is the one that `open` gives.
    for descriptor in 0...2 as ClosedRange<Int32> where fcntl(descriptor, F_GETFD) < 0 { _ = open("/dev/null", O_RDWR) }
  }

  /// Why some of what was written to standard output is lost (a full disk); nil when nothing is.
  public static var lostOutput: SystemError? { lost.withLock { $0 } }

  /// Writes a text to standard output.
  public static func write(_ text: String) { put(text, 1) }

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

  private static let lost = Mutex<SystemError?>(nil)

  private static func put(_ text: String, _ descriptor: Int32) {
    do { try Files.writeAll(descriptor, Array(text.utf8), path: "standard output") } catch {
      // A reader that has gone away (`| head`) is no failure of ours, and of standard error nobody can be told.
      guard descriptor == 1, let error = error as? SystemError, error.code != EPIPE else { return }
      lost.withLock { $0 = $0 ?? error }
    }
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
