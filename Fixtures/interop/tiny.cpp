// The benchmarks behind the Google Benchmark fixtures: repetitions, threads, counters, an error, NaN.
#include <benchmark/benchmark.h>
#include <cstring>
#include <stdexcept>
static void BM_copy(benchmark::State& s) {
  std::string a(s.range(0), 'x'), b(s.range(0), 'y');
  for (auto _ : s) { std::memcpy(&a[0], b.data(), a.size()); benchmark::DoNotOptimize(a); }
  s.SetBytesProcessed(int64_t(s.iterations()) * s.range(0));
}
BENCHMARK(BM_copy)->Arg(64)->Arg(4096)->Repetitions(5);
static void BM_sum(benchmark::State& s) {
  for (auto _ : s) { long n = 0; for (int i = 0; i < s.range(0); ++i) benchmark::DoNotOptimize(n += i); }
  s.SetItemsProcessed(int64_t(s.iterations()) * s.range(0));
  s.counters["load"] = 3.5;
}
BENCHMARK(BM_sum)->ArgNames({"n"})->Arg(1000)->Threads(2)->Repetitions(3)->UseRealTime()->Unit(benchmark::kMicrosecond);
static void BM_broken(benchmark::State& s) { s.SkipWithError("no such file"); for (auto _ : s) {} }
BENCHMARK(BM_broken);
static void BM_once(benchmark::State& s) { for (auto _ : s) { benchmark::DoNotOptimize(s.iterations()); } s.SetLabel("a, \"label\""); }
BENCHMARK(BM_once)->Unit(benchmark::kMillisecond)->Iterations(100);
static void BM_nan(benchmark::State& s) { for (auto _ : s) {} s.counters["ratio"] = 0.0/0.0; s.counters["big"] = 1.0/0.0; }
BENCHMARK(BM_nan)->Iterations(10);
BENCHMARK_MAIN();
