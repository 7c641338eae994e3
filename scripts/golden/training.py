#!/usr/bin/env python3
"""Writes Fixtures/training: features, ridge, logistic and evolution models of hourly bars, by numpy, for the first
BARS bars of the real file. The definitions, the random numbers included, are written down here on their own.

usage: scripts/golden/training.py        (numpy; run from anywhere)
"""
import csv
import datetime
import gzip
import math
import pathlib

import numpy as np

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Fixtures"
OUT = FIXTURES / "training"
BARS, LAGS, FOLDS, ISLANDS, GENERATIONS, SEED = 420, 3, 2, 3, 4, 7
FIRST = 48
FEATURES = [
    "return1", "return2", "return4", "return8", "return24", "momentum12", "momentum48", "volatility12",
    "volatility48", "rsi14", "range", "body", "volumeRatio", "hourSine", "hourCosine", "gap"]
MASK = (1 << 64) - 1


class SplitMix64:
    """Steele, Lea, Flood: Fast splittable pseudorandom number generators (2014)."""

    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def uniform(self):
        return (self.next() >> 11) * 2.0 ** -53

    def below(self, upper):
        """Lemire's method."""
        if upper <= 1:
            return 0
        product = self.next() * upper
        if product & MASK < upper:
            unfair = (2 ** 64 - upper) % upper
            while product & MASK < unfair:
                product = self.next() * upper
        return product >> 64

    def bell(self):
        total = -2.0
        for _ in range(4):
            total += self.uniform()
        return total * math.sqrt(3)


def stream(fold, number, symbol=0):
    mixer = SplitMix64(
        SEED + symbol * 0xD1342543DE82EF95 + fold * 0x2545F4914F6CDD1D + number * 0xDA942042E4DD58B5)
    return SplitMix64(mixer.next())


def read_bars():
    with gzip.open(FIXTURES / "eurusd_hourly_ask_2017.csv.gz", "rt", newline="") as file:
        rows = list(csv.DictReader(file))[:BARS]
    times = [datetime.datetime.strptime(r["Time"], "%d.%m.%Y %H:%M:%S.%f") for r in rows]
    return times, {k: np.array([float(r[k.capitalize()]) for r in rows]) for k in
                   ("open", "high", "low", "close", "volume")}


def features(times, bars):
    o, h, l, c, v = (bars[k] for k in ("open", "high", "low", "close", "volume"))
    n = len(c)
    r = np.full(n, np.nan)
    r[1:] = c[1:] / c[:-1] - 1
    gain = loss = 0.0
    strength = np.zeros(n)
    for t in range(1, n):
        move = c[t] - c[t - 1]
        up, down = max(move, 0), max(-move, 0)
        gain = up if t == 1 else (13 * gain + up) / 14
        loss = down if t == 1 else (13 * loss + down) / 14
        rsi = 50.0 if gain + loss == 0 else 100 * gain / (gain + loss)
        strength[t] = (rsi - 50) / 50
    f = np.zeros((n, len(FEATURES)))
    for t in range(FIRST, n):
        angle = 2 * math.pi * times[t].hour / 24
        f[t] = [
            r[t], c[t] / c[t - 2] - 1, c[t] / c[t - 4] - 1, c[t] / c[t - 8] - 1, c[t] / c[t - 24] - 1,
            c[t] / c[t - 11:t + 1].mean() - 1, c[t] / c[t - 47:t + 1].mean() - 1,
            r[t - 11:t + 1].std(ddof=1), r[t - 47:t + 1].std(ddof=1), strength[t], (h[t] - l[t]) / c[t],
            (c[t] - o[t]) / c[t], v[t] / v[t - 23:t + 1].mean() - 1, math.sin(angle), math.cos(angle),
            1.0 if (times[t] - times[t - 1]).total_seconds() > 3600 else 0.0]
    return f, np.append(c[1:] / c[:-1] - 1, np.nan)


