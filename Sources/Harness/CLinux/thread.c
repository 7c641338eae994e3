#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <linux/futex.h>
#include <pthread.h>
#include <sched.h>
#include <sys/syscall.h>
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
