"""Weekly features of daily rows, before and after document 002: partition by symbol, bars, features, on a pool.

    weekly.py [--symbols N] [--days N] [--variant filter|copy-all|partition|partition-f32]
              [--backend sequential|threading|loky|multiprocessing] [--jobs N] [--phases combined|split] [--passes N]
              [--symbol-type object|category] [--features light|golden] [--data CSV] [--input-days D --answer-days D]
              [--partition-only] [--no-answer]

filter is the document's line 372, a mask a symbol over an object column; copy-all hands every task the whole table. light
features are pandas' own rolling ones, golden those of scripts/golden/weekly.py, whose values are the Swift workload's.
--data is a CSV of daily rows, such as the daily_input.csv of `weekly --dump`. --input-days drops all rows after the first
D days, --answer-days prints the answer up to day D alone: equal answers mean that nothing looks ahead.
"""
import argparse
import gc
import pickle
import time

import numpy as np
import pandas as pd
from common import Phase, digest, figures, golden, read_csv

weekly = golden("weekly")


def generate(symbols, days):
    dice = np.random.default_rng(1)
    close = 100 * np.exp(np.cumsum(dice.normal(0, 0.02, (symbols, days)), axis=1)).ravel()
    swing = np.abs(dice.normal(0, 0.01, (2, symbols * days)))
    return pd.DataFrame({
        "date": np.tile(pd.bdate_range("2015-01-01", periods=days).to_numpy(), symbols),
        "symbol": pd.Series(np.repeat([f"S{number:05d}" for number in range(symbols)], days), dtype=object),
        "open": close * (1 + swing[0] - swing[1]), "high": close * (1 + swing[0] + swing[1]),
        "low": close * (1 - swing[0] - swing[1]), "close": close, "volume": dice.integers(1000, 10**7, symbols * days)})


def down_cast(frame):
    """float64 to float32, int64 to int32 where all fit, symbols to a category: the document's three steps."""
    frame = frame.copy()
    for name in frame.columns:
        column = frame[name]
        if column.dtype == np.float64:
            frame[name] = column.astype(np.float32)
        elif column.dtype == np.int64 and column.abs().max() <= np.iinfo(np.int32).max:
            frame[name] = column.astype(np.int32)
    frame["symbol"] = frame["symbol"].astype("category")
    return frame


def partition(table, variant):
    """Every symbol's rows, as a list of (symbol, frame)."""
    if variant == "filter":
        return [(symbol, table[table["symbol"] == symbol]) for symbol in table["symbol"].unique()]
    if variant == "copy-all":
        return [(symbol, table.copy()) for symbol in table["symbol"].unique()]
    parts = [(symbol, rows.reset_index(drop=True)) for symbol, rows in table.groupby("symbol", observed=True)]
    return [(symbol, down_cast(rows)) for symbol, rows in parts] if variant == "partition-f32" else parts


def light_features(bars):
    close = bars["close"].astype(float)
    out = {"ret1": close.pct_change(fill_method=None), "ema12": close.ewm(span=12, adjust=False).mean(),
           "vratio": bars["volume"] / bars["volume"].rolling(4).mean(), "range": (bars["high"] - bars["low"]) / close}
    move = close.diff()
    gain, loss = (part.ewm(alpha=1 / 14, adjust=False).mean() for part in (move.clip(lower=0), -move.clip(upper=0)))
    out["rsi14"] = 100 - 100 / (1 + gain / loss)
    out["atr14"] = (bars["high"] - bars["low"]).rolling(14).mean()
    for n in (4, 12):
        out[f"sma{n}"] = close.rolling(n).mean()
        out[f"vol{n}"] = out["ret1"].rolling(n).std()
        out[f"mom{n}"] = close / close.shift(n) - 1
    return pd.DataFrame(out, index=bars.index)


def bars_of(symbol, rows):
    return weekly.weekly_bars(rows[rows["symbol"] == symbol].sort_values("date", kind="stable"))


def features_of(bars, kind):
    return weekly.features(bars) if kind == "golden" else light_features(bars)


def complete(symbol, rows, kind):
    """Both sections in one task: bars and features."""
    bars = bars_of(symbol, rows)
    return pd.concat([bars, features_of(bars, kind)], axis=1)


def run(tasks, backend, jobs):
    """Results of `tasks`, (function, arguments...) each, in their order."""
    if backend == "sequential":
        return [function(*arguments) for function, *arguments in tasks]
    from joblib import Parallel, delayed

    return Parallel(n_jobs=jobs, backend=backend, batch_size=1)(
        delayed(function)(*arguments) for function, *arguments in tasks)


