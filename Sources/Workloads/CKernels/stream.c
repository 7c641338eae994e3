#include "CKernels.h"

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <emmintrin.h>

void ck_stream_copy(double *to, const double *from, size_t count) {
  // Only whole lines of 64 bytes are worth streaming: a part of one would be written to memory by itself.
  while (count > 0 && ((uintptr_t)to & 63) != 0) {
    *to++ = *from++;
    count--;
  }
  for (; count >= 8; count -= 8, to += 8, from += 8) {
    _mm_stream_pd(to, _mm_loadu_pd(from));
    _mm_stream_pd(to + 2, _mm_loadu_pd(from + 2));
    _mm_stream_pd(to + 4, _mm_loadu_pd(from + 4));
    _mm_stream_pd(to + 6, _mm_loadu_pd(from + 6));
  }
  while (count-- > 0) *to++ = *from++;
}

void ck_stream_end(void) { _mm_sfence(); }
#else
void ck_stream_copy(double *to, const double *from, size_t count) { memcpy(to, from, count * sizeof *to); }
void ck_stream_end(void) {}
#endif
