"""A pipeline as in document 002, written down as tasks: daily rows, features by symbol on a pool of processes, one table.

    features.py --workers N [--symbols N] [--days N] [--chunk N]

Prints how many rows came out and their sum, which is the same for every number of workers. Needs numpy and pandas.
"""
import argparse
import concurrent.futures
import multiprocessing
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "Tracing"))
import numpy as np
import pandas as pd
from speedup_trace import task, wrap


def rows(symbols, days):
    dice = np.random.default_rng(1)
    close = 100 * np.exp(np.cumsum(dice.normal(0, 0.02, (symbols, days)), axis=1)).ravel()
    return pd.DataFrame({"symbol": np.repeat(np.arange(symbols), days), "close": close})


def features(part):
    close = part["close"]
    out = {f"mean{window}": close.rolling(window).mean() for window in (5, 20, 60)}
    out |= {f"deviation{window}": close.rolling(window).std() for window in (5, 20, 60)}
    out |= {f"median{window}": close.rolling(window).median() for window in (20, 60)}
    return pd.DataFrame(out).dropna()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, required=True)
    parser.add_argument("--symbols", type=int, default=48)
    parser.add_argument("--days", type=int, default=4000)
    options = parser.parse_args()
    with task("rows"):
        table = rows(options.symbols, options.days)
    with task("split"):
        parts = [part for _, part in table.groupby("symbol")]
    with concurrent.futures.ProcessPoolExecutor(
            options.workers, mp_context=multiprocessing.get_context("fork")) as pool:
        done = list(pool.map(wrap("features", features), parts))
    with task("join"):
        table = pd.concat(done, ignore_index=True)
    print(len(table), f"{table.to_numpy().sum():.6e}")


if __name__ == "__main__":
    main()
