#!/usr/bin/env python3
"""The work of the workload `analyzer` in pandas, as the source document has it: a frame filtered for every day and range.

    speedup sweep analyzer --variant sliced --instruments 1 --history-days 60 --repeat 1 --out OUT
    scripts/peers/analyzer.py --days 60

Prints bars a second, for bars of the same shape (06:00 to 22:30, minutes missing), on one thread.
"""
import argparse
import os
import sys
import time

import numpy as np
import pandas as pd

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "golden"))
from analyzer import TICK, breakouts  # noqa: E402


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=60)
    options = parser.parse_args()
    dice = np.random.default_rng(1)
    parts = []
    for day in pd.bdate_range("2024-01-03", periods=options.days):
        minutes = np.flatnonzero(dice.random(990) > 0.02) + 360
        close = 10_000 + np.cumsum(dice.integers(-5, 6, len(minutes)))
        opened = close + dice.integers(-4, 5, len(minutes))
        parts.append(pd.DataFrame({
            "datetime": day + pd.to_timedelta(minutes, unit="min"), "open": opened * TICK,
            "high": (np.maximum(opened, close) + dice.integers(0, 4, len(minutes))) * TICK,
            "low": (np.minimum(opened, close) - dice.integers(0, 4, len(minutes))) * TICK, "close": close * TICK}))
    bars = pd.concat(parts, ignore_index=True)
    start = time.perf_counter()
    rows = breakouts(bars)
    spent = time.perf_counter() - start
    print(f"pandas: {len(bars) / spent / 1e6:.3f} million bars/s, {len(rows)} ranges in {spent:.2f} s")


if __name__ == "__main__":
    main()
