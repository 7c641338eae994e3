#define _GNU_SOURCE
#include "clinux.h"
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

// In case the headers are of an older kernel than that of sched_attr; its first version has 48 bytes.
enum { FIRST_VERSION = 48 };

void cl_read_inherited(pid_t thread, struct cl_inherited *state) {
  memset(state, 0, sizeof *state);
  syscall(SYS_sched_getattr, thread, state->scheduling, (unsigned)sizeof state->scheduling, 0);
  // The limits are the whole process's: read once.
  for (int kind = 0; kind < RLIM_NLIMITS && kind < CL_LIMITS && thread == 0; kind++) getrlimit(kind, &state->limits[kind]);
}

int cl_scheduling_differs(const struct cl_inherited *one, const struct cl_inherited *other) {
  return memcmp(one->scheduling, other->scheduling, FIRST_VERSION) != 0;
}

int cl_limits_differ(const struct cl_inherited *one, const struct cl_inherited *other) {
  return memcmp(one->limits, other->limits, sizeof one->limits) != 0;
}

void cl_write_inherited(pid_t thread, const struct cl_inherited *state, const struct cl_inherited *now) {
  if (cl_scheduling_differs(state, now)) syscall(SYS_sched_setattr, thread, state->scheduling, 0);
  for (int kind = 0; kind < RLIM_NLIMITS && kind < CL_LIMITS; kind++) {
    if (memcmp(&state->limits[kind], &now->limits[kind], sizeof(struct rlimit)) != 0) setrlimit(kind, &state->limits[kind]);
  }
}
