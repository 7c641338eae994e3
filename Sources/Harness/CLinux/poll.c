#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <poll.h>
#include <stddef.h>

int cl_wait_readable(int descriptor, const sigset_t *mask) {
  struct pollfd wait = {.fd = descriptor, .events = POLLIN};
  return ppoll(&wait, 1, NULL, mask) > 0 ? 0 : -errno;
}
