/// Writes values one after the other into bytes, in the machine's own byte order: for messages that
/// cross a process boundary on ONE machine, not for files.
public struct ByteWriter: Sendable {
  /// All that has been written so far.
  public private(set) var bytes: [UInt8] = []

  /// An empty writer.
  public init() {}

  /// Appends the value's own bytes. For trivial types (integers, floats, plain structs of them) only.
  public mutating func write<T: BitwiseCopyable>(_ value: T) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
  }

  /// Appends a count and then the elements' bytes.
  public mutating func write<T: BitwiseCopyable>(array: [T]) {
    array.withUnsafeBufferPointer { write(buffer: $0) }
  }

  /// Appends a count and then the elements' bytes, without an array in between.
  public mutating func write<T: BitwiseCopyable>(buffer: UnsafeBufferPointer<T>) {
    write(buffer.count)
    bytes.append(contentsOf: UnsafeRawBufferPointer(buffer))
  }

  /// Appends a count and then the text's UTF-8 bytes.
  public mutating func write(string: String) {
    write(string.utf8.count)
    bytes.append(contentsOf: string.utf8)
  }

  /// Appends a count and then the texts.
  package mutating func write(strings: [String]) {
    write(strings.count)
    for string in strings { write(string: string) }
  }

  /// Appends a count and then every name with its text, in no order.
  package mutating func write(texts: [String: String]) {
    write(texts.count)
    for (name, text) in texts {
      write(string: name)
      write(string: text)
    }
  }
}
