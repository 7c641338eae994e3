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
#include <string.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

struct speedup_trace {
  struct timespec start, cpu;
  long long delay;
};

// A file's text, as much as fits; empty where it can't be read.
static inline void speedup_trace_read(char *text, size_t size, const char *path) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  ssize_t length = file < 0 ? 0 : read(file, text, size - 1);
  text[length > 0 ? length : 0] = 0;
  if (file >= 0) close(file);
}

// Nanoseconds that this thread was ready and waited for a CPU so far; -1 where the kernel does not tell.
static inline long long speedup_trace_delay(void) {
  char text[120];
  long long used, delay;
  speedup_trace_read(text, sizeof text, "/proc/thread-self/schedstat");
  return sscanf(text, "%lld %lld", &used, &delay) == 2 ? delay : -1;
}

static inline void speedup_trace_begin(struct speedup_trace *task) {
  task->delay = getenv("SPEEDUP_TRACE") ? speedup_trace_delay() : -1;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &task->cpu);
  clock_gettime(CLOCK_MONOTONIC, &task->start);
}

// Copies `text` as a word of a trace: blanks become '_', and an empty one is `otherwise`. No function of <ctype.h>, and no
// floating point below: both go by the program's locale.
static inline void speedup_trace_word(char word[120], const char *text, const char *otherwise) {
  int length = 0, isBlank = 0;
  for (; text && *text && length < 118; text++) {
    if (*text == ' ' || (*text >= '\t' && *text <= '\r')) {
      isBlank = length > 0;
      continue;
    }
    if (isBlank) word[length++] = '_';
    isBlank = 0;
    word[length++] = *text;
  }
  word[length] = 0;
  if (length == 0) snprintf(word, 120, "%s", otherwise);
}

static inline void speedup_trace_write(const char *line, int length) {
  const char *path = getenv("SPEEDUP_TRACE");
  if (!path) return;
  // Opened for each line: simple, and right in threads and forked processes alike. One write, so the line stays whole.
  int file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (file < 0) return;
  if (write(file, line, (size_t)length) < 0) { /* a trace is not worth failing for */ }
  close(file);
}

// Once for each thread that writes: which CPUs it may use.
static inline void speedup_trace_cpus(void) {
  static __thread pid_t told;
  pid_t process = getpid();
  if (told == process) return;
  told = process;
  char text[8192], line[2048];
  speedup_trace_read(text, sizeof text, "/proc/thread-self/status");
  const char *list = strstr(text, "\nCpus_allowed_list:");
  if (!list) return;
  list += strlen("\nCpus_allowed_list:");
  while (*list == ' ' || *list == '\t') list++;
  int length = snprintf(line, sizeof line, "#cpus %.*s\n", (int)strcspn(list, "\n"), list);
  if (length > 0 && (size_t)length < sizeof line) speedup_trace_write(line, length);
}

/// `phase` is a word; blanks in it are written as '_'.
static inline void speedup_trace_end(struct speedup_trace *task, const char *phase) {
  struct timespec end, cpu;
  clock_gettime(CLOCK_MONOTONIC, &end);
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &cpu);
  long long used = (cpu.tv_sec - task->cpu.tv_sec) * 1000000000LL + (cpu.tv_nsec - task->cpu.tv_nsec);
  if (used < 0) used = 0;
  // It may have waited between the readings of the clocks, too.
  long long now = task->delay < 0 ? -1 : speedup_trace_delay();
  long long took = (end.tv_sec - task->start.tv_sec) * 1000000000LL + (end.tv_nsec - task->start.tv_nsec);
  long long waited = now < task->delay ? 0 : now - task->delay;
  if (waited > took) waited = took;
  char word[120], delay[40] = "", line[360];
  if (now >= 0) snprintf(delay, sizeof delay, " %lld.%09lld", waited / 1000000000LL, waited % 1000000000LL);
  speedup_trace_word(word, phase, "task");
  // These begin other lines.
  const char *mend = word[0] == '#' || strncmp(word, "lock:", 5) == 0 ? "_" : "";
  int length = snprintf(line, sizeof line, "%s%s %lld.%09ld %lld.%09ld %lld.%09lld %ld.%ld%s\n", mend, word,
                        (long long)task->start.tv_sec, task->start.tv_nsec, (long long)end.tv_sec, end.tv_nsec,
                        used / 1000000000LL, used % 1000000000LL, (long)getpid(), (long)syscall(SYS_gettid), delay);
  speedup_trace_cpus();
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

/// `name` is a word; blanks in it are written as '_'.
static inline void speedup_trace_unlock(struct speedup_trace_hold *hold, pthread_mutex_t *mutex, const char *name) {
  struct timespec end;
  clock_gettime(CLOCK_MONOTONIC, &end);
  pthread_mutex_unlock(mutex);
  char word[120], line[320];
  speedup_trace_word(word, name, "lock");
  int length = snprintf(line, sizeof line, "lock:%s %lld.%09ld %lld.%09ld %lld.%09ld %ld.%ld\n", word,
                        (long long)hold->asked.tv_sec, hold->asked.tv_nsec, (long long)hold->start.tv_sec,
                        hold->start.tv_nsec, (long long)end.tv_sec, end.tv_nsec, (long)getpid(),
                        (long)syscall(SYS_gettid));
  speedup_trace_write(line, length);
}
#endif
