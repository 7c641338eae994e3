"""Reads one large file of orders in chunks and splits it by partition (document 001).

    csv_chunks.py [--rows N] [--chunk N] [--columns N] [--file PATH]

The file is made once, beside the others in the temporary directory, where no --file is named. Prints the rows and the
sum of quantities of each partition; figures: read_seconds and read_cpu_seconds.
"""
import argparse
import os
import tempfile

import numpy as np
import pandas as pd
from common import Phase, figures


def make(rows, columns):
    path = os.path.join(tempfile.gettempdir(), f"speedup-stack-orders-{rows}-{columns}.csv")
    if os.path.exists(path):
        return path
    dice = np.random.default_rng(1)
    frame = pd.DataFrame({"order_id": np.arange(rows), "ts": np.arange(rows) * 3, "side": dice.choice([-1, 1], rows),
                          "limit": dice.integers(900, 1100, rows), "qty": dice.integers(1, 50, rows),
                          "date": dice.choice(["2024-03-04", "2024-03-05"], rows), "instrument": dice.choice(["A", "B", "C"], rows)})
    for number in range(columns - frame.shape[1]):
        frame[f"x{number}"] = dice.integers(0, 1 << 40, rows)
    part = f"{path}.{os.getpid()}"
    frame.to_csv(part, index=False)
    os.replace(part, path)
    return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=500_000)
    parser.add_argument("--chunk", type=int, default=100_000)
    parser.add_argument("--columns", type=int, default=16)
    parser.add_argument("--file")
    parser.add_argument("--make-only", action="store_true")
    options = parser.parse_args()
    path = options.file or make(options.rows, options.columns)
    if options.make_only:
        return print(path)
    sums, chunks = {}, 0
    with Phase() as phase:
        for frame in pd.read_csv(path, chunksize=options.chunk):
            chunks += 1
            for key, part in frame.groupby(["date", "instrument"]):
                count, total = sums.get(key, (0, 0))
                sums[key] = (count + len(part), total + int(part["qty"].sum()))
    for key in sorted(sums):
        print(*key, *sums[key])
    figures(read_seconds=phase.wall, read_cpu_seconds=phase.cpu, chunks=chunks)


if __name__ == "__main__":
    main()
