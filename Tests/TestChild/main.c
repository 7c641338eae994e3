// A program that misbehaves on request, for the tests of the launcher. Usage: TestChild VERB [NUMBER]
#define _GNU_SOURCE
#include <dirent.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

// Every page written, through a volatile pointer, so that no optimiser can drop it.
static void touch(size_t bytes) {
  volatile char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) _exit(9);
  madvise((void *)memory, bytes, MADV_NOHUGEPAGE); // a fault a page, whatever this machine hands out by itself
  for (size_t at = 0, page = (size_t)sysconf(_SC_PAGESIZE); at < bytes; at += page) memory[at] = 1;
}

static void flood(int descriptor, long long bytes) {
  static char block[65536];
  memset(block, 'x', sizeof block);
  while (bytes > 0) {
    ssize_t count = write(descriptor, block, sizeof block);
    if (count <= 0) _exit(8);
    bytes -= count;
  }
}

// Two children that hold `bytes` each at the same time, for a moment: until the other has touched its own too, however
// slow the machine is, and then for a while.
static void pair(size_t bytes) {
  int touched[2], release[2];
  if (pipe(touched) != 0 || pipe(release) != 0) exit(7);
  for (int i = 0; i < 2; i++) {
    if (fork() == 0) {
      close(release[1]);
      touch(bytes);
      char byte = 0;
      if (write(touched[1], &byte, 1) == 1 && read(release[0], &byte, 1) == 0) _exit(0);
      _exit(7);
    }
  }
  char byte;
  for (int i = 0; i < 2; i++) {
    if (read(touched[0], &byte, 1) != 1) exit(7);
  }
  usleep(1000000); // long enough for a look at the tree, also on a crowded machine
  close(release[1]);
  while (wait(NULL) > 0) {}
}

// A child that uses so many milliseconds of CPU time, and is waited for or not.
static void burn(long milliseconds, int is_waited) {
  if (!is_waited) signal(SIGCHLD, SIG_IGN);
  if (fork() == 0) {
    while (clock() < milliseconds * (CLOCKS_PER_SEC / 1000)) {}
    _exit(0);
  }
  while (wait(NULL) > 0) {}
}

// A grandchild in a session of its own, whose parent ends at once: the classic daemon.
static void leave_daemon(void) {
  if (fork() == 0) {
    setsid();
    if (fork() == 0) {
      sleep(1000);
      _exit(0);
    }
    _exit(0);
  }
  wait(NULL);
}

static void *stray(void *nothing) {
  cpu_set_t all;
  memset(&all, 0xff, sizeof all);
  if (sched_setaffinity(0, sizeof all, &all) != 0) _exit(5);
  usleep(1000000); // long enough for a look at the tree, also on a crowded machine
  return nothing;
}

static void hold_huge(size_t bytes) {
  volatile char *memory = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0);
  if (memory == MAP_FAILED) _exit(9);
  for (size_t at = 0; at < bytes; at += 1 << 21) memory[at] = 1;
  usleep(1000000);
}

// What a careless clean-up does to whoever started it: all later programs would be born so.
static int spoil_parent(void) {
  char place[64];
  snprintf(place, sizeof place, "/proc/%d/task", getppid());
  DIR *threads = opendir(place);
  if (!threads) return 5;
  struct sched_param none = {0};
  for (struct dirent *one; (one = readdir(threads));) {
    if (one->d_name[0] != '.') sched_setscheduler(atoi(one->d_name), SCHED_IDLE, &none);
  }
  closedir(threads);
  struct rlimit few = {64, 64};
  return prlimit(getppid(), RLIMIT_NOFILE, &few, NULL) == 0 ? 0 : 6;
}

int main(int count, char **words) {
  const char *verb = count > 1 ? words[1] : "";
  long long number = count > 2 ? atoll(words[2]) : 0;
  if (!strcmp(verb, "exit")) return (int)number;
  if (!strcmp(verb, "say")) { fprintf(stderr, "first line\nlast words\n"); return 7; }
  if (!strcmp(verb, "touch")) { touch((size_t)number); return 0; }
  if (!strcmp(verb, "pair")) { pair((size_t)number); return 0; }
  if (!strcmp(verb, "hang")) { for (;;) pause(); }
  if (!strcmp(verb, "crash")) { signal(SIGSEGV, SIG_DFL); raise(SIGSEGV); } // no handler of a runtime in between
  if (!strcmp(verb, "burn-waited")) { burn(number, 1); return 0; }
  if (!strcmp(verb, "burn-unwaited")) { burn(number, 0); return 0; }
  if (!strcmp(verb, "daemon")) { leave_daemon(); return 0; }
  if (!strcmp(verb, "hang-family")) { // ignores polite signals, with grandchildren that do too
    signal(SIGTERM, SIG_IGN);
    leave_daemon();
    if (fork() == 0) { setpgid(0, 0); }
    for (;;) pause();
  }
  if (!strcmp(verb, "flood-out")) { flood(1, number); return 0; }
  if (!strcmp(verb, "flood-err")) { flood(2, number); return 0; }
  if (!strcmp(verb, "eat")) { for (;;) touch(1 << 24); }
  if (!strcmp(verb, "nap")) { // as root where it is a set-user-ID program: whoever started it may not kill it then
    if (setuid(0) != 0) return 4;
    usleep((useconds_t)number * 1000);
    return 0;
  }
  if (!strcmp(verb, "hold")) { // the bytes, and for how many milliseconds
    touch((size_t)number);
    usleep((useconds_t)(count > 3 ? atoi(words[3]) : 1000) * 1000);
    return 0;
  }
  if (!strcmp(verb, "memfd")) { // written to, never mapped
    flood(memfd_create("test", 0), number);
    usleep(300000);
    return 0;
  }
  if (!strcmp(verb, "all-cpus")) {
    cpu_set_t all;
    memset(&all, 0xff, sizeof all);
    return sched_setaffinity(0, sizeof all, &all) == 0 ? 0 : 5;
  }
  if (!strcmp(verb, "threads-elsewhere")) { // one thread of its own allows itself all CPUs, the first keeps to its own
    pthread_t thread;
    if (pthread_create(&thread, NULL, stray, NULL) != 0) return 5;
    pthread_join(thread, NULL);
    return 0;
  }
  if (!strcmp(verb, "huge")) { hold_huge((size_t)number); return 0; }
  if (!strcmp(verb, "spoil-parent")) return spoil_parent();
  if (!strcmp(verb, "is-spoilt")) {
    struct rlimit files;
    return sched_getscheduler(0) == SCHED_IDLE || (getrlimit(RLIMIT_NOFILE, &files) == 0 && files.rlim_cur == 64);
  }
  if (!strcmp(verb, "report")) { return write(3, "hello", 5) == 5 ? 0 : 6; }
  fprintf(stderr, "TestChild: unknown verb '%s'\n", verb);
  return 2;
}
