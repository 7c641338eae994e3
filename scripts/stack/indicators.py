"""Indicators over batches of rows (document 000): pandas, on a pool of processes or of ray actors.

    indicators.py [--rows N] [--batch N] [--scheme whole|batches|processes|ray] [--actors N]

whole: one frame, the right answer. batches: one batch after the other, each from a cold start, as map_batches computes
them. processes: those batches on a pool of processes. ray: on a pool of ray's actors. Prints the digest
and how many rows differ from the right answer.
"""
import argparse
import logging
import os

import numpy as np
import pandas as pd
from common import Phase, digest, figures, golden, pool_of, skip

preprocess = golden("preprocess")


def closes(rows):
    return pd.Series(100 * np.exp(np.cumsum(np.random.default_rng(1).normal(0, 1e-3, rows))))


def indicators(close):
    close = pd.Series(np.asarray(close, dtype=float))
    columns = {}
    for window in preprocess.WINDOWS:
        columns[f"sma{window}"] = close.rolling(window).mean()
        columns[f"ema{window}"] = close.ewm(span=window, adjust=False).mean()
        columns[f"rsi{window}"] = preprocess.rsi(close, window)
    return pd.DataFrame(columns)


def with_ray(parts, actors):
    """A pool of ray's actors, a batch each in turn: what map_batches does with concurrency=actors and no state."""
    try:
        import ray
        from ray.util import ActorPool
    except ImportError as error:
        skip(f"ray is not installed ({error}); scripts/stack/setup")
    ray.init(num_cpus=actors, logging_level=logging.ERROR, log_to_driver=False, include_dashboard=False)

    @ray.remote(num_cpus=1)
    class Actor:
        def batch(self, close):
            return os.getpid(), indicators(close)

    members = [Actor.remote() for _ in range(actors)]
    ray.get([member.batch.remote(parts[0].iloc[:2]) for member in members])  # all are alive
    with Phase() as phase:
        done = list(ActorPool(members).map(lambda member, close: member.batch.remote(close), parts))
    figures(actors_busy=len({pid for pid, _ in done}), compute_seconds=phase.wall, tasks=len(parts))
    return pd.concat([frame for _, frame in done], ignore_index=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=98280)
    parser.add_argument("--batch", type=int, default=10000)
    parser.add_argument("--scheme", choices=["whole", "batches", "processes", "ray"], default="batches")
    parser.add_argument("--actors", type=int, default=2)
    options = parser.parse_args()
    close = closes(options.rows)
    parts = [close.iloc[at:at + options.batch] for at in range(0, options.rows, options.batch)]
    if options.scheme == "ray":
        done = with_ray(parts, options.actors)
    else:
        with Phase() as phase:
            if options.scheme == "whole":
                done = indicators(close)
            elif options.scheme == "batches":
                done = pd.concat(map(indicators, parts), ignore_index=True)
            else:
                with pool_of("processes", options.actors) as pool:
                    done = pd.concat(pool.map(indicators, parts), ignore_index=True)
        figures(compute_seconds=phase.wall, tasks=len(parts))
    right = indicators(close)
    wrong = ~np.isclose(done[right.columns], right, rtol=1e-9, atol=1e-9, equal_nan=True)
    print(f"digest {digest(done[right.columns])}")
    print(f"wrong_rows {int(wrong.any(axis=1).sum())}")
    figures(wrong_rows=int(wrong.any(axis=1).sum()))


if __name__ == "__main__":
    main()
