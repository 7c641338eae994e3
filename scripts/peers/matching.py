#!/usr/bin/env python3
"""The work of the workload `matching` on one thread: pandas reads the orders in chunks, plain Python matches.

    scripts/golden/matching.py --orders 1000000 --partitions 100 --input-only DIR
    speedup sweep matching --data DIR/orders.csv --variant sequential --cores 1 --chunk 100000 --repeat 5 --dump DUMP
    scripts/peers/matching.py DIR --check DUMP

Prints rows read a second and sweep orders matched a second. With --check the outputs of the dump must be the same, line
by line. Two matchers: a queue a side that is scanned from its front, as the source document's simulator does, and a
queue a limit, of which the one with the oldest order is taken, which does not slow down when many orders are skipped.
"""
import argparse
import os
import sys
import time
from collections import deque

import pandas as pd

COLUMNS = ["order_id", "ts", "side", "limit", "qty"]


def scan(queue, allows):
    """The first resting order whose limit allows the price; those that are done leave from the front."""
    while queue and queue[0][2] == 0:
        queue.popleft()
    for order in queue:
        if order[2] and allows(order[1]):
            return order
    return None


class Scanned:
    """One queue a side."""

    def __init__(self):
        self.sides = {1: deque(), -1: deque()}

    def rest(self, side, order):
        self.sides[side].append(order)

    def first(self, side, mid2):
        return scan(self.sides[side], lambda limit: not limit or side * (2 * limit - mid2) >= 0)


class ByLimit:
    """A queue for every limit on a side."""

    def __init__(self):
        self.sides = {1: {}, -1: {}}

    def rest(self, side, order):
        self.sides[side].setdefault(order[1], deque()).append(order)

    def first(self, side, mid2):
        best = None
        for limit, queue in self.sides[side].items():
            while queue and queue[0][2] == 0:
                queue.popleft()
            if queue and (not limit or side * (2 * limit - mid2) >= 0) and (best is None or queue[0][3] < best[3]):
                best = queue[0]
        return best


def match(orders, quotes, book):
    """One partition: (order_id, ts, side, limit, qty) and (ts, bid, ask). Gives the lines of both outputs."""
    orders.sort(key=lambda o: (o[1], o[0]))
    quotes.sort(key=lambda q: q[0])
    filled, notional, counts = [0] * len(orders), [0] * len(orders), [0] * len(orders)
    status, details, at = [""] * len(orders), [], 0
    for index, (number, ts, side, limit, qty) in enumerate(orders):
        while at < len(quotes) and quotes[at][0] <= ts:
            at += 1
        if at == 0:
            status[index] = "noquote"
            continue
        mid2 = quotes[at - 1][1] + quotes[at - 1][2]
        if limit and side * (2 * limit - mid2) < 0:
            status[index] = "ineligible"
            continue
        left = qty
        while left and (other := book.first(-side, mid2)) is not None:
            traded = min(left, other[2])
            left -= traded
            other[2] -= traded
            for who in (index, other[3]):
                filled[who] += traded
                notional[who] += traded * mid2
                counts[who] += 1
            pair = (number, other[0]) if side == 1 else (other[0], number)
            details.append(f"{ts},{pair[0]},{pair[1]},{traded},{mid2}")
        if left:
            book.rest(side, [number, limit, left, index])
    for index, order in enumerate(orders):
        if not status[index]:
            status[index] = "filled" if filled[index] == order[4] else "partial" if filled[index] else "unfilled"
    summary = [f"{o[0]},{filled[i]},{notional[i]},{counts[i]},{status[i]}" for i, o in enumerate(orders)]
    return summary, details


def check(directory, results):
    for (date, instrument), outputs in results.items():
        for name, lines in zip(("order_summary.csv", "match_details.csv"), outputs):
            with open(os.path.join(directory, f"{date}_{instrument}", name)) as file:
                if file.read().split("\n")[1:-1] != lines:
                    sys.exit(f"{date} {instrument}: {name} differs")
    print(f"the same outputs in {len(results)} partitions")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("directory")
    parser.add_argument("--chunk", type=int, default=100_000)
    parser.add_argument("--check", metavar="DUMP")
    options = parser.parse_args()
    start = time.perf_counter()
    rows, parts = 0, {}
    for chunk in pd.read_csv(os.path.join(options.directory, "orders.csv"), chunksize=options.chunk):
        rows += len(chunk)
        for key, group in chunk[chunk["sweep"] == 1].groupby(["date", "instrument"]):
            parts.setdefault(key, []).append(group[COLUMNS])
    quotes = pd.read_csv(os.path.join(options.directory, "quotes.csv"))
    read = time.perf_counter() - start
    print(f"pandas: {rows / read / 1e6:.2f} million rows/s read and split")
    orders = {key: list(pd.concat(chunks).itertuples(index=False, name=None)) for key, chunks in parts.items()}
    books = {key: list(zip(group["ts"].tolist(), group["bid"].tolist(), group["ask"].tolist()))
             for key, group in quotes.groupby(["date", "instrument"])}
    count = sum(map(len, orders.values()))
    for kind in (ByLimit, Scanned):
        start = time.perf_counter()
        results = {key: match(mine[:], books.get(key, [])[:], kind()) for key, mine in orders.items()}
        spent = time.perf_counter() - start
        print(f"Python, {kind.__name__}: {count / spent / 1e6:.3f} million sweep orders/s")
        if options.check:
            check(options.check, results)


if __name__ == "__main__":
    main()
