import SpeedupKit

/// The system's OpenBLAS, loaded while the program runs.
struct OpenBLAS: Sendable {
  private typealias Multiply =
    @convention(c) (
      Int32, Int32, Int32, Int32, Int32, Int32, Double, UnsafePointer<Double>, Int32, UnsafePointer<Double>, Int32,
      Double, UnsafeMutablePointer<Double>, Int32
    ) -> Void
  private typealias Gram =
    @convention(c) (
      Int32, Int32, Int32, Int32, Int32, Double, UnsafePointer<Double>, Int32, Double, UnsafeMutablePointer<Double>,
      Int32
    ) -> Void
  private let multiply: Multiply
  private let gram: Gram
  private let setThreads: @convention(c) (Int32) -> Void
  private let getThreads: @convention(c) () -> Int32

  /// The values of `enum CBLAS_ORDER` and its like that are used here.
  private enum Code {
    static let rowMajor: Int32 = 101
    static let plain: Int32 = 111
    static let transposed: Int32 = 112
    static let upper: Int32 = 121
  }

  /// The names that distributions give the library.
  static let libraries = ["libopenblas.so.0", "libopenblas.so"]

  /// Loads the library, with one thread: it would otherwise start one a core while it is loaded, and a process that has
  /// threads can't fork workers.
  /// - Throws: `SkipRun` when it is not installed.
  init(libraries: [String] = libraries) throws {
    Environment.set("OPENBLAS_NUM_THREADS", "1")
    guard let library = DynamicLibrary(firstOf: libraries),
      let multiply = library.function("cblas_dgemm", as: Multiply.self),
      let gram = library.function("cblas_dsyrk", as: Gram.self),
      let setThreads = library.function("openblas_set_num_threads", as: (@convention(c) (Int32) -> Void).self),
      let getThreads = library.function("openblas_get_num_threads", as: (@convention(c) () -> Int32).self)
    else {
      throw SkipRun("--blas openblas: the library is not installed; apt-get install libopenblas0")
    }
    (self.multiply, self.gram, self.setThreads, self.getThreads) = (multiply, gram, setThreads, getThreads)
  }

  /// Sets how many threads a call may use, in the whole process.
  /// - Returns: the number that the library says it uses from now on: it has a largest one built in.
  @discardableResult
  func use(threads: Int) -> Int {
    setThreads(Int32(clamping: threads))
    return Int(getThreads())
  }

  /// c += a · b, all row by row: `a` is `rows` × `depth`, `b` is `depth` × `columns`.
  func add(
    _ a: UnsafePointer<Double>, stride aStride: Int, _ b: UnsafePointer<Double>, stride bStride: Int, rows: Int,
    columns: Int, depth: Int, to c: MatrixTarget
  ) {
    multiply(
      Code.rowMajor, Code.plain, Code.plain, Int32(rows), Int32(columns), Int32(depth), 1, a, Int32(aStride), b,
      Int32(bStride), 1, c.values, Int32(c.stride))
  }

  /// c += xᵀ · x on and above the diagonal: `x` is `depth` × `size`, row by row.
  func addGram(_ x: UnsafePointer<Double>, stride: Int, size: Int, depth: Int, to c: MatrixTarget) {
    gram(
      Code.rowMajor, Code.upper, Code.transposed, Int32(size), Int32(depth), 1, x, Int32(stride), 1, c.values,
      Int32(c.stride))
  }
}
