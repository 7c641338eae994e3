import CSpeedupKernels
import SpeedupKit

/// A matrix as one side of a product sees it: value k of vector v stands at `values[k · depthStride + v · widthStride]`.
struct MatrixSide: @unchecked Sendable {
  let values: UnsafePointer<Double>
  let depthStride: Int
  let widthStride: Int

  /// The rows of a matrix, for the left side of `A · B`.
  static func rows(_ values: UnsafePointer<Double>, stride: Int) -> MatrixSide {
    MatrixSide(values: values, depthStride: 1, widthStride: stride)
  }

  /// The columns of a matrix, for the right side, or for the left side of `Aᵀ · B`.
  static func columns(_ values: UnsafePointer<Double>, stride: Int) -> MatrixSide {
    MatrixSide(values: values, depthStride: stride, widthStride: 1)
  }

  fileprivate func from(_ depth: Int, _ vector: Int) -> UnsafePointer<Double> {
    values + depth * depthStride + vector * widthStride
  }
}

/// Where the product goes: row by row.
struct MatrixTarget: @unchecked Sendable {
  let values: UnsafeMutablePointer<Double>
  let stride: Int
}

/// Products of matrices in double precision: blocks for the caches after Goto and van de Geijn ("Anatomy of
/// High-Performance Matrix Multiplication", 2008), packed, with a micro-kernel for the processor's instructions.
///
/// Every element of the result belongs to one tile, every tile is computed by one thread, and the depth is cut at
/// fixed places: so the result is the same for any number of threads, bit by bit.
final class MatrixProduct: @unchecked Sendable {
  /// Depth of a panel: a left panel of 256 × 8 values is 16 KiB, a third of a usual first-level cache.
  static let depthBlock = 256
  /// Rows and columns of a tile, multiples of all kernels' own (8, 6, 4 and 24, 8, 4): 192 right columns of 256 values
  /// are 384 KiB and stay in the second-level cache.
  static let tileRows = 48
  static let tileColumns = 192

  private let kernel: UnsafePointer<ck_gemm_kernel>
  private let left: RealBuffer
  private let right: RealBuffer

  /// The kernels that this processor can run, the widest first.
  static var kernelNames: [String] {
    (0..<ck_gemm_kernel_count()).map { String(cString: ck_gemm_kernel_at($0).pointee.name) }
  }

  /// Room for products of up to `rows` × `columns`, of any depth.
  /// - Parameter kernel: which of ``kernelNames``.
  /// - Throws: `SystemError` when there is no memory.
  init(rows: Int, columns: Int, kernel: Int = 0) throws {
    self.kernel = ck_gemm_kernel_at(kernel)
    left = try RealBuffer(zeros: (rows + Self.tileRows) * Self.depthBlock)
    right = try RealBuffer(zeros: (columns + Self.tileColumns) * Self.depthBlock)
  }

  /// `target` += left · right.
  /// - Parameters:
  ///   - upperOnly: whether only the tiles on and above the diagonal are wanted, as of a symmetric result; what is
  ///     below it is then undefined.
  ///   - members: how many of the team share the work.
  func add(
    _ leftSide: MatrixSide, _ rightSide: MatrixSide, rows: Int, columns: Int, depth: Int, to target: MatrixTarget,
    upperOnly: Bool = false, team: ThreadTeam, members: Int
  ) {
    let tiles = Self.tiles(rows: rows, columns: columns, upperOnly: upperOnly)
    let leftParts = (rows + Self.tileRows - 1) / Self.tileRows
    let rightParts = (columns + Self.tileRows - 1) / Self.tileRows
    var first = 0
    while first < depth {
      let start = first
      let count = min(Self.depthBlock, depth - start)
      team.forEach(leftParts + rightParts, members: members) { part in
        if part < leftParts {
          self.pack(leftSide, from: start, count, part, of: rows, into: self.left, panel: self.kernel.pointee.rows)
        } else {
          self.pack(
            rightSide, from: start, count, part - leftParts, of: columns, into: self.right,
            panel: self.kernel.pointee.columns)
        }
      }
      team.forEach(tiles.count, members: members) { index in
        let tile = tiles[index]
        ck_gemm_block(
          self.kernel, min(Self.tileRows, rows - tile.row), min(Self.tileColumns, columns - tile.column), count,
          self.left.base + tile.row * count, self.right.base + tile.column * count,
          target.values + tile.row * target.stride + tile.column, target.stride, upperOnly ? 1 : 0,
          tile.row - tile.column)
      }
      first += count
    }
  }

  private struct Tile {
    let row: Int
    let column: Int
  }

  private static func tiles(rows: Int, columns: Int, upperOnly: Bool) -> [Tile] {
    var tiles: [Tile] = []
    for column in stride(from: 0, to: columns, by: tileColumns) {
      for row in stride(from: 0, to: rows, by: tileRows) where !upperOnly || row < column + tileColumns {
        tiles.append(Tile(row: row, column: column))
      }
    }
    return tiles
  }

  /// Packs the vectors of one part, 48 of them: a multiple of every panel's width, so that parts don't share panels.
  private func pack(
    _ side: MatrixSide, from depth: Int, _ count: Int, _ part: Int, of width: Int, into buffer: RealBuffer, panel: Int
  ) {
    let first = part * Self.tileRows
    ck_gemm_pack(
      buffer.base + first * count, side.from(depth, first), count, min(Self.tileRows, width - first),
      side.depthStride, side.widthStride, panel)
  }
}
