#!/usr/bin/env python3
"""Writes Fixtures/storage: what the storage workload's table must hold at the end, made with Python's own sqlite3.
The rows and the hash over them are written down here on their own.

usage: scripts/golden/storage.py                       (plain Python; run from anywhere)
       scripts/golden/storage.py --check ROWS.CSV SEED COMMITS ROWS_PER_COMMIT
           compares the `rows.csv` of a run with `--dump`
"""
import csv
import pathlib
import sqlite3
import sys

OUT = pathlib.Path(__file__).resolve().parents[2] / "Fixtures" / "storage"
MASK = (1 << 64) - 1
# seed, commits, rows per commit
CASES = [(1, 0, 10), (1, 1, 1), (1, 24, 3), (7, 6, 3), (1, 400, 10), (1, 100, 4), (18446744073709551615, 60, 5), (3, 3, 200)]


def words(seed):
    """SplitMix64: its sequence of 64-bit numbers."""
    while True:
        seed = (seed + 0x9E3779B97F4A7C15) & MASK
        z = seed
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def row(seed, number, place):
    bits = words(next(words(seed)) ^ (number * 2**24 + place))
    amount = (next(bits) >> 20) - 2**43
    return number, place, amount, f"{next(bits):016x}{next(bits):016x}"


def table(seed, commits, per_commit):
    """The rows, written to a database in an order of no meaning and read back by number and place."""
    base = sqlite3.connect(":memory:")
    base.execute("CREATE TABLE ledger(number INTEGER, place INTEGER, amount INTEGER, note TEXT)")
    for number in reversed(range(commits)):
        base.executemany("INSERT INTO ledger VALUES(?,?,?,?)", (row(seed, number, p) for p in range(per_commit)))
    return base.execute("SELECT * FROM ledger ORDER BY number, place").fetchall()


def digest(rows):
    """FNV-1a over 64-bit words with a shift mixed in, and a last mixing; a note counts as four words."""
    state = 0xCBF29CE484222325
    for number, place, amount, note in rows:
        text = note.encode()
        parts = [int.from_bytes(text[i:i + 8], "little") for i in range(0, 32, 8)]
        for word in [number, place, amount & MASK, *parts]:
            state = ((state ^ word) * 0x100000001B3) & MASK
            state ^= state >> 29
    z = state
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return f"{z ^ (z >> 31):016x}"


def check(path, seed, commits, per_commit):
    with open(path, newline="") as file:
        lines = list(csv.reader(file))
    found = [(int(a), int(b), int(c), d) for a, b, c, d in lines[1:]]
    expected = table(seed, commits, per_commit)
    if lines[0] != ["number", "place", "amount", "note"] or found != expected:
        sys.exit(f"{path}: not the {len(expected)} rows that must be there")
    print(f"{path}: all {len(found)} rows are right, digest {digest(found)}")


def write():
    OUT.mkdir(exist_ok=True)
    with open(OUT / "expected.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["seed", "commits", "rows_per_commit", "rows", "amount_sum", "digest"])
        for case in CASES:
            rows = table(*case)
            out.writerow([*case, len(rows), sum(r[2] for r in rows), digest(rows)])
    with open(OUT / "rows.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["number", "place", "amount", "note"])
        out.writerows(table(7, 6, 3))


if sys.argv[1:2] == ["--check"]:
    check(sys.argv[2], *map(int, sys.argv[3:6]))
else:
    write()
