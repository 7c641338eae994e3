#!/usr/bin/env python3
"""The work of the workload `analyzer` in pandas and numpy, on the very bars that speedup had, checked against its result.

    speedup sweep analyzer --variant sliced --instruments 1 --history-days 240 --cores 1 --repeat 5 --dump DIR
    scripts/peers/analyzer.py DIR

Three ways, on one thread: `scan` filters the whole frame for every day and range, `grouped` filters each day's own frame,
`numpy` slices sorted arrays. Reading is timed by itself. Prints bars a second of the fastest of --repeat passes.
"""
import argparse
import pathlib
import time

import numpy as np
import pandas as pd

SLOTS = [(480, 810), (480, 840), (480, 900), (840, 930), (840, 960), (840, 990), (840, 1020), (840, 1050), (840, 1080)]
PRICES = ["open", "high", "low", "close"]


def trade(inside, after):
    """One range: arrays (minute, open, high, low, close) of its bars and of those after it, in ticks; None without bars."""
    if len(inside[0]) == 0:
        return None
    minute, opened, high, low, close = after
    hi, lo = int(inside[2].max()), int(inside[3].min())
    hits = np.flatnonzero((high > hi) | (low < lo))
    if len(hits) == 0:
        return ("none", "", "", "none", "")
    at = hits[0]
    up = high[at] > hi and (low[at] >= lo or abs(opened[at] - hi - 1) <= abs(opened[at] - lo + 1))
    size, sign = hi - lo, 1 if up else -1
    entry = hi + 1 if up else lo - 1
    stop, target = entry - sign * size, entry + sign * (size // 2)
    worst, best = (low, high) if up else (high, low)
    stops = sign * worst[at + 1:] <= sign * stop
    ends = np.flatnonzero(stops | (sign * best[at + 1:] >= sign * target))
    name = "L" if up else "S"
    if len(ends) == 0:
        return (name, minute[at], minute[-1], "time", sign * (close[-1] - entry))
    lost = stops[ends[0]]
    return (name, minute[at], minute[at + 1 + ends[0]], "loss" if lost else "win", -size if lost else size // 2)


def columns(frame):
    return [frame[name].to_numpy() for name in ["minute"] + PRICES]


def framed(frames, whole):
    rows = []
    for day, frame in frames:
        for slot, (start, end) in enumerate(SLOTS):
            day_is = (frame["day"] == day) if whole else True
            inside = frame[day_is & (frame["minute"] >= start) & (frame["minute"] < end)]
            after = frame[day_is & (frame["minute"] >= end) & (frame["minute"] < 1320)]
            row = trade(columns(inside), columns(after))
            if row:
                rows.append((day, slot) + row)
    return rows


def scan(frame):
    return framed([(day, frame) for day in frame["day"].unique()], True)


def grouped(frame):
    return framed(frame.groupby("day", sort=False), False)


def sliced(frame):
    rows = []
    minute, *prices = columns(frame)
    days = frame["day"].to_numpy()
    starts = np.flatnonzero(np.append(True, days[1:] != days[:-1])) if len(days) else []
    for first, last in zip(starts, np.append(starts[1:], len(days))):
        own = minute[first:last]
        for slot, (start, end) in enumerate(SLOTS):
            a, b, c = first + np.searchsorted(own, (start, end, 1320))
            row = trade([x[a:b] for x in [minute] + prices], [x[b:c] for x in [minute] + prices])
            if row:
                rows.append((days[first], slot) + row)
    return rows


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory", type=pathlib.Path, help="what speedup wrote with --dump")
    parser.add_argument("--tick", type=float, default=0.25)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--skip-scan", action="store_true", help="it takes days x bars")
    options = parser.parse_args()
    for path in sorted(options.directory.glob("*/bars.csv")):
        begun = time.perf_counter()
        bars = pd.read_csv(path)
        clock = pd.to_datetime(bars["datetime"])
        frame = pd.DataFrame({"day": clock.dt.strftime("%Y-%m-%d"), "minute": clock.dt.hour * 60 + clock.dt.minute})
        for name in PRICES:
            frame[name] = (bars[name] / options.tick).round().astype("int64")
        print(f"{path.parent.name}: {len(frame)} bars read by pandas, "
              f"{len(frame) / (time.perf_counter() - begun) / 1e6:.2f} million bars/s")
        text = (path.parent / "breakouts.csv").read_text().splitlines()[1:]
        for name, method in (("scan", scan), ("grouped", grouped), ("numpy", sliced)):
            if name == "scan" and options.skip_scan:
                continue
            best = float("inf")
            for _ in range(options.repeat if name != "scan" else 1):
                begun = time.perf_counter()
                rows = method(frame)
                best = min(best, time.perf_counter() - begun)
            agrees = [",".join(map(str, row)) for row in rows] == text
            print(f"  {name}: {len(frame) / best / 1e6:.4f} million bars/s, {len(rows)} ranges in {best:.3f} s, "
                  f"{'agrees' if agrees else 'DIFFERS'}")
            if not agrees:
                raise SystemExit(1)


if __name__ == "__main__":
    main()
