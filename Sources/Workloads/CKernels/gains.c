#include "CKernels.h"

enum { STRIP = 8 };

void ck_add_gains(const double *scores, size_t rows, size_t columns, const double *targets, double *sums,
                  double *squares) {
  // A strip of columns at a time, so that its sums stay in registers over all rows.
  for (size_t first = 0; first + STRIP <= columns; first += STRIP) {
    double sum[STRIP], square[STRIP];
    for (size_t j = 0; j < STRIP; j++) {
      sum[j] = sums[first + j];
      square[j] = squares[first + j];
    }
    for (size_t row = 0; row < rows; row++) {
      const double *score = scores + row * columns + first;
      const double target = targets[row];
      for (size_t j = 0; j < STRIP; j++) {
        const double above = score[j] > -1.0 ? score[j] : -1.0;
        const double gain = (above < 1.0 ? above : 1.0) * target;
        sum[j] += gain;
        square[j] += gain * gain;
      }
    }
    for (size_t j = 0; j < STRIP; j++) {
      sums[first + j] = sum[j];
      squares[first + j] = square[j];
    }
  }
}
