"""Trains some models, one after the other or at once (document 003, items 1, 3 and 5), with scikit-learn.

    training.py [--models N] [--at-once N] [--executor threads|processes] [--threads N] [--rows N] [--max-rows N]
                [--passes N] [--symbols N] [--concurrent-symbols N]

--threads is the number of BLAS and OpenMP threads of each model. Prints the sum of every model's predictions; figures:
train_seconds, train_cpu_seconds, peak_threads, involuntary_switches, pickled_bytes (what a process would be sent).
"""
import argparse
import os
import pickle
import resource
import threading
import time

import numpy as np
from common import Phase, figures, pool_of
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import LogisticRegression, Ridge
from threadpoolctl import threadpool_limits


def data(rows, symbol):
    dice = np.random.default_rng(symbol)
    features = dice.normal(size=(rows, 48))
    return features, features[:, :4].sum(axis=1) + dice.normal(size=rows)


def train(task):
    number, features, target, threads = task
    with threadpool_limits(limits=threads):
        if number % 3 == 0:
            model = Ridge().fit(features, target)
        elif number % 3 == 1:
            model = LogisticRegression(max_iter=60).fit(features, target > 0)
        else:
            rows = slice(0, 3000)
            model = RandomForestRegressor(20, max_depth=6, random_state=1, n_jobs=threads).fit(features[rows], target[rows])
        return round(float(model.predict(features[:200]).sum()), 6)


class MostThreads(threading.Thread):
    """Looks every 2 ms how many threads the process has."""

    def __init__(self):
        super().__init__(daemon=True)
        self.most, self.ends = 0, False

    def run(self):
        while not self.ends:
            self.most = max(self.most, len(os.listdir("/proc/self/task")) - 1)
            time.sleep(0.002)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--models", type=int, default=6)
    parser.add_argument("--at-once", type=int, default=1)
    parser.add_argument("--executor", choices=["threads", "processes"], default="threads")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--rows", type=int, default=20_000)
    parser.add_argument("--max-rows", type=int)
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--symbols", type=int, default=1)
    parser.add_argument("--concurrent-symbols", type=int, default=1)
    options = parser.parse_args()
    rows = min(options.rows, options.max_rows or options.rows)
    watch = MostThreads()
    watch.start()
    before = resource.getrusage(resource.RUSAGE_SELF)
    sent = 0
    with Phase() as phase:
        for _ in range(options.passes):
            results = []
            for first in range(0, options.symbols, options.concurrent_symbols):
                tasks = []
                for symbol in range(first, min(options.symbols, first + options.concurrent_symbols)):
                    features, target = data(rows, symbol)
                    tasks += [(number, features, target, options.threads) for number in range(options.models)]
                if options.at_once == 1:
                    results += map(train, tasks)
                else:
                    with pool_of(options.executor, options.at_once) as pool:
                        results += pool.map(train, tasks)
                sent = len(pickle.dumps(tasks[0])) * len(tasks)
    watch.ends = True
    watch.join()
    after = resource.getrusage(resource.RUSAGE_SELF)
    print("\n".join(map(str, results)))
    figures(train_seconds=phase.wall, train_cpu_seconds=phase.cpu, peak_threads=watch.most, pickled_bytes=sent,
            involuntary_switches=after.ru_nivcsw - before.ru_nivcsw,
            voluntary_switches=after.ru_nvcsw - before.ru_nvcsw)


if __name__ == "__main__":
    main()
