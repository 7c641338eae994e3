#!/usr/bin/env python3
"""The work of `speedup sweep preprocess --variant all-cores --write off --cores 1` in pandas and polars, on one thread.

    speedup sweep preprocess --variant all-cores --write off --cores 1 --repeat 1 --dump DIR --out OUT
    scripts/peers/preprocess.py DIR/indicators.csv

Reads what was dumped, computes the 15 indicators again from the closes, symbol by symbol (faster than either library's
grouped windows), compares every value with the dumped one, and prints values a second. Exit status 1 where they differ.
"""
import argparse
import os
import sys
import time

WINDOWS = [5, 10, 20, 50, 200]


def with_pandas(np, symbols):
    parts = []
    for close in symbols:
        columns = [close.rolling(w).mean().to_numpy() for w in WINDOWS]
        columns += [close.ewm(span=w, adjust=False).mean().to_numpy() for w in WINDOWS]
        move = close.diff()
        up, down = move.clip(lower=0), (-move).clip(lower=0)
        for w in WINDOWS:
            # ewm skips the undefined first difference, and begins with the second row.
            gain = up.ewm(alpha=1 / w, adjust=False).mean().to_numpy()
            moved = gain + down.ewm(alpha=1 / w, adjust=False).mean().to_numpy()
            with np.errstate(invalid="ignore", divide="ignore"):
                value = np.where(moved == 0, 50.0, 100 * gain / moved)
            value[:w] = np.nan
            columns.append(value)
        parts.append(columns)
    return [np.concatenate(column) for column in zip(*parts)]


def with_polars(pl, frames):
    close = pl.col("close")
    move = close.diff()
    expressions = [close.rolling_mean(w).alias(f"sma{w}") for w in WINDOWS]
    expressions += [close.ewm_mean(span=w, adjust=False).alias(f"ema{w}") for w in WINDOWS]
    for w in WINDOWS:
        gain = move.clip(lower_bound=0).ewm_mean(alpha=1 / w, adjust=False)
        moved = gain + (-move).clip(lower_bound=0).ewm_mean(alpha=1 / w, adjust=False)
        value = pl.when(moved == 0).then(50.0).otherwise(100 * gain / moved)
        expressions.append(pl.when(pl.int_range(pl.len()) < w).then(None).otherwise(value).alias(f"rsi{w}"))
    result = pl.concat([frame.lazy().select(expressions).collect() for frame in frames])
    return [result[column].to_numpy() for column in result.columns]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("indicators", help="indicators.csv, as dumped")
    parser.add_argument("--repeat", type=int, default=3, help="the best of so many (default: 3)")
    parser.add_argument("--threads", type=int, default=1, help="of polars (default: 1)")
    options = parser.parse_args()
    os.environ["POLARS_MAX_THREADS"] = str(options.threads)
    import numpy as np
    import pandas as pd

    dumped = pd.read_csv(options.indicators)
    names = list(dumped.columns[3:])
    expected = [dumped[name].to_numpy() for name in names]
    symbols = [group.reset_index(drop=True) for _, group in dumped.groupby("symbol", sort=False)["close"]]
    peers = [("pandas", lambda: with_pandas(np, symbols))]
    try:
        import polars as pl

        frames = [pl.DataFrame({"close": close.to_numpy()}) for close in symbols]
        peers.append(("polars", lambda: with_polars(pl, frames)))
    except ImportError:
        print("polars is not installed; left out", file=sys.stderr)
    wrong = 0
    for name, work in peers:
        seconds = []
        for _ in range(options.repeat):
            start = time.perf_counter()
            result = work()
            seconds.append(time.perf_counter() - start)
        differing = sum(
            int((~np.isclose(got, right, rtol=1e-9, atol=1e-9, equal_nan=True)).sum())
            for got, right in zip(result, expected, strict=True))
        wrong += differing
        print(f"{name}: {len(dumped) * len(names) / min(seconds) / 1e6:.1f} million values/s, best of "
              f"{options.repeat}; {differing} of {len(dumped) * len(names)} values differ")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
