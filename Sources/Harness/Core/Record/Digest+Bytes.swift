extension Digest {
  /// The digest of bytes, eight at a time.
  package static func text(of bytes: [UInt8]) -> String {
    var digest = Digest()
    bytes.withUnsafeBytes { raw in
      let words = raw.count / 8
      for index in 0..<words { digest.add(raw.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self)) }
      for byte in raw[(words * 8)...] { digest.add(UInt64(byte)) }
    }
    digest.add(bytes.count)
    return digest.text
  }
}
