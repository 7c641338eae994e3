"""Indicators over batches of rows (document 000): pandas, or `map_batches` of ray, on a pool of actors.

    indicators.py [--rows N] [--batch N] [--scheme whole|batches|processes|ray] [--actors N]

whole: one frame, the right answer. batches: one batch after the other, each from a cold start, as map_batches computes
them. processes: those batches on a pool of processes. ray: ray.data's map_batches with so many actors. Prints the digest
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


class Actor:
    """What ray keeps alive between batches; the document's keeps no state."""

    def __call__(self, batch):
        return {"row": batch["row"], "pid": np.full(len(batch["row"]), os.getpid()),
                **{name: column.to_numpy() for name, column in indicators(batch["close"]).items()}}


def with_ray(close, batch, actors):
    try:
        import ray
        import ray.data
    except ImportError as error:
        skip(f"ray is not installed ({error}); scripts/stack/setup")
    ray.init(num_cpus=actors, logging_level=logging.ERROR, log_to_driver=False, include_dashboard=False)
    ray.data.DataContext.get_current().enable_progress_bars = False
    frame = pd.DataFrame({"row": np.arange(len(close)), "close": close})
    blocks = max(1, -(-len(frame) // batch))
    dataset = ray.data.from_pandas(frame).repartition(blocks)
    with Phase() as phase:
        done = dataset.map_batches(Actor, batch_size=batch, concurrency=actors).to_pandas()
    done = done.sort_values("row").reset_index(drop=True)
    figures(actors_busy=done["pid"].nunique(), compute_seconds=phase.wall)
    return done.drop(columns=["row", "pid"])


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
        done = with_ray(close, options.batch, options.actors)
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