class Fold:
    """The z-scores of one fold and its rows."""

    def __init__(self, f, target, fold):
        first = FIRST + LAGS - 1
        rows = len(f) - 1 - first
        start, end = (rows * (fold + k) // (FOLDS + 1) for k in (1, 2))
        trained = f[first:first + start]
        scale = trained.std(axis=0)
        scale[scale <= 1e-12 * np.abs(trained.mean(axis=0))] = np.inf
        z = (f - trained.mean(axis=0)) / scale
        self.own = z[first:first + end]
        self.lagged = np.hstack([z[first - lag:first - lag + end] for lag in range(LAGS - 1, -1, -1)])
        self.y = target[first:first + end]
        self.train, self.test, self.first_bar = slice(0, start), slice(start, end), first + start


def ridge(fold):
    pairs = [fold.own[:, i] * fold.own[:, j] for i in range(16) for j in range(i, 16)]
    x = np.column_stack([np.ones(len(fold.own)), fold.lagged] + pairs)
    xt, yt = x[fold.train], fold.y[fold.train]
    penalty = 0.01 * len(xt) * np.eye(x.shape[1])
    penalty[0, 0] = 0
    w = np.linalg.solve(xt.T @ xt + penalty, xt.T @ yt)
    return w, x[fold.test] @ w


def logistic(fold, random):
    x, label = fold.lagged[fold.train], (fold.y[fold.train] > 0).astype(float)
    w, b = np.zeros(x.shape[1]), 0.0
    for _ in range(5):
        order = list(range(len(x)))
        for last in range(len(order) - 1, 0, -1):
            other = random.below(last + 1)
            order[last], order[other] = order[other], order[last]
        for at in range(0, len(order), 256):
            batch = order[at:at + 256]
            error = 1 / (1 + np.exp(-(x[batch] @ w + b))) - label[batch]
            w, b = w - 0.05 * (error @ x[batch]) / len(batch), b - 0.05 * error.sum() / len(batch)
    return np.append(b, w), 1 / (1 + np.exp(-(fold.lagged[fold.test] @ w + b)))


def evolution(fold, streams):
    z, y = fold.own[fold.train], fold.y[fold.train]

    def fitness(w):
        gain = np.clip(z @ w, -1, 1) * y
        return gain.mean() / math.sqrt(max(0, (gain ** 2).mean() - gain.mean() ** 2) + 1e-18)

    best = None
    for random in streams:
        mean, step = np.zeros(16), 0.5
        for _ in range(GENERATIONS):
            candidates = [mean + step * np.array([random.bell() for _ in range(16)]) for _ in range(32)]
            candidates.sort(key=fitness, reverse=True)
            mean, step = np.mean(candidates[:8], axis=0), step * 0.95
        if best is None or fitness(mean) > fitness(best):
            best = mean
    return best, np.clip(fold.own[fold.test] @ best, -1, 1)


def write(name, header, rows):
    text = ",".join(header) + "\n" + "".join(
        ",".join(repr(float(x)) if isinstance(x, float) else str(x) for x in row) + "\n" for row in rows)
    # No time stamp in the file, so that the same content gives the same bytes.
    with open(OUT / name, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(text.encode())


def main():
    OUT.mkdir(exist_ok=True)
    times, bars = read_bars()
    f, target = features(times, bars)
    write("real_features.csv.gz", ["time"] + FEATURES + ["target"], [
        [f"{times[t]:%Y-%m-%d %H:%M}"] + [float(x) for x in f[t]] + [float(target[t])]
        for t in range(FIRST, len(f) - 1, 5)])
    models, predictions = [], []
    for number in range(FOLDS):
        fold = Fold(f, target, number)
        done = {
            "ridge": ridge(fold), "logistic": logistic(fold, stream(number, 0)),
            "evolution": evolution(fold, [stream(number, 1 + island) for island in range(ISLANDS)])}
        for family, (weights, predicted) in done.items():
            models += [[number, family, index, float(value)] for index, value in enumerate(weights)]
            predictions += [
                [number, family, f"{times[fold.first_bar + row]:%Y-%m-%d %H:%M}", float(value)]
                for row, value in enumerate(predicted)]
    write("real_models.csv.gz", ["fold", "model", "coefficient", "value"], models)
    write("real_predictions.csv.gz", ["fold", "model", "time", "prediction"], predictions)


main()
