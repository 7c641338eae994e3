#include "gemm.h"

// One kernel is one loop over the depth that keeps a whole tile in registers. The accumulators are written out as an
// array that the compiler takes apart once the loops around it are unrolled.

#define UNROLLED _Pragma("clang loop unroll(full)")

#if defined(__x86_64__)
#include <immintrin.h>

// 8 x 24: 24 accumulators, 3 vectors of the right panel and a broadcast, of 32 registers.
__attribute__((target("avx512f"))) static void multiply_avx512(size_t depth, const double *left, const double *right,
                                                               double *c, size_t stride) {
  __m512d sum[8][3];
  UNROLLED for (int i = 0; i < 8; i++) {
    UNROLLED for (int j = 0; j < 3; j++) sum[i][j] = _mm512_setzero_pd();
  }
  for (int i = 0; i < 8; i++) {
    for (int j = 0; j < 3; j++) __builtin_prefetch(c + i * stride + j * 8, 1);
  }
  for (size_t k = 0; k < depth; k++, left += 8, right += 24) {
    const __m512d r0 = _mm512_loadu_pd(right), r1 = _mm512_loadu_pd(right + 8), r2 = _mm512_loadu_pd(right + 16);
    __builtin_prefetch(right + 24 * 8);
    __builtin_prefetch(right + 24 * 8 + 8);
    __builtin_prefetch(right + 24 * 8 + 16);
    UNROLLED for (int i = 0; i < 8; i++) {
      const __m512d l = _mm512_set1_pd(left[i]);
      sum[i][0] = _mm512_fmadd_pd(l, r0, sum[i][0]);
      sum[i][1] = _mm512_fmadd_pd(l, r1, sum[i][1]);
      sum[i][2] = _mm512_fmadd_pd(l, r2, sum[i][2]);
    }
  }
  UNROLLED for (int i = 0; i < 8; i++) {
    UNROLLED for (int j = 0; j < 3; j++) {
      double *at = c + i * stride + j * 8;
      _mm512_storeu_pd(at, _mm512_add_pd(_mm512_loadu_pd(at), sum[i][j]));
    }
  }
}

// 6 x 8: 12 accumulators, 2 vectors of the right panel and a broadcast, of 16 registers. (4 x 12 needs one more at its
// busiest, which the compiler then keeps in memory: half as fast.)
__attribute__((target("avx2,fma"))) static void multiply_avx2(size_t depth, const double *left, const double *right,
                                                              double *c, size_t stride) {
  __m256d sum[6][2];
  UNROLLED for (int i = 0; i < 6; i++) {
    UNROLLED for (int j = 0; j < 2; j++) sum[i][j] = _mm256_setzero_pd();
  }
  for (int i = 0; i < 6; i++) __builtin_prefetch(c + i * stride, 1);
  for (size_t k = 0; k < depth; k++, left += 6, right += 8) {
    const __m256d r0 = _mm256_loadu_pd(right), r1 = _mm256_loadu_pd(right + 4);
    UNROLLED for (int i = 0; i < 6; i++) {
      const __m256d l = _mm256_broadcast_sd(left + i);
      sum[i][0] = _mm256_fmadd_pd(l, r0, sum[i][0]);
      sum[i][1] = _mm256_fmadd_pd(l, r1, sum[i][1]);
    }
  }
  UNROLLED for (int i = 0; i < 6; i++) {
    UNROLLED for (int j = 0; j < 2; j++) {
      double *at = c + i * stride + j * 4;
      _mm256_storeu_pd(at, _mm256_add_pd(_mm256_loadu_pd(at), sum[i][j]));
    }
  }
}
#endif

#if defined(__aarch64__)
#include <arm_neon.h>

// 6 x 8: 24 accumulators, 4 vectors of the right panel and a broadcast, of 32 registers.
static void multiply_neon(size_t depth, const double *left, const double *right, double *c, size_t stride) {
  float64x2_t sum[6][4];
  UNROLLED for (int i = 0; i < 6; i++) {
    UNROLLED for (int j = 0; j < 4; j++) sum[i][j] = vdupq_n_f64(0);
  }
  for (size_t k = 0; k < depth; k++, left += 6, right += 8) {
    const float64x2_t r0 = vld1q_f64(right), r1 = vld1q_f64(right + 2);
    const float64x2_t r2 = vld1q_f64(right + 4), r3 = vld1q_f64(right + 6);
    UNROLLED for (int i = 0; i < 6; i++) {
      sum[i][0] = vfmaq_n_f64(sum[i][0], r0, left[i]);
      sum[i][1] = vfmaq_n_f64(sum[i][1], r1, left[i]);
      sum[i][2] = vfmaq_n_f64(sum[i][2], r2, left[i]);
      sum[i][3] = vfmaq_n_f64(sum[i][3], r3, left[i]);
    }
  }
  UNROLLED for (int i = 0; i < 6; i++) {
    UNROLLED for (int j = 0; j < 4; j++) {
      double *at = c + i * stride + j * 2;
      vst1q_f64(at, vaddq_f64(vld1q_f64(at), sum[i][j]));
    }
  }
}
#endif

// Plain C: products are rounded before they are added, so its last bits differ from those of the kernels above.
static void multiply_portable(size_t depth, const double *left, const double *right, double *c, size_t stride) {
  double sum[4][4] = {{0}};
  for (size_t k = 0; k < depth; k++, left += 4, right += 4) {
    UNROLLED for (int i = 0; i < 4; i++) {
      UNROLLED for (int j = 0; j < 4; j++) sum[i][j] += left[i] * right[j];
    }
  }
  for (int i = 0; i < 4; i++) {
    for (int j = 0; j < 4; j++) c[i * stride + j] += sum[i][j];
  }
}

static const ck_gemm_kernel portable = {"portable", 4, 4, multiply_portable};

#if defined(__x86_64__)
static const ck_gemm_kernel avx512 = {"avx512", 8, 24, multiply_avx512};
static const ck_gemm_kernel avx2 = {"avx2", 6, 8, multiply_avx2};

static size_t list(const ck_gemm_kernel **kernels) {
  size_t count = 0;
  // The builtin also asks the system whether it saves the wide registers.
  __builtin_cpu_init();
  if (__builtin_cpu_supports("avx512f")) kernels[count++] = &avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) kernels[count++] = &avx2;
  kernels[count++] = &portable;
  return count;
}
#elif defined(__aarch64__)
static const ck_gemm_kernel neon = {"neon", 6, 8, multiply_neon};

static size_t list(const ck_gemm_kernel **kernels) {
  kernels[0] = &neon;
  kernels[1] = &portable;
  return 2;
}
#else
static size_t list(const ck_gemm_kernel **kernels) {
  kernels[0] = &portable;
  return 1;
}
#endif

size_t ck_gemm_kernel_count(void) {
  const ck_gemm_kernel *kernels[3];
  return list(kernels);
}

const ck_gemm_kernel *ck_gemm_kernel_at(size_t index) {
  const ck_gemm_kernel *kernels[3];
  const size_t count = list(kernels);
  return kernels[index < count ? index : count - 1];
}
