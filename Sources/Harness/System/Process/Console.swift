import CSpeedupLinux
import Glibc
import Synchronization

/// The terminal's streams: data on standard output, everything else on standard error.
package enum Console {
  /// Whether standard output was closed when this process started: what is written there then goes nowhere.
  static let outputWasClosed = Atomic<Bool>(false)
  /// Whether what is printed is all that the command makes.
  private static let isOutputRequired = Atomic<Bool>(false)

  /// Says that what is printed is all that the command makes: from now on it is an error where it goes nowhere.
  package static func requireOutput() { isOutputRequired.store(true, ordering: .relaxed) }

  /// Writes a text to standard output. A reader that has gone away (`| head`) is no failure of ours.
  /// - Throws: ``SystemError`` when it can't be written, the disk being full for one.
  package static func write(_ text: String) throws { try write { try $0(text) } }

  /// The same for a text that comes in pieces, which are not made any more once the reader has gone.
  package static func write(pieces: (@escaping (String) throws -> Void) throws -> Void) throws {
    if outputWasClosed.load(ordering: .relaxed), isOutputRequired.load(ordering: .relaxed) {
      throw SystemError(call: "write standard output, which is closed", code: EBADF)
    }
    do {
      try pieces { text in
        var text = text
        try text.withUTF8 { try Files.writeAll(1, UnsafeRawBufferPointer($0), path: "standard output") }
      }
    } catch let error as SystemError {
      guard error.code == EPIPE else { throw error }
    }
  }

  /// Writes a line to standard error.
  package static func error(_ line: String) { status(line + "\n") }

  /// Writes a text to standard error as it is, without a line end.
  package static func status(_ text: String) {
    // Where this fails there is nobody left to be told.
    try? Files.writeAll(2, Array(text.utf8), path: "standard error")
  }

  /// Whether standard error is a terminal that may be redrawn.
  package static var errorIsTerminal: Bool {
    isatty(2) == 1 && Environment.value("TERM").map { $0 != "dumb" } ?? false
  }

  /// Whether standard output may carry colours: a terminal, and NO_COLOR is not set (no-color.org).
  package static var outputTakesColour: Bool {
    isatty(1) == 1 && (Environment.value("NO_COLOR") ?? "").isEmpty
      && Environment.value("TERM").map { $0 != "dumb" } ?? false
  }

  /// How many columns standard output has: what COLUMNS says, else the terminal, else 80; nil where it is no
  /// terminal, since a file has no edge.
  package static var outputWidth: Int? {
    guard isatty(1) == 1 else { return nil }
    if let told = Environment.value("COLUMNS").flatMap({ Int($0) }), told > 0 { return told }
    var size = winsize()
    return ioctl(1, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }
}

/// Ctrl-C and its like, turned into a question that long work asks.
package enum Interrupts {
  /// From now on SIGINT, SIGTERM, SIGHUP and SIGQUIT end blocking calls and make `arrived` true, instead of ending this
  /// process. A SIGINT, SIGHUP or SIGQUIT that is ignored, as under `nohup` or in a script's background job, stays so.
  package static func watch() { cl_watch_interrupts() }

  /// How many such signals there were: a second one means that what is still done is not wanted either.
  package static var count: Int { Int(cl_interrupt_count()) }

  /// The first such signal; nil while there was none.
  package static var arrived: Int32? {
    let signal = cl_interrupt_arrived()
    return signal == 0 ? nil : signal
  }

  /// Ends work that a signal said to stop, and that leaves nothing behind.
  /// - Parameter what: for the message, what was being done.
  /// - Throws: ``StoppedBySignal``.
  package static func check(_ what: @autoclosure () -> String) throws(StoppedBySignal) {
    if let arrived { throw StoppedBySignal(signal: arrived, what: what()) }
  }
}

/// Work that a signal ended; the exit status is ``exitStatus``.
package struct StoppedBySignal: Error, CustomStringConvertible, Equatable {
  package let signal: Int32
  private let what: String

  package init(signal: Int32, what: String) { (self.signal, self.what) = (signal, what) }

  package var exitStatus: Int32 { 128 + signal }
  package var description: String { what }
}
