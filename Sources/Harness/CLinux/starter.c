#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct cl_starter {
  sem_t asked, answered;
  pid_t thread;
  int ended; // an event descriptor
  const uint8_t *home;
  size_t home_bytes;
  const struct cl_spawn_request *request;
  struct cl_spawn_result *result;
  int tasks; // not -1: of a group to be entered, and nothing is started
  int entering_error;
  int64_t ended_ns;
};

static void await(sem_t *semaphore) {
  while (sem_wait(semaphore) != 0) {}
}

static void *serve(void *argument) {
  struct cl_starter *own = argument;
  own->thread = (pid_t)syscall(SYS_gettid);
  sem_post(&own->answered);
  for (;;) {
    await(&own->asked);
    if (own->tasks >= 0) {
      // This thread alone: to move a process takes a lock that waits for all CPUs and holds up every fork meanwhile.
      own->entering_error = write(own->tasks, "0", 1) == 1 ? 0 : errno;
      own->tasks = -1;
      sem_post(&own->answered);
      continue;
    }
    if (own->home) cl_set_affinity(0, own->home, own->home_bytes);
    pid_t child = cl_spawn(own->request, own->result) == 0 ? own->result->pid : 0;
    sem_post(&own->answered);
    if (child == 0) continue;
    siginfo_t end;
    // Left to be reaped: its figures are read from what the kernel still has of it.
    while (waitid(P_PID, child, &end, WEXITED | WNOWAIT) != 0 && errno == EINTR) {}
    own->ended_ns = cl_now_ns();
    uint64_t once = 1;
    if (write(own->ended, &once, sizeof once) < 0) abort();
  }
  return NULL;
}

int cl_starter_open(struct cl_starter **starter) {
  struct cl_starter *made = calloc(1, sizeof *made);
  if (!made) return -ENOMEM;
  made->tasks = -1;
  made->ended = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
  int error = made->ended < 0 ? -errno : 0;
  sem_init(&made->asked, 0, 0);
  sem_init(&made->answered, 0, 0);
  pthread_t thread;
  if (error == 0) {
    // No signal is for it: one would be seen late by who looks for it, and a start could be cut short.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    error = cl_thread_start(NULL, 0, 256 * 1024, serve, made, &thread);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
  }
  if (error != 0) {
    if (made->ended >= 0) close(made->ended);
    free(made);
    return error;
  }
  pthread_detach(thread);
  await(&made->answered);
  *starter = made;
  return 0;
}

int cl_starter_enter(struct cl_starter *starter, int tasks) {
  starter->tasks = tasks;
  sem_post(&starter->asked);
  await(&starter->answered);
  return -starter->entering_error;
}

int cl_starter_start(struct cl_starter *starter, const uint8_t *home, size_t home_bytes,
                     const struct cl_spawn_request *request, struct cl_spawn_result *result, const int *watched,
                     int count) {
  starter->home = home;
  starter->home_bytes = home_bytes;
  starter->request = request;
  starter->result = result;
  sem_post(&starter->asked);
  // Nothing is to be done yet, as a rule, and to be woken for that would disturb the program just when it starts.
  struct pollfd events[8] = {{starter->ended, POLLIN, 0}};
  for (int at = 0; at < count && at < 7; at++) events[at + 1] = (struct pollfd){watched[at], POLLIN, 0};
  poll(events, 1 + (count < 7 ? count : 7), 1);
  await(&starter->answered);
  return result->error ? -result->error : 0;
}

pid_t cl_starter_thread(const struct cl_starter *starter) { return starter->thread; }

int64_t cl_starter_cpu_ns(const struct cl_starter *starter) {
  // As the kernel makes a thread's clock of its number (include/linux/posix-timers_types.h): pthread_getcpuclockid does so.
  clockid_t clock = (clockid_t)(~(unsigned)starter->thread << 3 | 6);
  struct timespec time;
  return clock_gettime(clock, &time) == 0 ? time.tv_sec * 1000000000ll + time.tv_nsec : -1;
}

int cl_starter_descriptor(const struct cl_starter *starter) { return starter->ended; }

int64_t cl_starter_ended(struct cl_starter *starter) {
  uint64_t count;
  return read(starter->ended, &count, sizeof count) == sizeof count ? starter->ended_ns : -1;
}
