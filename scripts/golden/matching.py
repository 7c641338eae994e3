#!/usr/bin/env python3
"""Makes Fixtures/matching/*: orders and quotes, and what a plain Python matcher makes of them.

    scripts/golden/matching.py                                         the fixtures
    scripts/golden/matching.py --orders 1000000 --partitions 20 --input-only DIR    a large input, for scripts/peers/matching.py

The matcher is written straight from the definition, as one queue a side that is scanned from its front, and knows
nothing of the Swift one. The input has what a reader may stumble over: rows out of order, equal times, columns in another
order, orders before the first quote, a partition without quotes, market orders, no sweep orders in a partition.
"""
import argparse
import gzip
import os
import random

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def generate(partitions, orders, seed):
    """Rows of orders and of quotes, as lists of texts in the order of the columns below."""
    dice = random.Random(seed)
    names = [(f"2024-03-{4 + p // 4:02d}", f"X{p % 4}") for p in range(partitions)]
    order_rows, quote_rows = [], []
    for number in range(orders):
        date, instrument = names[dice.randrange(partitions)]
        time = number // 3 * 5 + dice.randrange(40)
        limit = 0 if dice.random() < 0.2 else 1000 + dice.randrange(-12, 13)
        sweep = 0 if instrument == "X3" and date.endswith("04") else int(dice.random() < 0.7)
        order_rows.append((number + 1, time, dice.choice((1, -1)), limit, dice.randrange(1, 50), sweep,
                           date, instrument))
    for index, (date, instrument) in enumerate(names):
        if index == 2:
            continue  # a partition that never has a quote
        mid = 1000
        for time in sorted(dice.randrange(30, max(31, orders * 5 // 3)) for _ in range(max(3, orders // partitions // 3))):
            mid = min(1014, max(986, mid + dice.randrange(-4, 5)))
            spread = dice.randrange(1, 4)
            quote_rows.append((date, instrument, time, mid - spread // 2, mid - spread // 2 + spread))
    dice.shuffle(quote_rows)
    quote_rows.sort(key=lambda row: row[2] // 50)  # nearly in order
    return order_rows, quote_rows


def match(orders, quotes):
    """One partition: orders (id, ts, side, limit, qty), quotes (ts, bid, ask) as they come in the file."""
    orders = sorted(orders, key=lambda o: (o[1], o[0]))
    quotes = sorted(quotes, key=lambda q: q[0])  # stable: of equal times the last one in the file holds
    state = {o[0]: [0, 0, 0, ""] for o in orders}  # filled, notional2, matches, status
    resting = {1: [], -1: []}
    details, at = [], 0
    for oid, ts, side, limit, qty in orders:
        while at < len(quotes) and quotes[at][0] <= ts:
            at += 1
        if at == 0:
            state[oid][3] = "noquote"
            continue
        mid2 = quotes[at - 1][1] + quotes[at - 1][2]
        if not (limit == 0 or (2 * limit >= mid2 if side == 1 else 2 * limit <= mid2)):
            state[oid][3] = "ineligible"
            continue
        left = qty
        for other in list(resting[-side]):
            if left == 0:
                break
            other_id, other_limit, other_left = other
            if other_limit and not (2 * other_limit <= mid2 if side == 1 else 2 * other_limit >= mid2):
                continue
            traded = min(left, other_left)
            left -= traded
            other[2] -= traded
            for who in (oid, other_id):
                state[who][0] += traded
                state[who][1] += traded * mid2
                state[who][2] += 1
            details.append((ts, oid if side == 1 else other_id, other_id if side == 1 else oid, traded, mid2))
            state[other_id][3] = "partial"
            if other[2] == 0:
                resting[-side].remove(other)
                state[other_id][3] = "filled"
        state[oid][3] = "filled" if left == 0 else ("partial" if left < qty else "unfilled")
        if left:
            resting[side].append([oid, limit, left])
    return [(o[0], *state[o[0]]) for o in orders], details


def write(path, header, rows):
    data = "\n".join([header] + [",".join(map(str, row)) for row in rows]) + "\n"
    if path.endswith(".gz"):
        with open(path, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
            file.write(data.encode())
    else:
        with open(path, "w") as file:
            file.write(data)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--orders", type=int, default=6000)
    parser.add_argument("--partitions", type=int, default=9)
    parser.add_argument("--input-only", metavar="DIR")
    options = parser.parse_args()
    orders, quotes = generate(options.partitions, options.orders, seed=11)
    out, end = options.input_only or os.path.join(ROOT, "Fixtures", "matching"), "" if options.input_only else ".gz"
    os.makedirs(out, exist_ok=True)
    write(f"{out}/orders.csv{end}", "order_id,ts,side,limit,qty,sweep,date,instrument", orders)
    write(f"{out}/quotes.csv{end}", "date,instrument,ts,bid,ask", quotes)
    if options.input_only:
        return
    summaries, details = [], []
    for key in sorted({(o[6], o[7]) for o in orders}):
        mine = [o[:5] for o in orders if (o[6], o[7]) == key and o[5] == 1]
        summary, matches = match(mine, [q[2:] for q in quotes if (q[0], q[1]) == key])
        summaries += [("_".join(key), *row) for row in summary]
        details += [("_".join(key), *row) for row in matches]
    write(f"{out}/summary.csv.gz", "partition,order_id,filled,notional2,matches,status", summaries)
    write(f"{out}/details.csv.gz", "partition,ts,buy_id,sell_id,qty,mid2", details)


if __name__ == "__main__":
    main()
