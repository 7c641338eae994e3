// The calls of Linux that Swift cannot import. Everything returns 0 (or a count) on success and -errno on failure.
#ifndef CLINUX_H
#define CLINUX_H
#include <pthread.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/resource.h>
#include <sys/types.h>

// A mask holds one bit a CPU, lowest CPU first; `bytes` must be a multiple of 8 and at least 32, since kernels built
// for many CPUs refuse smaller buffers with EINVAL.

/// Pins the calling thread (or process `pid`, 0 for the caller) to the mask.
int cl_set_affinity(pid_t pid, const uint8_t *mask, size_t bytes);
/// Reads the mask back; returns the number of bytes the kernel filled.
int cl_get_affinity(pid_t pid, uint8_t *mask, size_t bytes);
/// The CPU the caller runs on right now.
int cl_current_cpu(void);
/// The kernel's id of the calling thread.
pid_t cl_thread_id(void);

/// A pipe whose ends a started program does not inherit.
int cl_pipe(int ends[2]);

/// Has the kernel begin to write the file's changed pages from `offset` on to the disk (`count` bytes; 0: to the end),
/// and, with `wait`, waits until they are there. The file's own size and place are not made safe against a crash.
int cl_sync_range(int descriptor, int64_t offset, int64_t count, int wait);

/// Whether the file at `path`, links followed, lies in memory (tmpfs, memfd_create); 0 also where that can't be told.
int cl_is_in_memory(const char *path);

/// A file without a name, in memory, closed on exec; `name` is for /proc only. Its descriptor.
int cl_memory_file(const char *name);

/// What `cl_spawn` is to start. Its descriptors must be closed on exec and none of 0 to 3; -1: left as it is.
struct cl_spawn_request {
  const char *path;         // executable, already searched along PATH
  char *const *arguments;   // with argv[0], NULL at the end
  char *const *environment; // NULL at the end
  const char *directory;    // NULL: the caller's
  const uint8_t *mask;      // NULL: the caller's
  size_t mask_bytes;
  uint8_t *mask_read;       // the child's mask as the kernel gave it back just before exec goes here
  size_t mask_read_bytes;
  int input, output, errors, report; // become 0, 1, 2 and 3
  const char *oom_score;             // out-of-memory score of the child; NULL: the caller's
};

/// What came of it. `stage` names what failed: 1 affinity, 2 directory, 3 descriptors, 4 exec, 5 fork, 6 pidfd.
struct cl_spawn_result {
  pid_t pid;
  int pidfd;
  int error, stage;
  int64_t started_ns;       // monotonic clock, right before the fork
  int mask_read_bytes;      // filled bytes of the request's mask_read, or -errno
};

/// Starts a program in a process group of its own, under a mask. Returns 0 or -errno (then also in `error`).
int cl_spawn(const struct cl_spawn_request *request, struct cl_spawn_result *result);
/// A thread that does nothing but start programs, one after the other, and wait for their ends.
struct cl_starter;
/// Makes one. Returns 0 or -errno. It is there until the process ends.
int cl_starter_open(struct cl_starter **starter);
/// Has it start a program as `cl_spawn` does, from the CPUs of `home` (NULL: where it is). The program before must have
/// ended, and that have been read. Returns a millisecond after the start, or earlier when the program ends or one of the
/// `watched` descriptors (7 at most, -1: none) becomes readable.
int cl_starter_start(struct cl_starter *starter, const uint8_t *home, size_t home_bytes,
                     const struct cl_spawn_request *request, struct cl_spawn_result *result, const int *watched,
                     int count);
/// Has the thread, and nothing else of the process, enter the cgroup of version 1 whose file `tasks` this is. No program may
/// be running. Returns 0 or -errno.
int cl_starter_enter(struct cl_starter *starter, int tasks);
/// The thread's id.
pid_t cl_starter_thread(const struct cl_starter *starter);
/// The thread's CPU time in nanoseconds; -1: not known.
int64_t cl_starter_cpu_ns(const struct cl_starter *starter);
/// Becomes readable when the program has ended; it is not reaped then.
int cl_starter_descriptor(const struct cl_starter *starter);
/// The monotonic clock right after the program's end, read once; -1: it has not ended, or that was read before.
int64_t cl_starter_ended(struct cl_starter *starter);
enum { CL_LIMITS = 16 };
/// What programs are born with and anybody may change from outside: class, priority and nice of the thread that starts them
/// (sched_attr), and the process's resource limits.
struct cl_inherited {
  uint32_t scheduling[32];
  struct rlimit limits[CL_LIMITS];
};
/// Reads it, the limits for the calling thread (0) alone; what can't be read is 0.
void cl_read_inherited(pid_t thread, struct cl_inherited *state);
/// Whether the scheduling, or the limits, of two such are different.
int cl_scheduling_differs(const struct cl_inherited *one, const struct cl_inherited *other);
int cl_limits_differ(const struct cl_inherited *one, const struct cl_inherited *other);
/// Puts back what is different in `now`, as far as the kernel lets us.
void cl_write_inherited(pid_t thread, const struct cl_inherited *state, const struct cl_inherited *now);
/// Sends a signal through a pidfd, which can't hit a recycled pid.
int cl_pidfd_kill(int pidfd, int signal);
/// Makes the caller adopt its orphaned descendants.
int cl_become_subreaper(void);
/// The monotonic clock in nanoseconds.
int64_t cl_now_ns(void);

