// Writes down the tasks of a C or C++ program for speedup, which names a file in SPEEDUP_TRACE; without it nothing happens.
//
//   struct speedup_trace t;
//   speedup_trace_begin(&t);
//   work();
//   speedup_trace_end(&t, "load");
//
// Within a task, around a mutex:
//
//   struct speedup_trace_hold l;
//   speedup_trace_lock(&l, &mutex);
//   add(result);
//   speedup_trace_unlock(&l, &mutex, "results");
#ifndef SPEEDUP_TRACE_H
#define SPEEDUP_TRACE_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct speedup_trace {
  struct timespec start, cpu;
};

static inline void speedup_trace_begin(struct speedup_trace *task) {
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &task->cpu);
  clock_gettime(CLOCK_MONOTONIC, &task->start);
}

static inline double speedup_trace_seconds(struct timespec time) { return (double)time.tv_sec + time.tv_nsec * 1e-9; }

static inline void speedup_trace_write(const char *line, int length) {
  const char *path = getenv("SPEEDUP_TRACE");
  if (!path) return;
  // Opened for each line: simple, and right in threads and forked processes alike. One write, so the line stays whole.
  int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (file < 0) return;
  if (write(file, line, (size_t)length) < 0) { /* a trace is not worth failing for */ }
  close(file);
}

/// `phase` is a word without blanks.
static inline void speedup_trace_end(struct speedup_trace *task, const char *phase) {
  struct timespec end, cpu;
  clock_gettime(CLOCK_MONOTONIC, &end);
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &cpu);
  char line[256];
  int length = snprintf(line, sizeof line, "%.120s %lld.%09ld %lld.%09ld %.9f %ld.%ld\n", phase,
                        (long long)task->start.tv_sec, task->start.tv_nsec, (long long)end.tv_sec, end.tv_nsec,
                        speedup_trace_seconds(cpu) - speedup_trace_seconds(task->cpu), (long)getpid(),
                        (long)syscall(SYS_gettid));
  speedup_trace_write(line, length);
}

struct speedup_trace_hold {
  struct timespec asked, start;
};

static inline void speedup_trace_lock(struct speedup_trace_hold *hold, pthread_mutex_t *mutex) {
  clock_gettime(CLOCK_MONOTONIC, &hold->asked);
  pthread_mutex_lock(mutex);
  clock_gettime(CLOCK_MONOTONIC, &hold->start);
}

/// `name` is a word without blanks.
static inline void speedup_trace_unlock(struct speedup_trace_hold *hold, pthread_mutex_t *mutex, const char *name) {
  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  pthread_mutex_unlock(mutex);
  char line[256];
  int length = snprintf(line, sizeof line, "lock:%.110s %lld.%09ld %lld.%09ld %lld.%09ld %ld.%ld\n", name,
                        (long long)hold->asked.tv_sec, hold->asked.tv_nsec, (long long)hold->start.tv_sec,
                        hold->start.tv_nsec, (long long)end.tv_sec, end.tv_nsec, (long)getpid(),
                        (long)syscall(SYS_gettid));
  speedup_trace_write(line, length);
}
#endif