def one_pass(table, options):
    with Phase() as dividing:
        parts = partition(table, options.variant)
    told = {"partition_seconds": dividing.wall,
            "partition_bytes": sum(int(rows.memory_usage(deep=True).sum()) for _, rows in parts)}
    if options.phases == "combined":
        tasks = [(complete, symbol, rows, options.features) for symbol, rows in parts]
        done = run(tasks, options.backend, options.jobs)
        sent, back = tasks, done
    else:
        with Phase() as resampling:
            bars = run([(bars_of, symbol, rows) for symbol, rows in parts], options.backend, options.jobs)
        with Phase() as computing:
            made = run([(features_of, each, options.features) for each in bars], options.backend, options.jobs)
        done = [pd.concat(pair, axis=1) for pair in zip(bars, made)]
        told |= {"resample_seconds": resampling.wall, "features_seconds": computing.wall}
        if options.backend in ("sequential", "threading"):  # else workers that live on have used it
            told |= {"resample_cpu_seconds": resampling.cpu, "features_cpu_seconds": computing.cpu}
        sent, back = [parts, bars], [bars, made]
    if options.count_bytes:
        told |= {"bytes_out": sum(len(pickle.dumps(each)) for each in sent),
                 "bytes_back": sum(len(pickle.dumps(each)) for each in back)}
    return [symbol for symbol, _ in parts], done, told


def merged(table, symbols, done):
    """The daily rows with what was known before their day: the last bar with a label before it."""
    parts = []
    for symbol, bars in zip(symbols, done):
        rows = table.loc[table["symbol"] == symbol, ["date", "symbol"]].sort_values("date")
        weeks = bars.rename_axis("week").reset_index()
        weeks["week"] = weeks["week"].astype(rows["date"].dtype)
        parts.append(pd.merge_asof(rows, weeks, left_on="date", right_on="week", allow_exact_matches=False))
    return pd.concat(parts, ignore_index=True)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--symbols", type=int, default=80)
    parser.add_argument("--days", type=int, default=500)
    parser.add_argument("--variant", choices=["filter", "copy-all", "partition", "partition-f32"], default="partition")
    parser.add_argument("--backend", choices=["sequential", "threading", "loky", "multiprocessing"], default="sequential")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--phases", choices=["combined", "split"], default="combined")
    parser.add_argument("--passes", type=int, default=1)
    parser.add_argument("--symbol-type", choices=["object", "category"], default="object")
    parser.add_argument("--features", choices=["light", "golden"], default="light")
    parser.add_argument("--count-bytes", action="store_true", help="pickle what crosses, and tell the bytes")
    parser.add_argument("--partition-only", action="store_true", help="time and measure the partitioning alone")
    parser.add_argument("--no-answer", action="store_true", help="only figures: the daily rows are not merged and hashed")
    parser.add_argument("--data")
    parser.add_argument("--write", help="the merged daily rows as CSV, for compare.py")
    parser.add_argument("--input-days", type=int)
    parser.add_argument("--answer-days", type=int)
    options = parser.parse_args()
    table = (read_csv(options.data, parse_dates=["date"], dtype={"symbol": object}) if options.data
             else generate(options.symbols, options.days))
    dates = table["date"].drop_duplicates().sort_values().to_numpy()
    if options.input_days:
        table = table[table["date"] <= dates[options.input_days - 1]].reset_index(drop=True)
    if options.symbol_type == "category":
        table["symbol"] = table["symbol"].astype("category")
    if options.partition_only:
        with Phase() as dividing:
            parts = partition(table, options.variant)
        figures(partition_seconds=dividing.wall,
                partition_bytes=sum(int(rows.memory_usage(deep=True).sum()) for _, rows in parts))
        return print(f"symbols {len(parts)} rows {sum(len(rows) for _, rows in parts)}")
    collecting, began = [0.0], [0.0]

    def watch(phase, _):
        if phase == "start":
            began[0] = time.perf_counter()
        else:
            collecting[0] += time.perf_counter() - began[0]

    gc.callbacks.append(watch)
    with Phase() as all_of_it:
        for _ in range(options.passes):
            symbols, done, told = one_pass(table, options)
    gc.callbacks.remove(watch)
    figures(**told, process_seconds=all_of_it.wall / options.passes, gc_seconds=collecting[0],
            symbols_per_second=len(symbols) * options.passes / all_of_it.wall)
    if options.no_answer:
        return print(f"symbols {len(symbols)}")
    answer = merged(table, symbols, done)
    if options.answer_days:
        answer = answer[answer["date"] <= dates[options.answer_days - 1]]
    if options.write:
        answer.drop(columns=["week", "open", "high", "low", "close", "volume"]).to_csv(options.write, index=False)
    # Down-cast prices agree to some six digits with the others.
    answer_digest = digest(answer.drop(columns=['week']), 4 if options.variant == 'partition-f32' else 9)
    print(f"digest {answer_digest}")
    print(f"rows {len(answer)} symbols {len(symbols)} columns {answer.shape[1] - 3}")
    # The digest as a number, for claims that two runs give the same: 12 hexadecimal digits are exact in a double.
    figures(answer_number=int(answer_digest[:12], 16))


if __name__ == "__main__":
    main()