/// What wait4 tells of an ended child. Times in microseconds.
struct cl_usage {
  pid_t pid; // 0: none has ended
  int status;
  int64_t user_us, system_us, maxrss_kib, minor_faults, major_faults, voluntary, involuntary;
};
/// Reaps `pid` (-1: any child). With `block` 0 it returns at once. Returns 0 or -errno.
int cl_wait(pid_t pid, int block, struct cl_usage *usage);
/// What getrusage says of the caller (`children` 0) or its waited-for children (1).
int cl_usage_now(int children, struct cl_usage *usage);

/// A counter of a thread (0: the caller) and of all threads and processes it starts from now on (user mode only).
/// `type` and `config` are those of perf_event_open. Returns a descriptor or -errno.
int cl_counter_open(uint32_t type, uint64_t config, pid_t thread);
/// The count so far, ended children included; -errno on failure.
int64_t cl_counter_read(int counter);

/// The signals by which a user ends a program: SIGINT, SIGTERM, SIGHUP and SIGQUIT, which is Ctrl-\ at the keyboard.
void cl_interrupt_signals(sigset_t *set);
/// Catches them without restarting calls; of SIGINT, SIGHUP and SIGQUIT one that is ignored stays so.
void cl_watch_interrupts(void);
/// Lets them end this process again, but for those that are ignored.
void cl_default_interrupts(void);
/// A process group is about to be started that is to end with this process. Until `cl_group_ends_with_us` is called, as it must
/// be, a signal of these does not end this process.
void cl_group_starts(void);
/// The group has started; 0: it could not be. A signal of these that ends this process kills the group first.
/// Returns what `cl_group_is_over` takes.
int cl_group_ends_with_us(pid_t group);
/// The group has ended.
void cl_group_is_over(int slot);
/// Makes SIGQUIT end this process without a word, unless it is ignored.
void cl_quit_plainly(void);
/// The first signal that was caught, or 0.
int cl_interrupt_arrived(void);

/// How many such signals there were.
int cl_interrupt_count(void);
/// Sleeps until the descriptor is readable (or its other side has gone). Meanwhile, and only then, the signal mask is
/// `mask`, so that a signal that was blocked until now ends the sleep: -EINTR. After `milliseconds` (-1: never) it is over
/// too: -ETIMEDOUT.
int cl_wait_readable(int descriptor, const sigset_t *mask, int milliseconds);

/// Makes SIGPIPE and SIGXFSZ do nothing here, and what they would do by default in programs that are started later.
void cl_keep_write_errors(void);

/// From now on counts the SIGCONT signals: whoever gets one was stopped, as a rule.
void cl_watch_continuations(void);
/// How many there were.
int cl_continuations(void);

/// Starts a thread with `stack` bytes of stack, pinned from its birth to the mask (NULL: the caller's mask).
int cl_thread_start(const uint8_t *mask, size_t bytes, size_t stack, void *(*body)(void *), void *argument,
                    pthread_t *thread);
/// Sleeps while `*word` is `expected`, until woken. May return early (-EAGAIN, -EINTR): look at the word again.
int cl_futex_wait(const uint32_t *word, uint32_t expected);
/// Wakes up to `count` threads of this process that sleep on `word`; returns how many.
int cl_futex_wake(const uint32_t *word, int count);

/// A place of its own that every thread has, empty at first.
struct cl_slot {
  long owner;
  void *value;
};
struct cl_slot *cl_thread_slot(void);
/// The minor page faults of the calling thread so far; -1 where the kernel does not tell.
int64_t cl_thread_faults(void);
/// CPU time of the whole process so far, in nanoseconds.
int64_t cl_process_cpu_ns(void);
/// Reads the second number of a `schedstat` file that is open: run-queue delay in nanoseconds; -1 where it can't.
int64_t cl_read_run_delay(int descriptor);

/// Forks a worker, which the kernel kills when its parent ends. Returns its id, 0 in the worker, or -errno.
pid_t cl_fork_worker(void);

#endif
