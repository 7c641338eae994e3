"""What the programs of scripts/stack share: how they print an answer and tell their figures.

Standard output is the answer: equal bytes are an equal answer (`--same-output`). Figures (times, bytes, counts) go as lines
`NAME VALUE` to the file that $SPEEDUP_FIGURES names, as `sweep --figure NAME` reads them, else to standard error.
"""
import hashlib
import importlib.util
import os
import pathlib
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


def golden(name):
    """A module of scripts/golden, where the definitions of the workloads stand in plain Python."""
    spec = importlib.util.spec_from_file_location(f"golden_{name}", HERE.parent / "golden" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def figures(**values):
    """Tells figures; None is not measured and is left out."""
    lines = [f"{name} {value}\n" for name, value in values.items() if value is not None]
    path = os.environ.get("SPEEDUP_FIGURES")
    if path:
        with open(path, "a") as file:
            file.writelines(lines)
    else:
        sys.stderr.writelines(lines)


class Phase:
    """Wall and CPU time of a `with` block; the CPU time of child processes that ended in it is counted."""

    def __enter__(self):
        self.wall, self.cpu = -time.perf_counter(), -self._cpu()
        return self

    def __exit__(self, *_):
        self.wall += time.perf_counter()
        self.cpu += self._cpu()

    @staticmethod
    def _cpu():
        return sum(os.times()[:4])


def significant(values, digits):
    """The bytes of numbers rounded to so many significant digits: as `format(x, f".{digits}g")` rounds them, in a column."""
    import numpy as np

    values = values.astype(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        exponent = np.floor(np.log10(np.abs(values)))
        exponent[~np.isfinite(exponent)] = 0
        mantissa = np.rint(values / 10.0 ** (exponent - digits + 1))
    carried = np.abs(mantissa) >= 10.0 ** digits
    mantissa[carried] /= 10
    exponent[carried] += 1
    mantissa[np.isnan(values)] = np.nan  # one bit pattern for all of them
    return (mantissa + 0.0).tobytes() + exponent.astype("int16").tobytes()


def digest(frame, digits=9):
    """A hash of a data frame's values: numbers by so many significant digits, so that the order of sums does not matter."""
    sha = hashlib.sha256()
    for name in frame.columns:
        column = frame[name]
        sha.update(str(name).encode())
        if column.dtype.kind in "fiu":
            sha.update(significant(column.to_numpy(), digits))
        elif column.dtype.kind == "M":
            sha.update(column.to_numpy().astype("datetime64[ns]").tobytes())
        else:
            sha.update("\n".join(map(str, column.to_numpy())).encode())
    return sha.hexdigest()[:16]


def read_csv(path, **how):
    """A CSV file; one that can't be read ends the program with one line, exit 2."""
    import pandas as pd

    try:
        return pd.read_csv(path, **how)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{path}: {error}; name a CSV file that can be read\n")
        sys.exit(2)


def skip(reason):
    """Ends a program that can't run here: exit 3, not measured."""
    sys.stderr.write(f"skipped: {reason}\n")
    sys.exit(3)


def pool_of(executor, workers):
    """A pool of `concurrent.futures`."""
    from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor

    return (ProcessPoolExecutor if executor == "processes" else ThreadPoolExecutor)(workers)
