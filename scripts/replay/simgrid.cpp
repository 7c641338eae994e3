// Carries out a graph written by `replaybench graph SEED` in SimGrid, with the same rule (whoever is free takes the ready
// task of the lowest number), and prints for every `fair` and `pinned` line of it the makespan and the difference.
//   fair    one host of N cores that all workers share
//   pinned  N hosts of one core, worker w on host w mod N
// usage: simgrid GRAPH; a process forks for every simulation, as SimGrid has one engine a process
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <simgrid/s4u.hpp>
#include <sstream>
#include <string>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace s4u = simgrid::s4u;

static std::vector<double> costs;
static std::vector<std::vector<int>> followers;
static std::vector<int> waits, given;
static std::set<int> ready, idle;
static std::vector<s4u::SemaphorePtr> woken;
static int unfinished;

static void give_out() {
  while (!ready.empty() && !idle.empty()) {
    int worker = *idle.begin();
    given[worker] = *ready.begin();
    idle.erase(worker);
    ready.erase(ready.begin());
    woken[worker]->release();
  }
}

static void work(int worker) {
  while (true) {
    woken[worker]->acquire();
    int task = given[worker];
    if (task < 0) return;
    s4u::this_actor::execute(costs[task]);
    for (int next : followers[task])
      if (--waits[next] == 0) ready.insert(next);
    idle.insert(worker);
    if (--unfinished == 0) {
      for (size_t other = 0; other < given.size(); other++) {
        given[other] = -1;
        woken[other]->release();
      }
    } else
      give_out();
  }
}

// One makespan of the graph; prints a row.
static int simulate(int argc, char** argv, const std::string& kind, int workers, int cores, double expected,
                    const std::vector<std::vector<int>>& before) {
  s4u::Engine engine(&argc, argv);
  followers.resize(costs.size());
  for (size_t task = 0; task < costs.size(); task++) {
    waits.push_back((int)before[task].size());
    for (int other : before[task]) followers[other].push_back((int)task);
    if (waits[task] == 0) ready.insert((int)task);
  }
  unfinished = (int)costs.size();
  auto* zone = s4u::create_full_zone("zone");
  std::vector<s4u::Host*> hosts;
  // A core does 1e9 flops a second, so a task's flops are its nanoseconds.
  if (kind == "fair")
    hosts.push_back(zone->create_host("all", 1e9)->set_core_count(cores)->seal());
  else
    for (int core = 0; core < cores; core++) hosts.push_back(zone->create_host("core" + std::to_string(core), 1e9)->seal());
  zone->seal();
  given.assign(workers, -1);
  for (int worker = 0; worker < workers; worker++) {
    woken.push_back(s4u::Semaphore::create(0));
    idle.insert(worker);
  }
  for (int worker = 0; worker < workers; worker++)
    s4u::Actor::create("w" + std::to_string(worker), hosts[worker % hosts.size()], work, worker);
  give_out();
  engine.run();
  double time = s4u::Engine::get_clock();
  printf("%s,%d,%d,%.9f,%.9f,%.3e\n", kind.c_str(), workers, cores, expected, time, std::fabs(time / expected - 1));
  return 0;
}

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::ifstream file(argv[1]);
  std::string line;
  std::vector<std::vector<int>> before;
  std::set<std::string> wanted;
  while (std::getline(file, line)) {
    std::istringstream words(line);
    std::string word;
    double cost;
    int other;
    words >> word;
    if (word != "task") {
      wanted.insert(line);
      continue;
    }
    words >> cost;
    costs.push_back(cost);
    before.emplace_back();
    while (words >> other) before.back().push_back(other);
  }
  for (const std::string& row : wanted) {
    fflush(stdout);
    pid_t child = fork();
    if (child < 0) return 3;
    if (child == 0) {
      std::istringstream words(row);
      std::string kind;
      int workers, cores;
      double expected;
      words >> kind >> workers >> cores >> expected;
      int status = simulate(argc, argv, kind, workers, cores, expected, before);
      fflush(stdout);
      _exit(status);
    }
    int status = 0;
    if (waitpid(child, &status, 0) < 0 || !WIFEXITED(status) || WEXITSTATUS(status) != 0) {
      fprintf(stderr, "simgrid: no makespan of: %s\n", row.c_str());
      return 3;
    }
  }
  return 0;
}
