#define _GNU_SOURCE
#include "clinux.h"
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

static volatile sig_atomic_t arrived = 0;
static volatile sig_atomic_t arrivals = 0;

static void note(int signal) {
  if (!arrived) arrived = signal;
  arrivals = arrivals + 1;
}

static int is_ignored(int signal) {
  struct sigaction before;
  return sigaction(signal, NULL, &before) == 0 && before.sa_handler == SIG_IGN;
}

void cl_interrupt_signals(sigset_t *set) {
  sigemptyset(set);
  sigaddset(set, SIGINT);
  sigaddset(set, SIGTERM);
  sigaddset(set, SIGHUP);
  sigaddset(set, SIGQUIT);
}

void cl_watch_interrupts(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note; // without SA_RESTART: blocking calls return, and the caller looks at the flag
  sigaction(SIGTERM, &action, NULL);
  // Whoever starts us by nohup wants us to outlive the terminal, and a script its background jobs the terminal's keys.
  if (!is_ignored(SIGINT)) sigaction(SIGINT, &action, NULL);
  if (!is_ignored(SIGHUP)) sigaction(SIGHUP, &action, NULL);
  if (!is_ignored(SIGQUIT)) sigaction(SIGQUIT, &action, NULL);
  // Whoever started us may have had them blocked, and a mask survives exec.
  sigset_t ours;
  cl_interrupt_signals(&ours);
  sigprocmask(SIG_UNBLOCK, &ours, NULL);
}

void cl_quit_plainly(void) {
  if (!is_ignored(SIGQUIT)) signal(SIGQUIT, SIG_DFL);
}

void cl_default_interrupts(void) {
  static const int all[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    if (!is_ignored(all[i])) signal(all[i], SIG_DFL);
  }
}

// Process groups that end with us. A slot is 0 where it is free.
#define GROUPS 64
static _Atomic pid_t groups[GROUPS];
// How many are being started, and a signal that came meanwhile.
static _Atomic int starting;
static _Atomic int deferred;

static void end_with_groups(int number) {
  deferred = number; // before the question, so that whoever ends the start sees it
  if (starting > 0) return;
  for (int i = 0; i < GROUPS; i++) {
    pid_t group = groups[i];
    if (group > 1) kill(-group, SIGKILL);
  }
  // Not blocked by this thread, or it would wait there for ever: a pool's threads block signals, and in a handler its own
  // signal is blocked.
  sigset_t ours;
  sigemptyset(&ours);
  sigaddset(&ours, number);
  signal(number, SIG_DFL);
  pthread_sigmask(SIG_UNBLOCK, &ours, NULL);
  raise(number);
}

void cl_group_starts(void) {
  starting++;
  static const int all[] = {SIGINT, SIGTERM, SIGHUP, SIGQUIT};
  for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
    struct sigaction before;
    if (sigaction(all[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL) signal(all[i], end_with_groups);
  }
}

int cl_group_ends_with_us(pid_t group) {
  int slot = -1;
  for (int i = 0; i < GROUPS && slot < 0 && group > 1; i++) {
    pid_t none = 0;
    if (atomic_compare_exchange_strong(&groups[i], &none, group)) slot = i;
  }
  if (--starting == 0 && deferred) end_with_groups(deferred);
  return slot;
}

void cl_group_is_over(int slot) {
  // A signal is ending us: another thread has killed the group for it, and must not find us gone by ourselves.
  while (deferred) pause();
  if (slot >= 0) groups[slot] = 0;
}

int cl_interrupt_arrived(void) { return arrived; }

int cl_interrupt_count(void) { return arrivals; }

static volatile sig_atomic_t continuations = 0;

static void note_continuation(int signal) {
  (void)signal;
  continuations++;
}

void cl_watch_continuations(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note_continuation;
  action.sa_flags = SA_RESTART;
  sigaction(SIGCONT, &action, 0);
  // A blocked one continues the process all the same, and is not seen.
  sigset_t ours;
  sigemptyset(&ours);
  sigaddset(&ours, SIGCONT);
  sigprocmask(SIG_UNBLOCK, &ours, NULL);
}

int cl_continuations(void) { return continuations; }

static void ignore(int signal) { (void)signal; }

void cl_keep_write_errors(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = ignore; // not SIG_IGN, which a started program would inherit
  action.sa_flags = SA_RESTART;
  sigaction(SIGPIPE, &action, 0);
  sigaction(SIGXFSZ, &action, 0);
}
