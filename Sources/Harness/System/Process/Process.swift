import CSpeedupLinux
import Glibc
import SpeedupCore

package enum Process {
  package static func exit(_ status: Int32) -> Never { Glibc.exit(status) }

  /// Undoes what a careless parent may have left us, before anything else is done: standard streams that are closed,
  /// whose numbers the next files to be opened would get, and with them all that is meant for the terminal; and SIGCHLD
  /// ignored, under which nobody learns how a program ended.
  package static func mendInheritance() {
    for descriptor: Int32 in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      // It gets the lowest number that is free, which is this one.
      _ = open("/dev/null", O_RDWR)
      if descriptor == 1 { Console.outputWasClosed.store(true, ordering: .relaxed) }
    }
    signal(SIGCHLD, SIG_DFL)
    // The Swift runtime answers it with a backtrace, and on a terminal asks questions, as if this program had crashed.
    cl_quit_plainly()
  }

  /// Keeps the signals of a reader that has gone and of a limit on files from ending this process: the call that brought
  /// them fails and says so. Programs that it starts have them as ever.
  package static func survivePipesAndFileLimits() { cl_keep_write_errors() }

  /// Refuses arguments that are no UTF-8, and such variables as files and programs are looked for by: they would be passed
  /// on as something else. All other variables reach programs byte for byte.
  /// - Throws: `InputError` naming the argument, or the variable.
  package static func requireReadableArguments() throws {
    for index in 1..<max(1, Int(CommandLine.argc)) {
      guard let words = CommandLine.unsafeArgv[index] else { break }
      let bytes = UnsafeRawBufferPointer(start: words, count: strlen(words))
      guard String(validating: bytes, as: UTF8.self) == nil else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      throw InputError(
        "argument \(index), '\(SafeText.excerpt(text))', holds bytes that are no UTF-8; rename the file, or use a link to it"
      )
    }
    for name in ["PATH", "TMPDIR"] {
      guard let value = getenv(name) else { continue }
      let bytes = UnsafeRawBufferPointer(start: value, count: strlen(value))
      guard String(validating: bytes, as: UTF8.self) == nil else { continue }
      throw InputError(
        "\(name) is '\(SafeText.excerpt(String(decoding: bytes, as: UTF8.self)))' and holds bytes that are no UTF-8; use a link to the folder"
      )
    }
  }

  package static var identifier: Int { Int(getpid()) }

  package static let executable = "/proc/self/exe"

  /// The day, in universal time: `2024-01-31`.
  package static var day: String {
    var now = time(nil)
    var parts = tm()
    gmtime_r(&now, &parts)
    return "\(parts.tm_year + 1900)-\(two(parts.tm_mon + 1))-\(two(parts.tm_mday))"
  }

  private static func two(_ number: Int32) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A name for things of today: `20240131-235959`, local time.
  package static var timestamp: String {
    var now = time(nil)
    var parts = tm()
    localtime_r(&now, &parts)
    return "\(parts.tm_year + 1900)\(two(parts.tm_mon + 1))\(two(parts.tm_mday))-"
      + "\(two(parts.tm_hour))\(two(parts.tm_min))\(two(parts.tm_sec))"
  }
}
