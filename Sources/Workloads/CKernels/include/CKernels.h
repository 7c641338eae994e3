#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>

#include "gemm.h"

// Inner loops that need instructions Swift has no name for. Plain C11, no flags; where the processor lacks an
// instruction a portable loop does the same.

/// Copies `count` doubles past the caches: for results larger than those, that nobody reads soon. A usual store first
/// fetches the line that it is about to overwrite, which is half of all traffic to memory; these don't. `to` and `from`
/// must not overlap. Other threads may read them only after this one has called `ck_stream_end`.
void ck_stream_copy(double *to, const double *from, size_t count);

/// Waits until all that the calling thread streamed has left it. It takes about as long as to stream a few hundred
/// values, so many copies should share one.
void ck_stream_end(void);

/// For every column of `scores` (`rows` x `columns`, row by row; a multiple of 8 columns) adds score cut to -1...1 times
/// the row's target to `sums`, and its square to `squares`, row after row.
void ck_add_gains(const double *scores, size_t rows, size_t columns, const double *targets, double *sums,
                  double *squares);

/// Tells the processor that the calling thread waits in a loop: it leaves more to the other thread of its core.
static inline void ck_spin_pause(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#elif defined(__aarch64__)
  __asm__ __volatile__("yield");
#endif
}

#endif
