"""Range breakouts of several instruments with pandas (document 004): parquet, a file an instrument and day.

    analyzer.py [--instruments N] [--days N] [--parallel none|instruments] [--workers N] [--columns all|needed]
                [--load whole|chunks] [--history whole|incremental] [--new-days N] [--log none|every|milestones]
                [--broken N] [--loop result|each]

The files are made once in the temporary directory. Ranges by scripts/golden/analyzer.py. --broken damages instrument N;
--loop result collects as document 004's Option B does (the first error ends it), each keeps the others. Prints a line an
instrument with the digest of its rows; figures: load_seconds, analyse_seconds, log_lines.
"""
import argparse
import logging
import os
import pathlib
import tempfile

import numpy as np
import pandas as pd
from common import digest, figures, golden, pool_of, Phase

breakouts = golden("analyzer").breakouts
NEEDED = ["datetime", "open", "high", "low", "close"]


def make(options):
    root = pathlib.Path(tempfile.gettempdir()) / f"speedup-stack-bars-{options.instruments}-{options.days}"
    last = root / f"I{options.instruments - 1}" / f"{pd.bdate_range('2024-01-01', periods=options.days)[-1]:%Y-%m-%d}.parquet"
    if last.exists():
        return root
    for number in range(options.instruments):
        folder = root / f"I{number}"
        folder.mkdir(parents=True, exist_ok=True)
        dice, price = np.random.default_rng(number), 4000.0 + 100 * number
        for day in pd.bdate_range("2024-01-01", periods=options.days):
            closes = price + 0.25 * np.cumsum(dice.integers(-3, 4, 840))
            opens = np.concatenate([[price], closes[:-1]])
            swing = 0.25 * dice.integers(0, 4, (2, 840))
            frame = pd.DataFrame({"datetime": day + pd.to_timedelta(np.arange(480, 1320), unit="min"), "open": opens,
                                  "high": np.maximum(opens, closes) + swing[0],
                                  "low": np.minimum(opens, closes) - swing[1], "close": closes,
                                  **{f"x{extra}": dice.normal(size=840) for extra in range(12)}})
            price, path = closes[-1], folder / f"{day:%Y-%m-%d}.parquet"
            if not path.exists():
                part = path.with_suffix(f".{os.getpid()}")
                frame.to_parquet(part)
                part.rename(path)
    return root


def analyse(folder, options):
    """The rows of one instrument, how long loading and analysing took, and the lines logged."""
    if options.broken is not None and folder.name == f"I{options.broken}":
        raise ValueError(f"{folder.name}: damaged")
    files = sorted(folder.glob("*.parquet"))
    if options.history == "incremental":
        files = files[-options.new_days:]
    columns = NEEDED if options.columns == "needed" else None
    groups = [[file] for file in files] if options.load == "chunks" else [files]
    loading, analysing, rows, lines = 0.0, 0.0, [], 0
    log = logging.getLogger(folder.name)
    for group in groups:
        with Phase() as phase:
            bars = pd.concat([pd.read_parquet(file, columns=columns) for file in group], ignore_index=True)
        loading += phase.wall
        with Phase() as phase:
            for day, day_bars in bars.groupby(bars["datetime"].dt.date):
                for row in breakouts(day_bars[NEEDED].reset_index(drop=True)):
                    rows.append(row)
                    if options.log == "every" or (options.log == "milestones" and len(rows) % 1000 == 0):
                        log.info("range %s", row)
                        lines += 1
                if options.log != "none":
                    log.info("%s complete", day)
                    lines += 1
        analysing += phase.wall
    return rows, loading, analysing, lines


def collect(folders, options):
    """The results of all instruments; None for one that failed."""
    def kept(result):
        try:
            return result()
        except ValueError as error:
            if options.loop == "result":
                raise
            return None
    if options.parallel == "none":
        return [kept(lambda folder=folder: analyse(folder, options)) for folder in folders]
    with pool_of("processes", options.workers) as pool:
        return [kept(future.result) for future in [pool.submit(analyse, folder, options) for folder in folders]]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--instruments", type=int, default=6)
    parser.add_argument("--days", type=int, default=20)
    parser.add_argument("--parallel", choices=["none", "instruments"], default="none")
    parser.add_argument("--workers", type=int, default=4)
    parser.add_argument("--columns", choices=["all", "needed"], default="all")
    parser.add_argument("--load", choices=["whole", "chunks"], default="whole")
    parser.add_argument("--history", choices=["whole", "incremental"], default="whole")
    parser.add_argument("--new-days", type=int, default=1)
    parser.add_argument("--log", choices=["none", "every", "milestones"], default="none")
    parser.add_argument("--broken", type=int)
    parser.add_argument("--loop", choices=["result", "each"], default="each")
    options = parser.parse_args()
    logging.basicConfig(filename=os.devnull, level=logging.INFO)
    folders = sorted(make(options).iterdir())
    try:
        results = collect(folders, options)
    except ValueError as error:
        return print(f"results 0: {error}")
    for folder, result in zip(folders, results):
        rows = pd.DataFrame(result[0]) if result else None
        print(folder.name, "failed" if rows is None else f"{len(rows)} {digest(rows.astype(str))}")
    done = [result for result in results if result]
    print(f"results {len(done)}")
    figures(load_seconds=sum(r[1] for r in done), analyse_seconds=sum(r[2] for r in done),
            log_lines=sum(r[3] for r in done), results=len(done))


if __name__ == "__main__":
    main()
