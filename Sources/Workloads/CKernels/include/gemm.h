#ifndef CKERNELS_GEMM_H
#define CKERNELS_GEMM_H

#include <stddef.h>

// The pieces of a matrix product in double precision after Goto and van de Geijn, "Anatomy of High-Performance Matrix
// Multiplication" (2008), in the form of BLIS: matrices are cut into blocks that fit the caches, a block is copied
// ("packed") into panels in the order in which they are read, and a micro-kernel in registers multiplies two panels.
// All matrices are stored row by row. Every element of the result is one chain of fused multiply-adds over the depth of
// a block, whatever the width of the registers, so all kernels with fused multiply-add give the same bits.

/// A micro-kernel for one set of instructions.
typedef struct ck_gemm_kernel {
  /// The instruction set: `avx512`, `avx2`, `neon`, `portable`.
  const char *name;
  /// Rows of the tile it computes, which is the width of a packed panel of the left matrix.
  size_t rows;
  /// Columns of the tile, which is the width of a packed panel of the right matrix.
  size_t columns;
  /// `c` += left panel x right panel over `depth`; `c` is a full tile whose rows are `stride` values apart.
  void (*multiply)(size_t depth, const double *left, const double *right, double *c, size_t stride);
} ck_gemm_kernel;

/// How many kernels this processor can run.
size_t ck_gemm_kernel_count(void);

/// One of them, the widest first.
const ck_gemm_kernel *ck_gemm_kernel_at(size_t index);

/// Packs `width` vectors of `depth` values into panels of `panel` vectors each, the last one filled up with zeros.
/// Value k of vector v stands at `from[k * depth_stride + v * width_stride]`.
void ck_gemm_pack(double *to, const double *from, size_t depth, size_t width, size_t depth_stride,
                  size_t width_stride, size_t panel);

/// `c` += left block x right block, both packed, over `depth`; `c` has `rows` x `columns` values, its rows `stride`
/// values apart. With `upper_only`, tiles that lie wholly below the diagonal of the whole matrix are left out, the
/// block's first row standing `shift` further down than its first column stands to the right.
void ck_gemm_block(const ck_gemm_kernel *kernel, size_t rows, size_t columns, size_t depth, const double *left,
                   const double *right, double *c, size_t stride, int upper_only, ptrdiff_t shift);

#endif
