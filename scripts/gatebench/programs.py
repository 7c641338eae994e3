"""The programs of the benchmark: one whose cost is known, and neighbours that disturb it."""
import os
import random
import shutil
import subprocess

# A chain of dependent operations: CPU time is proportional to the loop count, so that a factor on the count is the
# true change, but for start-up (some 0.2 ms), which does not grow with it.
SPIN = r"""
#include <stdint.h>
#include <stdlib.h>
int main(int count, char **words) {
  uint64_t loops = (uint64_t)(atof(words[1]) * (count > 2 ? atof(words[2]) : 1));
  uint64_t x = 88172645463325252u;
  for (uint64_t i = 0; i < loops; i++) { x ^= x << 13; x ^= x >> 7; x ^= x << 17; }
  volatile uint64_t keep = x;
  (void)keep;
  return 0;
}
"""

# Busy and idle for a random while in turn, 20 to 620 ms each: half of one CPU, in bursts.
NEIGHBOUR = r"""
#include <stdlib.h>
#include <time.h>
#include <unistd.h>
static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + t.tv_nsec * 1e-9;
}
static double span(void) { return 0.02 + 0.6 * rand() / RAND_MAX; }
int main(int count, char **words) {
  srand(atoi(words[1]));
  for (;;) {
    double end = now() + span();
    while (now() < end) for (volatile int i = 0; i < 100000; i++) {}
    usleep(1e6 * span());
  }
}
"""

# The same loop for Google Benchmark, one iteration a repetition.
GOOGLE = r"""
#include <benchmark/benchmark.h>
#include <cstdint>
#include <cstdlib>
static uint64_t loops;
static void spin(benchmark::State &state) {
  for (auto _ : state) {
    uint64_t x = 88172645463325252u;
    for (uint64_t i = 0; i < loops; i++) { x ^= x << 13; x ^= x >> 7; x ^= x << 17; }
    benchmark::DoNotOptimize(x);
  }
}
BENCHMARK(spin)->Iterations(1);
int main(int count, char **words) {
  loops = (uint64_t)atof(getenv("LOOPS"));
  benchmark::Initialize(&count, words);
  benchmark::RunSpecifiedBenchmarks();
}
"""


def build(directory):
    """Compiles the programs into `directory`; gives their paths, None for google where it can't be built."""
    compiler = shutil.which("cc") or shutil.which("clang")
    if not compiler:
        raise SystemExit("bench-gate: needs a C compiler (cc or clang)")
    paths = {}
    for name, text in (("spin", SPIN), ("neighbour", NEIGHBOUR)):
        source = os.path.join(directory, name + ".c")
        paths[name] = os.path.join(directory, name)
        with open(source, "w") as file:
            file.write(text)
        plain = [compiler, "-O2", "-o", paths[name], source]
        # Static where the C library allows it: less start-up beside the loop.
        if subprocess.run(plain[:1] + ["-static"] + plain[1:], stderr=subprocess.DEVNULL).returncode:
            subprocess.run(plain, check=True)
    paths["google"] = _build_google(directory)
    return paths


def _build_google(directory):
    compiler = shutil.which("c++") or shutil.which("clang++")
    source, path = os.path.join(directory, "google.cc"), os.path.join(directory, "google")
    with open(source, "w") as file:
        file.write(GOOGLE)
    command = [compiler, "-O2", "-o", path, source, "-lbenchmark", "-lpthread"]
    if compiler and subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0:
        return path
    return None


def loops_for(spin, seconds):
    """The loop count that takes this much CPU time here."""
    count, best = 1_000_000, float("inf")
    for _ in range(5):
        process = os.posix_spawn(spin, [spin, str(count * 10)], os.environ)
        usage = os.wait4(process, 0)[2]
        best = min(best, (usage.ru_utime + usage.ru_stime) / 10)
    return int(count * seconds / best)


class Neighbours:
    """So many bursty neighbours, for the time of a `with` block."""

    def __init__(self, program, count):
        self.program, self.count, self.running = program, count, []

    def __enter__(self):
        seeds = [str(random.randrange(1 << 30)) for _ in range(self.count)]
        self.running = [subprocess.Popen([self.program, seed]) for seed in seeds]

    def __exit__(self, *_):
        for process in self.running:
            process.kill()
            process.wait()
