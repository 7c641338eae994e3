#define _GNU_SOURCE
#include "clinux.h"
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int64_t cl_now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int move_descriptor(int from, int to) { return from < 0 || dup2(from, to) == to ? 0 : -1; }

// Runs in the child of vfork, in the caller's memory: system calls only, and what it writes to `result` the caller
// sees without a pipe.
static void become_program(const struct cl_spawn_request *request, struct cl_spawn_result *result) {
  // A group, not a session: the kernel gives every new session a scheduling group of its own, which takes time and
  // changes how the CPU is shared.
  setpgid(0, 0);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (request->oom_score) {
    int score = open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
    if (score >= 0 && write(score, request->oom_score, strlen(request->oom_score)) > 0) close(score);
  }
  result->stage = 1;
  if (request->mask) {
    if (cl_set_affinity(0, request->mask, request->mask_bytes) < 0) {
      result->error = errno;
      return;
    }
  }
  result->mask_read_bytes = cl_get_affinity(0, request->mask_read, request->mask_read_bytes);
  result->stage = 2;
  if (request->directory && chdir(request->directory) != 0) {
    result->error = errno;
    return;
  }
  result->stage = 3;
  if (move_descriptor(request->input, 0) != 0 || move_descriptor(request->output, 1) != 0 ||
      move_descriptor(request->errors, 2) != 0 || move_descriptor(request->report, 3) != 0) {
    result->error = errno;
    return;
  }
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  signal(SIGPIPE, SIG_DFL); // an ignored signal stays ignored across exec, and `yes | head` would not end
  result->stage = 4;
  execve(request->path, request->arguments, request->environment);
  result->error = errno;
}

int cl_spawn(const struct cl_spawn_request *request, struct cl_spawn_result *result) {
  memset(result, 0, sizeof *result);
  result->pidfd = -1;
  result->started_ns = cl_now_ns();
  // vfork, not fork: it costs the same however large the caller is.
  pid_t pid = vfork();
  if (pid == 0) {
    become_program(request, result);
    _exit(127);
  }
  if (pid < 0) {
    result->error = errno;
    result->stage = 5;
    return -result->error;
  }
  result->pid = pid;
  if (result->error != 0) {
    waitpid(pid, NULL, 0);
    result->pid = 0;
    return -result->error;
  }
  result->pidfd = (int)syscall(SYS_pidfd_open, pid, 0);
  if (result->pidfd < 0) {
    result->error = errno;
    result->stage = 6;
    kill(pid, SIGKILL);
    waitpid(pid, NULL, 0);
    return -result->error;
  }
  result->stage = 0;
  return 0;
}

int cl_pidfd_kill(int pidfd, int signal) {
  return syscall(SYS_pidfd_send_signal, pidfd, signal, NULL, 0) == 0 ? 0 : -errno;
}

int cl_become_subreaper(void) { return prctl(PR_SET_CHILD_SUBREAPER, 1) == 0 ? 0 : -errno; }

static void copy_usage(const struct rusage *from, struct cl_usage *to) {
  to->user_us = from->ru_utime.tv_sec * 1000000ll + from->ru_utime.tv_usec;
  to->system_us = from->ru_stime.tv_sec * 1000000ll + from->ru_stime.tv_usec;
  to->maxrss_kib = from->ru_maxrss;
  to->minor_faults = from->ru_minflt;
  to->major_faults = from->ru_majflt;
  to->voluntary = from->ru_nvcsw;
  to->involuntary = from->ru_nivcsw;
}

int cl_wait(pid_t pid, int block, struct cl_usage *usage) {
  struct rusage raw;
  memset(usage, 0, sizeof *usage);
  pid_t ended;
  do ended = wait4(pid, &usage->status, block ? 0 : WNOHANG, &raw);
  while (ended < 0 && errno == EINTR);
  if (ended < 0) return -errno;
  usage->pid = ended;
  if (ended > 0) copy_usage(&raw, usage);
  return 0;
}

int cl_usage_now(int children, struct cl_usage *usage) {
  struct rusage raw;
  memset(usage, 0, sizeof *usage);
  if (getrusage(children ? RUSAGE_CHILDREN : RUSAGE_SELF, &raw) != 0) return -errno;
  copy_usage(&raw, usage);
  return 0;
}
