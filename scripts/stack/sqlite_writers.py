"""Many writer processes, one SQLite file (document 003, item 7), each pragma by itself.

    sqlite_writers.py [--workers N] [--commits N] [--rows-per-commit N] [--journal delete|wal] [--synchronous MODE]
                      [--busy-timeout MS] [--autocheckpoint PAGES] [--reader] [--attempts N] [--begin deferred|immediate]

A setting that is not named is as SQLite (and not as Python) has it. Rows and digest are those of the Swift workload
`storage`. Prints rows and digest; figures: commits_per_second, locked_failures, lost_commits, largest_wal_bytes.
"""
import argparse
import multiprocessing
import os
import random
import sqlite3
import tempfile
import time

from common import figures, golden

storage = golden("storage")


def connect(path, options):
    connection = sqlite3.connect(path, timeout=0, isolation_level=None)
    for pragma, value in [("busy_timeout", options.busy_timeout), ("wal_autocheckpoint", options.autocheckpoint),
                          ("synchronous", options.synchronous)]:
        if value is not None:
            connection.execute(f"PRAGMA {pragma}={value}").fetchall()
    return connection


def write(arguments):
    path, options, numbers = arguments
    connection, locked, lost = connect(path, options), 0, 0
    for number in numbers:
        rows = [storage.row(1, number, place) for place in range(options.rows_per_commit)]
        for attempt in range(options.attempts):
            try:
                connection.execute(f"BEGIN {options.begin}")
                connection.executemany("INSERT INTO ledger VALUES(?,?,?,?)", rows)
                connection.execute("COMMIT")
                break
            except sqlite3.OperationalError as error:
                if "locked" not in str(error) and "busy" not in str(error):
                    raise
                locked += 1
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                if attempt + 1 == options.attempts:
                    lost += 1
                else:
                    time.sleep(random.uniform(0.0005, 0.004) * min(8, attempt + 1))
    size = os.path.getsize(f"{path}-wal") if os.path.exists(f"{path}-wal") else 0
    connection.close()
    return locked, lost, size


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--commits", type=int, default=400)
    parser.add_argument("--rows-per-commit", type=int, default=10)
    parser.add_argument("--journal", choices=["delete", "wal"], default="wal")
    parser.add_argument("--synchronous", choices=["off", "normal", "full", "extra"])
    parser.add_argument("--busy-timeout", type=int)
    parser.add_argument("--autocheckpoint", type=int)
    parser.add_argument("--reader", action="store_true", help="a transaction reads from before the first commit to the last")
    parser.add_argument("--attempts", type=int, default=10_000)
    parser.add_argument("--begin", choices=["deferred", "immediate"], default="deferred")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", "/var/tmp")) as directory:
        path = os.path.join(directory, "ledger.db")
        base = connect(path, options)
        base.execute(f"PRAGMA journal_mode={options.journal}").fetchall()
        base.execute("CREATE TABLE ledger(number INTEGER NOT NULL, place INTEGER NOT NULL, amount INTEGER NOT NULL,"
                     " note TEXT NOT NULL, PRIMARY KEY(number, place)) WITHOUT ROWID")
        base.close()
        tasks = [(path, options, range(worker, options.commits, options.workers)) for worker in range(options.workers)]
        with multiprocessing.Pool(options.workers) as pool:
            reader = connect(path, options) if options.reader else None
            if reader:
                reader.execute("BEGIN")
                reader.execute("SELECT count(*) FROM ledger").fetchall()
            began = time.perf_counter()
            reports = pool.map(write, tasks, chunksize=1)
            took = time.perf_counter() - began
            if reader:
                reader.close()
        base = connect(path, options)
        rows = base.execute("SELECT * FROM ledger ORDER BY number, place").fetchall()
        base.close()
    lost = sum(report[1] for report in reports)
    print(f"rows {len(rows)}\ndigest {storage.digest(rows)}")
    figures(commits_per_second=(options.commits - lost) / took, locked_failures=sum(report[0] for report in reports),
            lost_commits=lost, largest_wal_bytes=max(report[2] for report in reports))


if __name__ == "__main__":
    main()
