#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <poll.h>
#include <stddef.h>
#include <time.h>

int cl_wait_readable(int descriptor, const sigset_t *mask, int milliseconds) {
  struct pollfd wait = {.fd = descriptor, .events = POLLIN};
  struct timespec limit = {milliseconds / 1000, milliseconds % 1000 * 1000000l};
  int ready = ppoll(&wait, 1, milliseconds < 0 ? NULL : &limit, mask);
  return ready > 0 ? 0 : ready == 0 ? -ETIMEDOUT : -errno;
}
