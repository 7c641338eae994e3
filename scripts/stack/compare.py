"""Are two CSV files the same, up to a date and within a tolerance?

    compare.py A.csv B.csv [--key COLUMN]... [--until DATE] [--rtol X] [--atol X]

Rows are brought together by the key columns (symbol and date, where there are any). With --until only rows up to that date
count: what a program knew of a day must not change with what came later. Prints `same` or what differs first; exit 1 for
a difference.
"""
import argparse
import sys

import numpy as np
import pandas as pd
from common import figures, read_csv


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("a")
    parser.add_argument("b")
    parser.add_argument("--key", action="append")
    parser.add_argument("--until")
    parser.add_argument("--rtol", type=float, default=1e-9)
    parser.add_argument("--atol", type=float, default=1e-9)
    options = parser.parse_args()
    a, b = read_csv(options.a), read_csv(options.b)
    keys = options.key or [name for name in ("symbol", "date") if name in a.columns]
    if missing := [name for name in keys + (["date"] if options.until else []) if name not in a or name not in b]:
        sys.stderr.write(f"compare: no column '{missing[0]}' in both files; choose --key\n")
        return 2
    if options.until:
        a, b = (frame[frame["date"] <= options.until] for frame in (a, b))
    if not len(a):
        sys.exit("compare: no rows to compare; choose a later --until")
    a, b = (frame.sort_values(keys, kind="stable").reset_index(drop=True) for frame in (a, b))
    if len(a) != len(b):
        print(f"differ: {len(a)} rows and {len(b)}")
        return 1
    for name in [name for name in a.columns if name in b.columns]:
        if pd.api.types.is_numeric_dtype(a[name]) and pd.api.types.is_numeric_dtype(b[name]):
            same = np.isclose(a[name], b[name], options.rtol, options.atol, equal_nan=True)
        else:
            same = (a[name].astype(str) == b[name].astype(str)).to_numpy()
        if not same.all():
            at = int(np.flatnonzero(~same)[0])
            print(f"differ: {name} of {a.loc[at, keys].tolist()}: {a[name][at]} and {b[name][at]}")
            return 1
    print("same")
    figures(rows_compared=len(a))
    return 0


if __name__ == "__main__":
    sys.exit(main())
