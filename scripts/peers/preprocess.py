#!/usr/bin/env python3
"""The work of `speedup sweep preprocess --variant all-cores --write off --cores 1` in pandas and polars, on one thread.

    speedup sweep preprocess --variant all-cores --write off --cores 1 --repeat 1 --dump DIR --out OUT
    POLARS_MAX_THREADS=1 scripts/peers/preprocess.py DIR/indicators.csv

Reads what was dumped, computes the 15 indicators again, says how far they are apart, and prints values a second.
"""
import sys
import time

import numpy as np
import pandas as pd

WINDOWS = [5, 10, 20, 50, 200]


def with_pandas(rows):
    close = rows.groupby("symbol", sort=False)["close"]
    columns = {}
    for window in WINDOWS:
        columns[f"sma{window}"] = close.rolling(window).mean().to_numpy()
    for window in WINDOWS:
        columns[f"ema{window}"] = close.ewm(span=window, adjust=False).mean().to_numpy()
    move = close.diff()
    up, down = move.clip(lower=0), (-move).clip(lower=0)
    place = rows.groupby("symbol", sort=False).cumcount()
    for window in WINDOWS:
        # ewm skips the undefined first difference, and begins with the second row.
        gain = up.groupby(rows["symbol"], sort=False).ewm(alpha=1 / window, adjust=False).mean().to_numpy()
        loss = down.groupby(rows["symbol"], sort=False).ewm(alpha=1 / window, adjust=False).mean().to_numpy()
        with np.errstate(invalid="ignore", divide="ignore"):
            value = 100 * gain / (gain + loss)
        value = np.where(gain + loss == 0, 50, value)
        columns[f"rsi{window}"] = np.where(place < window, np.nan, value)
    return columns


def with_polars(rows):
    import polars as pl

    close = pl.col("close")
    move = close.diff().over("symbol")
    expressions = [close.rolling_mean(w).over("symbol").alias(f"sma{w}") for w in WINDOWS]
    expressions += [close.ewm_mean(span=w, adjust=False).over("symbol").alias(f"ema{w}") for w in WINDOWS]
    for w in WINDOWS:
        gain = move.clip(lower_bound=0).ewm_mean(alpha=1 / w, adjust=False).over("symbol")
        loss = (-move).clip(lower_bound=0).ewm_mean(alpha=1 / w, adjust=False).over("symbol")
        value = pl.when(gain + loss == 0).then(50.0).otherwise(100 * gain / (gain + loss))
        expressions.append(pl.when(pl.int_range(pl.len()).over("symbol") < w).then(None).otherwise(value)
                           .alias(f"rsi{w}"))
    return rows.select(expressions)


def main():
    dumped = pd.read_csv(sys.argv[1])
    rows = dumped[["symbol", "close"]]
    names = list(dumped.columns[3:])
    peers = [("pandas", lambda: with_pandas(rows))]
    try:
        import polars as pl

        frame = pl.from_pandas(rows)
        peers.append(("polars", lambda: with_polars(frame)))
    except ImportError:
        print("polars is not installed; left out", file=sys.stderr)
    for name, work in peers:
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            result = work()
            seconds.append(time.perf_counter() - start)
        worst = max(
            np.nanmax(np.abs(np.asarray(result[column], dtype=float) / dumped[column].to_numpy() - 1), initial=0)
            for column in names if not column.startswith("rsi"))
        print(f"{name}: {len(rows) * 15 / min(seconds) / 1e6:.1f} million values/s, best of 3; "
              f"relative difference at most {worst:.1e}")


if __name__ == "__main__":
    main()
