#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

int cl_thread_start(const uint8_t *mask, size_t bytes, size_t stack, void *(*body)(void *),
                    void *argument, pthread_t *thread) {
  pthread_attr_t attributes;
  int error = pthread_attr_init(&attributes);
  if (error != 0) return -error;
  error = pthread_attr_setstacksize(&attributes, stack);
  // In the attributes: the thread is born under its mask, and a mask the kernel refuses is an error here.
  if (error == 0 && mask) error = pthread_attr_setaffinity_np(&attributes, bytes, (const cpu_set_t *)mask);
  if (error == 0) error = pthread_create(thread, &attributes, body, argument);
  pthread_attr_destroy(&attributes);
  return -error;
}

int cl_futex_wait(const uint32_t *word, uint32_t expected) {
  long result = syscall(SYS_futex, word, FUTEX_WAIT_PRIVATE, expected, NULL, NULL, 0);
  return result == 0 ? 0 : -errno;
}

int cl_futex_wake(const uint32_t *word, int count) {
  long woken = syscall(SYS_futex, word, FUTEX_WAKE_PRIVATE, count, NULL, NULL, 0);
  return woken >= 0 ? (int)woken : -errno;
}

static __thread struct cl_slot slot;

struct cl_slot *cl_thread_slot(void) { return &slot; }

int64_t cl_thread_faults(void) {
  struct rusage usage;
  return getrusage(RUSAGE_THREAD, &usage) == 0 ? usage.ru_minflt : -1;
}

int64_t cl_process_cpu_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

int64_t cl_read_run_delay(int descriptor) {
  char text[96];
  ssize_t count = pread(descriptor, text, sizeof text - 1, 0);
  if (count <= 0) return -1;
  text[count] = 0;
  char *rest;
  strtoll(text, &rest, 10);
  return *rest == ' ' ? strtoll(rest, NULL, 10) : -1;
}
