#define _GNU_SOURCE
#include "clinux.h"
#include <signal.h>
#include <stddef.h>
#include <string.h>

static volatile sig_atomic_t arrived = 0;
static volatile sig_atomic_t arrivals = 0;

static void note(int signal) {
  if (!arrived) arrived = signal;
  arrivals = arrivals + 1;
}

void cl_watch_interrupts(void) {
  struct sigaction action;
  memset(&action, 0, sizeof action);
  action.sa_handler = note; // without SA_RESTART: blocking calls return, and the caller looks at the flag
  sigaction(SIGINT, &action, 0);
  sigaction(SIGTERM, &action, 0);
  sigaction(SIGQUIT, &action, 0);
  // Whoever starts us by nohup wants us to outlive the terminal.
  struct sigaction hangup;
  if (sigaction(SIGHUP, NULL, &hangup) == 0 && hangup.sa_handler != SIG_IGN) sigaction(SIGHUP, &action, 0);
  // Whoever started us may have had them blocked, and a mask survives exec.
  sigset_t ours;
  sigemptyset(&ours);
  sigaddset(&ours, SIGINT);
  sigaddset(&ours, SIGTERM);
  sigaddset(&ours, SIGQUIT);
  sigaddset(&ours, SIGHUP);
  sigprocmask(SIG_UNBLOCK, &ours, NULL);
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
