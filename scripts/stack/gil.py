"""Does work on threads get done at once, or does the interpreter's lock hold it up (documents 002 and 003)?

    gil.py --kind numpy|sklearn|pandas|python [--threads N] [--tasks N] [--executor threads|processes] [--scale X]

So many equal tasks on so many threads; every task is on one core by itself (BLAS and OpenMP have one thread). Prints the
answer; figures: work_seconds, work_cpu_seconds.
"""
import argparse
import os
import sys

for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[name] = "1"

import numpy as np
from common import Phase, figures, pool_of


def with_numpy(scale):
    values = np.random.default_rng(1).normal(size=int(400_000 * scale))
    for _ in range(40):
        values = np.sqrt(np.abs(np.sin(values) * 3 + values))
    return float(values.sum())


def with_sklearn(scale):
    from sklearn.ensemble import ExtraTreesRegressor

    dice = np.random.default_rng(1)
    features = dice.normal(size=(int(2500 * scale), 12))
    target = features[:, 0] * 2 + dice.normal(size=len(features))
    model = ExtraTreesRegressor(n_estimators=30, random_state=1, n_jobs=1).fit(features, target)
    return float(model.predict(features[:50]).sum())


def with_pandas(scale):
    import pandas as pd

    close = pd.Series(np.random.default_rng(1).normal(size=int(100_000 * scale))).cumsum()
    total = 0.0
    for window in (5, 10, 20, 50, 200):
        total += float(close.rolling(window).mean().sum() + close.ewm(span=window).mean().sum()
                       + close.rolling(window).std().sum())
    return total


def with_python(scale):
    average = total = 0.0
    for number in range(int(1_500_000 * scale)):
        average += 0.1 * ((number * 7919) % 101 - average)
        total += average
    return total


KINDS = {"numpy": with_numpy, "sklearn": with_sklearn, "pandas": with_pandas, "python": with_python}


def work(arguments):
    kind, scale = arguments
    return KINDS[kind](scale)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--kind", choices=list(KINDS) + ["talib"], required=True)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--tasks", type=int, default=4)
    parser.add_argument("--executor", choices=["threads", "processes"], default="threads")
    parser.add_argument("--scale", type=float, default=1.0)
    options = parser.parse_args()
    if options.kind == "talib":
        sys.stderr.write("skipped: TA-Lib is a C library of its own that the package index does not build here\n")
        sys.exit(3)
    with pool_of(options.executor, options.threads) as pool:
        list(pool.map(work, [(options.kind, 0.01)] * options.threads))  # imports and threads are there
        with Phase() as phase:
            results = list(pool.map(work, [(options.kind, options.scale)] * options.tasks))
    print(f"answer {results[0]:.12g} {len(set(results))}")
    figures(work_seconds=phase.wall, work_cpu_seconds=phase.cpu if options.executor == "threads" else None)


if __name__ == "__main__":
    main()
