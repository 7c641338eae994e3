/// Loops over vectors that the model families share. Each adds in one fixed order, so that the same values always give
/// the same bits.
enum VectorMath {
  /// Σ a·b over `count` values: eight running sums, added at the end in order, then the rest.
  @inline(__always)
  static func dot(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ count: Int) -> Double {
    var sums = SIMD8<Double>.zero
    var index = 0
    while index &+ 8 <= count {
      sums += load(a + index) * load(b + index)
      index &+= 8
    }
    var sum = 0.0
    for lane in 0..<8 { sum += sums[lane] }
    while index < count {
      sum += a[index] * b[index]
      index &+= 1
    }
    return sum
  }

  /// to += factor · from over `count` values.
  @inline(__always)
  static func add(
    _ factor: Double, _ from: UnsafePointer<Double>, to: UnsafeMutablePointer<Double>, _ count: Int
  ) {
    let factors = SIMD8<Double>(repeating: factor)
    var index = 0
    while index &+ 8 <= count {
      store(load(UnsafePointer(to + index)) + factors * load(from + index), to + index)
      index &+= 8
    }
    while index < count {
      to[index] += factor * from[index]
      index &+= 1
    }
  }

  /// Eight values from anywhere.
  @inline(__always)
  static func load(_ from: UnsafePointer<Double>) -> SIMD8<Double> {
    UnsafeRawPointer(from).loadUnaligned(as: SIMD8<Double>.self)
  }

  @inline(__always)
  static func store(_ values: SIMD8<Double>, _ to: UnsafeMutablePointer<Double>) {
    UnsafeMutableRawPointer(to).storeBytes(of: values, as: SIMD8<Double>.self)
  }
}
