#include "gemm.h"

// The depth of a panel is the caller's choice; the widest tile decides how large the scratch tile at the edges is.
enum { LARGEST_TILE = 8 * 24 };

void ck_gemm_pack(double *to, const double *from, size_t depth, size_t width, size_t depth_stride,
                  size_t width_stride, size_t panel) {
  for (size_t first = 0; first < width; first += panel) {
    const size_t count = width - first < panel ? width - first : panel;
    const double *source = from + first * width_stride;
    if (count == panel && width_stride == 1) {
      for (size_t k = 0; k < depth; k++, to += panel) {
        const double *row = source + k * depth_stride;
        for (size_t v = 0; v < panel; v++) to[v] = row[v];
      }
      continue;
    }
    for (size_t k = 0; k < depth; k++, to += panel) {
      for (size_t v = 0; v < count; v++) to[v] = source[k * depth_stride + v * width_stride];
      for (size_t v = count; v < panel; v++) to[v] = 0;
    }
  }
}

void ck_gemm_block(const ck_gemm_kernel *kernel, size_t rows, size_t columns, size_t depth, const double *left,
                   const double *right, double *c, size_t stride, int upper_only, ptrdiff_t shift) {
  const size_t tall = kernel->rows, wide = kernel->columns;
  // The left panel stays in the nearest cache while the right panels stream past it from the next one.
  for (size_t i = 0; i < rows; i += tall) {
    const double *left_panel = left + i * depth;
    const size_t height = rows - i < tall ? rows - i : tall;
    for (size_t j = 0; j < columns; j += wide) {
      if (upper_only && (ptrdiff_t)(j + wide) <= (ptrdiff_t)i + shift) continue;
      const double *right_panel = right + j * depth;
      const size_t width = columns - j < wide ? columns - j : wide;
      double *tile = c + i * stride + j;
      if (height == tall && width == wide) {
        kernel->multiply(depth, left_panel, right_panel, tile, stride);
        continue;
      }
      double edge[LARGEST_TILE];
      for (size_t n = 0; n < tall * wide; n++) edge[n] = 0;
      kernel->multiply(depth, left_panel, right_panel, edge, wide);
      for (size_t r = 0; r < height; r++) {
        for (size_t s = 0; s < width; s++) tile[r * stride + s] += edge[r * wide + s];
      }
    }
  }
}
