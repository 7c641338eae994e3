#!/usr/bin/env python3
"""Makes Fixtures/analyzer/*: breakouts that pandas finds, straight from the definition, one day and range at a time.

    scripts/golden/analyzer.py        (pip install pandas)

Two inputs: the real minute bars of Fixtures/es_1min_derived.csv.gz, and odd.csv.gz made here, with what a program may
stumble over: missing minutes, days without some range, rows out of order, bars that break out on both sides, flat days
(a range of nothing), days that end before any breakout, an entry in the last bar.
"""
import gzip
import os
import random

import pandas as pd

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FIXTURES = os.path.join(ROOT, "Fixtures")
SLOTS = [(480, 810), (480, 840), (480, 900), (840, 930), (840, 960), (840, 990), (840, 1020), (840, 1050), (840, 1080)]
TICK = 0.25


def one(day, slot):
    """The output row of one day's bars (sorted) and one range, or None."""
    start, end = SLOTS[slot]
    inside = day[(day["minute"] >= start) & (day["minute"] < end)]
    if inside.empty:
        return None
    hi, lo = int(inside["high"].max()), int(inside["low"].min())
    after = day[(day["minute"] >= end) & (day["minute"] < 1320)]
    hits = after[(after["high"] >= hi + 1) | (after["low"] <= lo - 1)]
    if hits.empty:
        return ["none", "", "", "none", ""]
    bar = hits.iloc[0]
    up, down = bar["high"] >= hi + 1, bar["low"] <= lo - 1
    if up and down:
        up = abs(bar["open"] - (hi + 1)) <= abs(bar["open"] - (lo - 1))
    size = hi - lo
    sign = 1 if up else -1
    entry = hi + 1 if up else lo - 1
    target, stop = entry + sign * (size // 2), entry - sign * size
    rest = after.loc[after.index > bar.name]
    for _, row in rest.iterrows():
        if (row["low"] <= stop) if up else (row["high"] >= stop):
            return ["L" if up else "S", bar["minute"], row["minute"], "loss", -size]
        if (row["high"] >= target) if up else (row["low"] <= target):
            return ["L" if up else "S", bar["minute"], row["minute"], "win", size // 2]
    last = rest.iloc[-1] if len(rest) else bar
    return ["L" if up else "S", bar["minute"], last["minute"], "time", sign * (last["close"] - entry)]


def breakouts(bars):
    time = pd.to_datetime(bars["datetime"])
    frame = pd.DataFrame({"day": time.dt.strftime("%Y-%m-%d"), "minute": time.dt.hour * 60 + time.dt.minute})
    for column in ("open", "high", "low", "close"):
        frame[column] = (bars[column] / TICK).round().astype("int64")
    frame = frame.sort_values(["day", "minute"], kind="stable").reset_index(drop=True)
    rows = []
    for day, group in frame.groupby("day"):
        for slot in range(len(SLOTS)):
            row = one(group, slot)
            if row:
                rows.append([day, slot] + row)
    return rows


def odd_bars():
    dice = random.Random(7)
    rows = []
    for day in pd.bdate_range("2024-05-01", periods=24):
        kind = day.day_of_year % 8
        first, last = (500, 1330) if kind != 1 else (845, 1330)
        if kind == 2:
            last = 870  # ends before the later ranges begin to matter
        price = 4000
        for minute in range(first, last):
            if dice.random() < (0.9 if kind == 3 else 0.1):
                continue
            if kind == 4:
                bar = (4000, 4000, 4000, 4000)  # flat: a range of nothing and no breakout
                if minute > 1200 and dice.random() < 0.1:
                    bar = (4000, 4001, 3999, 4000)  # both sides at once, equally near
            else:
                opened = price + dice.randrange(-2, 3)
                price = opened + dice.randrange(-4, 5)
                jump = dice.randrange(30, 60) if dice.random() < 0.004 else 0
                bar = (opened, max(opened, price) + dice.randrange(4) + jump,
                       min(opened, price) - dice.randrange(4) - jump, price)
            rows.append([f"{day:%Y-%m-%d} {minute // 60:02d}:{minute % 60:02d}:00", *(p * TICK for p in bar), 7])
    for index in range(0, len(rows) - 40, 37):  # out of order
        rows[index], rows[index + 20] = rows[index + 20], rows[index]
    return pd.DataFrame(rows, columns=["datetime", "open", "high", "low", "close", "volume"])


def write(name, text):
    with open(os.path.join(FIXTURES, "analyzer", name), "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0) as file:
        file.write(text.encode())


def main():
    os.makedirs(os.path.join(FIXTURES, "analyzer"), exist_ok=True)
    odd = odd_bars()
    write("odd.csv.gz", odd.to_csv(index=False))
    for name, bars in (("es", pd.read_csv(os.path.join(FIXTURES, "es_1min_derived.csv.gz"))), ("odd", odd)):
        rows = breakouts(bars)
        write(f"{name}_breakouts.csv.gz", "day,slot,dir,entry_minute,exit_minute,result,pnl_ticks\n"
              + "".join(",".join(map(str, row)) + "\n" for row in rows))
        print(name, len(rows), pd.Series([row[5] for row in rows]).value_counts().to_dict())


if __name__ == "__main__":
    main()
