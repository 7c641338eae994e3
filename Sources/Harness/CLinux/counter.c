#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <linux/perf_event.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

int cl_counter_open(uint32_t type, uint64_t config, pid_t thread) {
  struct perf_event_attr attributes;
  memset(&attributes, 0, sizeof attributes);
  attributes.size = sizeof attributes;
  attributes.type = type;
  attributes.config = config;
  attributes.inherit = 1;
  attributes.exclude_hv = 1;
  attributes.exclude_kernel = 1;
  int counter = (int)syscall(SYS_perf_event_open, &attributes, thread, -1, -1, PERF_FLAG_FD_CLOEXEC);
  return counter >= 0 ? counter : -errno;
}

int64_t cl_counter_read(int counter) {
  int64_t value = 0;
  return read(counter, &value, sizeof value) == sizeof value ? value : -errno;
}
