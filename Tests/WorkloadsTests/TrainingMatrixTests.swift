import Testing

@testable import SpeedupKit
@testable import SpeedupStatistics
@testable import SpeedupWorkloads

@Suite("The matrix kernel of the training workload")
struct TrainingMatrixTests {
  private struct Shape: CustomTestStringConvertible {
    let rows, columns, depth: Int
    var testDescription: String { "\(rows) x \(columns) over \(depth)" }
  }

  private static let shapes = [
    Shape(rows: 1, columns: 1, depth: 1), Shape(rows: 7, columns: 5, depth: 3), Shape(rows: 8, columns: 24, depth: 2),
    Shape(rows: 9, columns: 25, depth: 257), Shape(rows: 49, columns: 193, depth: 17),
    Shape(rows: 97, columns: 3, depth: 300), Shape(rows: 3, columns: 211, depth: 64),
  ]

  /// Σ a[k] · b[k] for each pair, one after the other.
  private static func naive(_ left: MatrixSide, _ right: MatrixSide, _ shape: Shape) -> [Double] {
    (0..<(shape.rows * shape.columns)).map { index in
      let (i, j) = index.quotientAndRemainder(dividingBy: shape.columns)
      var sum = 0.0
      for k in 0..<shape.depth {
        sum +=
          left.values[k * left.depthStride + i * left.widthStride]
          * right.values[k * right.depthStride + j * right.widthStride]
      }
      return sum
    }
  }

  private static func product(
    _ left: MatrixSide, _ right: MatrixSide, _ shape: Shape, kernel: Int = 0, threads: Int = 1, upperOnly: Bool = false
  ) throws -> [Double] {
    let team = try ThreadTeam(size: threads, census: ThreadCensus())
    let result = try RealBuffer(zeros: shape.rows * shape.columns)
    try MatrixProduct(rows: shape.rows, columns: shape.columns, kernel: kernel).add(
      left, right, rows: shape.rows, columns: shape.columns, depth: shape.depth,
      to: MatrixTarget(values: result.base, stride: shape.columns), upperOnly: upperOnly, team: team, members: threads)
    return result.values
  }

  @Test(
    "A · B and Aᵀ · B equal the naive triple loop at odd sizes, on every kernel this processor can run",
    arguments: shapes)
  private func equalsNaive(_ shape: Shape) throws {
    var random = SplitMix64(seed: 11)
    let a = try randomBuffer(shape.rows * shape.depth, &random)
    let b = try randomBuffer(shape.depth * shape.columns, &random)
    let right = MatrixSide.columns(b.base, stride: shape.columns)
    for left in [
      MatrixSide.rows(a.base, stride: shape.depth), MatrixSide.columns(a.base, stride: shape.rows),
    ] {
      let expected = Self.naive(left, right, shape)
      for kernel in MatrixProduct.kernelNames.indices {
        let got = try Self.product(left, right, shape, kernel: kernel)
        let off = zip(got, expected).map { abs($0 - $1) }.max() ?? .infinity
        #expect(off <= 1e-14 * Double(shape.depth), "kernel \(MatrixProduct.kernelNames[kernel])")
      }
    }
  }

  @Test("All kernels with fused multiply-add, and all numbers of threads, give the same bits", arguments: shapes)
  private func sameBits(_ shape: Shape) throws {
    var random = SplitMix64(seed: 12)
    let a = try randomBuffer(shape.rows * shape.depth, &random)
    let b = try randomBuffer(shape.depth * shape.columns, &random)
    let left = MatrixSide.rows(a.base, stride: shape.depth)
    let right = MatrixSide.columns(b.base, stride: shape.columns)
    for (kernel, name) in MatrixProduct.kernelNames.enumerated() {
      let first = name == "portable" ? kernel : 0
      let expected = try Self.product(left, right, shape, kernel: first)
      for threads in [1, 2, 3, 8] {
        let got = try Self.product(left, right, shape, kernel: kernel, threads: threads)
        #expect(got == expected, "\(name), \(threads) threads")
      }
    }
  }

