import SpeedupKit

/// Reads gzip files: with the system's zlib, loaded when it is first needed, else with the tool `gzip`.
enum Gzip {
  /// What a gzip file holds.
  /// - Parameter expected: about how many bytes that is.
  /// - Throws: `InputError` when the file is damaged, or neither zlib nor `gzip` is installed.
  static func read(_ path: String, expecting expected: Int) throws -> [UInt8] {
    if let zlib = Zlib() { return try zlib.read(path, expecting: expected) }
    guard let tool = Tool.find("gzip") else {
      throw InputError(
        "\(path): it is compressed, and neither libz.so.1 nor gzip is here;"
          + " install one, or uncompress the file")
    }
    return try read(path, with: tool)
  }

  /// What a gzip file holds, by the `gzip` tool at `tool`.
  static func read(_ path: String, with tool: String) throws -> [UInt8] {
    let result = try Tool.run(tool, ["-dc", "--", path])
    guard result.status == 0 else { throw damaged(path, result.errors) }
    return result.output
  }

  private static func damaged(_ path: String, _ reason: String) -> InputError {
    let line = reason.split(separator: "\n").joined(separator: " ")
    return InputError("\(path): damaged gzip file (\(line)); get it again")
  }

  private struct Zlib {
    private typealias Handle = OpaquePointer
    private let open: @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> Handle?
    private let read: @convention(c) (Handle, UnsafeMutableRawPointer, UInt32) -> Int32
    private let error: @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> UnsafePointer<CChar>
    private let close: @convention(c) (Handle) -> Int32

    init?() {
      guard let library = DynamicLibrary(firstOf: ["libz.so.1"]),
        let open = library.function("gzopen", as: type(of: open)),
        let read = library.function("gzread", as: type(of: read)),
        let error = library.function("gzerror", as: type(of: error)),
        let close = library.function("gzclose", as: type(of: close))
      else { return nil }
      (self.open, self.read, self.error, self.close) = (open, read, error, close)
    }

    func read(_ path: String, expecting expected: Int) throws -> [UInt8] {
      guard let handle = open(path, "rb") else { throw SystemError(call: "open \(path)") }
      var bytes: [UInt8] = []
      bytes.reserveCapacity(expected)
      let part = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 64)
      defer { part.deallocate() }
      var got: Int32 = 0
      repeat {
        got = read(handle, part.baseAddress!, UInt32(part.count))
        if got > 0 { bytes.append(contentsOf: part[..<Int(got)]) }
      } while got > 0
      var code: Int32 = 0
      let reason = String(cString: error(handle, &code))
      // gzclose reports a file that ends in the middle, which no read does.
      let closed = close(handle)
      guard got == 0, code == 0, closed == 0 else {
        throw Gzip.damaged(path, reason.isEmpty ? "it ends too early" : reason)
      }
      return bytes
    }
  }
}
