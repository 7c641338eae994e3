#!/usr/bin/env python3
"""Times the training workload's features, ridge, logistic and evolution models in numpy on one thread, on the bars of
its own dump (`speedup sweep training --dump DIR`), and checks that its models are the dump's within 1e-9.
With --gemm N it times one product of two N x N matrices instead.

usage: scripts/peers/training.py DIR [--folds 4] [--lags 24] [--islands 8] [--generations 20] [--seed 1] [--repeat 3]
       scripts/peers/training.py --gemm 1024
prints: part, the best wall and processor seconds, rows trained on per second            (needs numpy)
"""
import argparse
import csv
import datetime
import os
import time

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # read when numpy is loaded
import numpy as np

FIRST, WIDTH, BATCH = 48, 16, 256
GAMMA, MASK = 0x9E3779B97F4A7C15, (1 << 64) - 1


def mixed(seed, count):
    """The first `count` numbers of SplitMix64."""
    z = np.uint64(seed & MASK) + np.arange(1, count + 1, dtype=np.uint64) * np.uint64(GAMMA)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def stream(seed, symbol, fold, number, count):
    start = seed + symbol * 0xD1342543DE82EF95 + fold * 0x2545F4914F6CDD1D + number * 0xDA942042E4DD58B5
    return mixed(int(mixed(start, 1)[0]), count)


def rolling(x, n):
    return np.lib.stride_tricks.sliding_window_view(x, n)


def features(hours, gaps, o, h, l, c, v):
    n = len(c)
    f = np.zeros((n, WIDTH))
    r = np.append(0.0, c[1:] / c[:-1] - 1)
    rows = f[FIRST:]
    for column, lag in enumerate((1, 2, 4, 8, 24)):
        rows[:, column] = c[FIRST:] / c[FIRST - lag:n - lag] - 1
    for column, window in ((5, 12), (6, 48)):
        rows[:, column] = c[FIRST:] / rolling(c, window)[FIRST - window + 1:].mean(axis=1) - 1
        rows[:, column + 2] = rolling(r, window)[FIRST - window + 1:].std(axis=1, ddof=1)
    move = np.diff(c)
    gain = loss = None
    for t, (up, down) in enumerate(zip(np.maximum(move, 0).tolist(), np.maximum(-move, 0).tolist()), 1):
        gain, loss = (up, down) if t == 1 else (gain + (up - gain) / 14, loss + (down - loss) / 14)
        if t >= FIRST and gain + loss > 0:
            f[t, 9] = (gain - loss) / (gain + loss)
    rows[:, 10], rows[:, 11] = ((h - l) / c)[FIRST:], ((c - o) / c)[FIRST:]
    rows[:, 12] = v[FIRST:] / rolling(v, 24)[FIRST - 23:].mean(axis=1) - 1
    rows[:, 13], rows[:, 14] = np.sin(2 * np.pi * hours[FIRST:] / 24), np.cos(2 * np.pi * hours[FIRST:] / 24)
    rows[:, 15] = gaps[FIRST:]
    return f, np.append(c[1:] / c[:-1] - 1, np.nan)


