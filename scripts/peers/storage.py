#!/usr/bin/env python3
"""Does the storage workload's work with Python's sqlite3 module, prints commits per second and failures, and checks the
table it leaves.

usage: scripts/peers/storage.py [--workers 4] [--executor threads|processes] [--variant default|wal|wal-tuned] ...
The directory is TMPDIR's, else /var/tmp, as for `speedup sweep storage`. Python's own busy timeout of 5 s is turned
off where the variant has none.
"""
import argparse
import multiprocessing
import os
import random
import sqlite3
import tempfile
import threading
import time

MASK = (1 << 64) - 1


def words(state):
    """SplitMix64: its sequence of 64-bit numbers."""
    while True:
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        yield z ^ (z >> 31)


def row(seed, number, place):
    bits = words(next(words(seed)) ^ (number << 24 | place))
    return number, place, (next(bits) >> 20) - 2**43, f"{next(bits):016x}{next(bits):016x}"


def writer(index, path, a, start, results):
    # The rows are made before the clock starts, so that what is timed is SQLite's and the interface's.
    numbers = range(index, a.commits, a.workers)
    work = [[row(a.seed, n, p) for p in range(a.rows_per_commit)] for n in numbers]
    start.wait()
    tuned = a.variant == "wal-tuned"
    base = sqlite3.connect(path, timeout=5 if tuned else 0, isolation_level=None)
    failures = snapshots = 0
    ready = False
    for rows in work:
        attempt = 0
        while True:
            try:
                if tuned and not ready:
                    base.execute("PRAGMA wal_autocheckpoint=1000")
                    base.execute("PRAGMA synchronous=NORMAL")
                ready = True
                base.execute("BEGIN " + a.begin.upper())
                if a.transaction == "read-then-write":
                    base.execute("SELECT number FROM ledger ORDER BY number DESC LIMIT 1").fetchall()
                base.executemany("INSERT INTO ledger VALUES(?,?,?,?)", rows)
                base.execute("COMMIT")
                break
            except sqlite3.OperationalError as error:
                if "locked" not in str(error):
                    raise
                if getattr(error, "sqlite_errorcode", 5) == 517:
                    snapshots += 1
                else:
                    failures += 1
                if base.in_transaction:
                    base.execute("ROLLBACK")
                attempt += 1
                time.sleep(0.0005 * 2 ** min(attempt - 1, 5) * random.uniform(0.5, 1.5))
        if a.think:
            time.sleep(a.think)
    base.close()
    results.put((failures, snapshots))


def once(a):
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/var/tmp")) as directory:
        path = f"{directory}/ledger.db"
        base = sqlite3.connect(path)
        if a.variant != "default":
            base.execute("PRAGMA journal_mode=WAL")
        base.execute(
            "CREATE TABLE ledger(number INTEGER NOT NULL, place INTEGER NOT NULL, amount INTEGER NOT NULL,"
            " note TEXT NOT NULL, PRIMARY KEY(number, place)) WITHOUT ROWID")
        base.close()
        if a.executor == "threads":
            import queue
            kind, barrier, results = threading.Thread, threading.Barrier(a.workers + 1), queue.Queue()
        else:
            context = multiprocessing.get_context("fork")
            kind, barrier, results = context.Process, context.Barrier(a.workers + 1), context.SimpleQueue()
        crew = [kind(target=writer, args=(i, path, a, barrier, results)) for i in range(a.workers)]
        for one in crew:
            one.start()
        barrier.wait()
        began = time.perf_counter()
        got = [results.get() for _ in crew]
        for one in crew:
            one.join()
        seconds = time.perf_counter() - began
        base = sqlite3.connect(path)
        found = base.execute("SELECT * FROM ledger ORDER BY number, place").fetchall()
        expected = [row(a.seed, n, p) for n in range(a.commits) for p in range(a.rows_per_commit)]
        assert found == expected, "rows are missing or wrong"
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        base.close()
    return seconds, sum(g[0] for g in got), sum(g[1] for g in got)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--variant", choices=["default", "wal", "wal-tuned"], default="wal-tuned")
    parser.add_argument("--executor", choices=["threads", "processes"], default="threads")
    parser.add_argument("--transaction", choices=["write-only", "read-then-write"], default="write-only")
    parser.add_argument("--begin", choices=["deferred", "immediate"], default="deferred")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--commits", type=int, default=400)
    parser.add_argument("--rows-per-commit", type=int, default=10)
    parser.add_argument("--think", type=float, default=0, help="seconds")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--repeat", type=int, default=5)
    a = parser.parse_args()
    runs = sorted(once(a) for _ in range(a.repeat))
    seconds, failures, snapshots = runs[len(runs) // 2]
    print(f"{a.variant} {a.executor} workers {a.workers}: median {seconds:.4f} s (best {runs[0][0]:.4f}),"
          f" {a.commits / seconds:.0f} commits/s, {a.commits * a.rows_per_commit / seconds:.0f} rows/s,"
          f" {failures} locked, {snapshots} stale snapshots; the table is right")


main()
