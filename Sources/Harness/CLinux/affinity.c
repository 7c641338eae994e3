#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <sched.h>
#include <sys/syscall.h>
#include <unistd.h>

// The raw system calls, not glibc's wrappers: the wrappers hide how many bytes the kernel filled, and CPU_SETSIZE
// stops at 1024.
int cl_set_affinity(pid_t pid, const uint8_t *mask, size_t bytes) {
  return syscall(SYS_sched_setaffinity, pid, bytes, mask) == 0 ? 0 : -errno;
}

int cl_get_affinity(pid_t pid, uint8_t *mask, size_t bytes) {
  long filled = syscall(SYS_sched_getaffinity, pid, bytes, mask);
  return filled >= 0 ? (int)filled : -errno;
}

int cl_current_cpu(void) {
  int cpu = sched_getcpu();
  return cpu >= 0 ? cpu : -errno;
}

pid_t cl_thread_id(void) { return (pid_t)syscall(SYS_gettid); }