  @Test func `Of a symmetric product the upper triangle is complete`() throws {
    var random = SplitMix64(seed: 13)
    for size in [1, 7, 48, 50, 201] {
      let shape = Shape(rows: size, columns: size, depth: 19)
      let x = try randomBuffer(shape.depth * size, &random)
      let side = MatrixSide.columns(x.base, stride: size)
      let expected = Self.naive(side, side, shape)
      let got = try Self.product(side, side, shape, threads: 2, upperOnly: true)
      for i in 0..<size {
        for j in i..<size where abs(got[i * size + j] - expected[i * size + j]) > 1e-13 {
          Issue.record("\(size): element \(i), \(j) is \(got[i * size + j]), not \(expected[i * size + j])")
        }
      }
    }
  }

  @Test func `The processor's widest kernel comes first and the portable one is always there`() {
    #expect(MatrixProduct.kernelNames.last == "portable")
    #expect(Set(MatrixProduct.kernelNames).count == MatrixProduct.kernelNames.count)
  }

  @Test(arguments: [1, 31, 32, 33, 70])
  func `The blocked Cholesky factorisation solves positive definite equations`(_ size: Int) throws {
    var random = SplitMix64(seed: 14)
    let stride = size + 3
    let x = try randomBuffer(size * (size + 5), &random)
    let solution = (0..<size).map { _ in random.nextUniform() - 0.5 }
    let matrix = try RealBuffer(zeros: (size + 1) * stride)
    for i in 0..<size {
      for j in 0..<size {
        var sum = i == j ? 1.0 : 0.0
        for k in 0..<(size + 5) { sum += x.base[k * size + i] * x.base[k * size + j] }
        matrix.base[i * stride + j] = sum
      }
      matrix.base[i * stride + size] = (0..<size).reduce(0) { $0 + matrix.base[i * stride + $1] * solution[$1] }
    }
    let target = MatrixTarget(values: matrix.base, stride: stride)
    for threads in [1, 3] {
      let copy = try RealBuffer(zeros: matrix.count)
      copy.base.update(from: matrix.base, count: matrix.count)
      let work = MatrixTarget(values: copy.base, stride: target.stride)
      let team = try ThreadTeam(size: threads, census: ThreadCensus())
      try Cholesky.factorise(
        work, pivots: size, columns: size + 1, try MatrixProduct(rows: size, columns: size + 1),
        TrainingTools(team: team, threads: threads, islandsAtOnce: 1, blas: nil))
      let got = Cholesky.solveBack(work, count: size)
      #expect(zip(got, solution).allSatisfy { abs($0 - $1) < 1e-11 })
    }
  }

  @Test func `A matrix that is not positive definite is refused, with the column`() throws {
    let matrix = try RealBuffer(zeros: 3 * 3)
    matrix.base[0] = 1
    let team = try ThreadTeam(size: 1, census: ThreadCensus())
    let error = #expect(throws: NotPositive.self) {
      try Cholesky.factorise(
        MatrixTarget(values: matrix.base, stride: 3), pivots: 2, columns: 3,
        try MatrixProduct(rows: 2, columns: 3),
        TrainingTools(team: team, threads: 1, islandsAtOnce: 1, blas: nil))
    }
    #expect(error?.pivot == 1)
  }

  @Test(.enabled(if: Training.hasOpenBLAS))
  func `OpenBLAS and our own kernel agree on products, within 1e-12`() throws {
    let own = try Training.run(Training.request("uncapped", ["model": "gemm"]))
    let theirs = try Training.run(Training.request("uncapped", ["model": "gemm", "blas": "openblas"]))
    let (a, b) = (try #require(own.output.product?.values), try #require(theirs.output.product?.values))
    #expect(zip(a, b).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(theirs.answer.precision == .reduced)
    #expect(theirs.answer.measures["blas_threads"] == "2")
    #expect(theirs.answer.measures["matrix_kernel"] == "openblas")
  }

  @Test func `A missing OpenBLAS is a skip that says how to install it`() {
    let error = #expect(throws: SkipRun.self) { try OpenBLAS(libraries: ["libthere-is-no-such-library.so"]) }
    #expect(error?.description.contains("apt-get install libopenblas0") == true)
  }
}
