#!/usr/bin/env python3
"""The work of the workload `matching` in plain Python, as the source document has it, with pandas for the reading.

    scripts/golden/matching.py --orders 1000000 --partitions 20 --input-only DIR
    scripts/peers/matching.py DIR
    speedup sweep matching --data DIR/orders.csv --variant sequential --cores 1 --repeat 5

Prints rows read a second and sweep orders matched a second, on one thread.
"""
import os
import sys
import time

import pandas as pd

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "golden"))
from matching import match  # noqa: E402


def main():
    start = time.perf_counter()
    orders = pd.concat(pd.read_csv(os.path.join(sys.argv[1], "orders.csv"), chunksize=100_000))
    quotes = pd.read_csv(os.path.join(sys.argv[1], "quotes.csv"))
    sweep = orders[orders["sweep"] == 1]
    read = time.perf_counter() - start
    groups = {key: list(group.itertuples(index=False, name=None))
              for key, group in sweep[["order_id", "ts", "side", "limit", "qty", "date", "instrument"]]
              .groupby(["date", "instrument"])}
    books = {key: list(zip(group["ts"], group["bid"], group["ask"]))
             for key, group in quotes.groupby(["date", "instrument"])}
    start = time.perf_counter()
    matches = sum(len(match([o[:5] for o in rows], books.get(key, []))[1]) for key, rows in groups.items())
    spent = time.perf_counter() - start
    print(f"pandas: {len(orders) / read / 1e6:.2f} million rows/s read; "
          f"Python: {len(sweep) / spent / 1e6:.3f} million sweep orders/s, {matches} matches")


if __name__ == "__main__":
    main()