class Fold:
    def __init__(self, f, target, fold, folds, lags):
        first = FIRST + lags - 1
        rows = len(f) - 1 - first
        self.n, end = (rows * (fold + k) // (folds + 1) for k in (1, 2))
        trained = f[first:first + self.n]
        mean, scale = trained.mean(axis=0), trained.std(axis=0)
        scale[scale <= 1e-12 * np.abs(mean)] = np.inf
        z = np.ascontiguousarray((f[:first + end] - mean) / scale)
        # A row with its lags is a window of the z-scores: no copy.
        self.lagged = rolling(z.ravel(), lags * WIDTH)[(first - lags + 1) * WIDTH::WIDTH]
        self.own, self.y = z[first:first + end], target[first:first + end]


UPPER = np.triu_indices(WIDTH)


def ridge(d):
    own = d.own[:d.n]
    x = np.hstack([np.ones((d.n, 1)), d.lagged[:d.n], own[:, UPPER[0]] * own[:, UPPER[1]]])
    gram = x.T @ x
    gram.flat[gram.shape[0] + 1::gram.shape[0] + 1] += 0.01 * d.n
    return np.linalg.solve(gram, x.T @ d.y[:d.n])


def logistic(d, orders):
    w, b, label = np.zeros(d.lagged.shape[1]), 0.0, (d.y[:d.n] > 0).astype(float)
    for order in orders:
        for at in range(0, d.n, BATCH):
            batch = order[at:at + BATCH]
            x = d.lagged[batch]
            error = 1 / (1 + np.exp(-(x @ w + b))) - label[batch]
            w -= 0.05 / len(batch) * (error @ x)
            b -= 0.05 / len(batch) * error.sum()
    return np.append(b, w)


def evolution(d, noises):
    z, y, best = np.ascontiguousarray(d.own[:d.n]), d.y[:d.n, None], None

    def fitness(w):
        gain = np.clip(z @ w, -1, 1) * y
        mean = gain.mean(axis=0)
        return mean / np.sqrt(np.maximum(0, (gain * gain).mean(axis=0) - mean * mean) + 1e-18)

    for noise in noises:
        mean, step = np.zeros(WIDTH), 0.5
        for steps in noise:
            candidates = mean + step * steps
            ranked = np.argsort(-fitness(candidates.T), kind="stable")
            mean, step = candidates[ranked[:8]].mean(axis=0), step * 0.95
        score = fitness(mean[:, None])[0]
        if best is None or score > best[0]:
            best = score, mean
    return best[1]


def orders(args, symbol, fold, n):
    draws, at, result = stream(args.seed, symbol, fold, 0, 5 * n).tolist(), 0, []
    for _ in range(5):
        order = list(range(n))
        for last in range(n - 1, 0, -1):
            other = draws[at] * (last + 1) >> 64
            order[last], order[other], at = order[other], order[last], at + 1
        result.append(np.array(order))
    return result


def noises(args, symbol, fold):
    for island in range(args.islands):
        draws = stream(args.seed, symbol, fold, 1 + island, args.generations * 32 * WIDTH * 4)
        uniform = ((draws >> np.uint64(11)).astype(float) * 2.0 ** -53).reshape(args.generations, 32, WIDTH, 4)
        yield (((-2.0 + uniform[..., 0]) + uniform[..., 1]) + uniform[..., 2] + uniform[..., 3]) * np.sqrt(3)


def read(directory):
    bars, models = {}, {}
    with open(f"{directory}/training_bars.csv") as file:
        for r in csv.DictReader(file):
            bars.setdefault(int(r["symbol"]), []).append(r)
    with open(f"{directory}/training_models.csv") as file:
        for r in csv.DictReader(file):
            models.setdefault((int(r["symbol"]), int(r["fold"]), r["model"]), []).append(float(r["value"]))
    for symbol, rows in bars.items():
        times = [datetime.datetime.fromisoformat(r["time"]) for r in rows]
        gaps = np.append(0.0, [float((b - a).total_seconds() > 3600) for a, b in zip(times, times[1:])])
        columns = [np.array([float(r[k]) for r in rows]) for k in ("open", "high", "low", "close", "volume")]
        yield symbol, [np.array([t.hour for t in times], dtype=float), gaps] + columns, models


def timed(function, *arguments):
    """The result, and wall and processor seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = function(*arguments)
    return result, np.array([time.perf_counter() - wall, time.process_time() - cpu])


def train(args):
    best, rows = {}, {}
    for _ in range(args.repeat):
        seconds, rows = {"features": np.zeros(2)}, {}
        for symbol, columns, models in read(args.directory):
            (f, target), spent = timed(features, *columns)
            seconds["features"] = seconds["features"] + spent
            for fold in range(args.folds):
                d, spent = timed(Fold, f, target, fold, args.folds, args.lags)
                seconds["features"] = seconds["features"] + spent
                for name, function, extra in (
                        ("ridge", ridge, []), ("logistic", logistic, [orders(args, symbol, fold, d.n)]),
                        ("evolution", evolution, [list(noises(args, symbol, fold))])):
                    weights, spent = timed(function, d, *extra)
                    seconds[name] = seconds.get(name, np.zeros(2)) + spent
                    rows[name] = rows.get(name, 0) + d.n
                    np.testing.assert_allclose(
                        weights, models[symbol, fold, name], rtol=1e-9, atol=1e-12, err_msg=f"{name} fold {fold}")
        seconds["total"], rows["total"] = sum(seconds.values()), sum(rows.values())
        best = {part: np.minimum(s, best.get(part, s)) for part, s in seconds.items()}
    for part, (wall, cpu) in best.items():
        rate = f"  {rows[part] / wall:12.0f} rows/s" if part in rows else ""
        print(f"numpy {part:10} wall {wall:9.4f} s  cpu {cpu:9.4f} s{rate}")


def gemm(n):
    a, b = np.random.rand(n, n) - 0.5, np.random.rand(n, n) - 0.5
    wall, cpu = np.min([timed(np.matmul, a, b)[1] for _ in range(10)], axis=0)
    print(f"numpy gemm {n}: wall {wall:.4f} s  cpu {cpu:.4f} s  {2e-9 * n ** 3 / wall:.1f} GFLOP/s")


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("directory", nargs="?")
for option, value in (("folds", 4), ("lags", 24), ("islands", 8), ("generations", 20), ("seed", 1), ("repeat", 3)):
    parser.add_argument(f"--{option}", type=int, default=value)
parser.add_argument("--gemm", type=int)
arguments = parser.parse_args()
if arguments.gemm:
    gemm(arguments.gemm)
elif arguments.directory:
    train(arguments)
else:
    parser.error("name the directory of a dump, or --gemm N")
