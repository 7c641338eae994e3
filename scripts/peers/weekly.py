#!/usr/bin/env python3
"""Times weekly bars, features and the merge in pandas (symbol by symbol, and vectorised) and in polars, on a
CSV of daily rows such as the workload's own `daily_input.csv` from `--dump DIR`. The three must agree.

usage: scripts/peers/weekly.py DIR/daily_input.csv [REPEATS]        (needs pandas, polars, numpy)
prints: tool, phase, the best wall and processor seconds, rows per second by the best wall time
"""
import sys
import time

import numpy as np
import pandas as pd
import polars as pl

NAMES = [
    "ret1", "sma4", "sma12", "ema12", "rsi14", "vol4", "vol12", "mom4", "mom12", "atr14", "vratio", "range"]


class OneSymbol:
    """Windows over a column of one symbol."""

    def shift(self, column, n):
        return column.shift(n)

    def rolling(self, column, n):
        return column.rolling(n)

    def smooth(self, column, alpha):
        return column.ewm(alpha=alpha, adjust=False, ignore_na=True).mean()

    def age(self, column):
        return pd.Series(np.arange(len(column)), index=column.index)

    def back(self, result):
        return result


class AllSymbols:
    """Windows over a column of many symbols, by pandas' own grouped operations."""

    def __init__(self, by):
        self.by = by

    def shift(self, column, n):
        return column.groupby(self.by, sort=False).shift(n)

    def rolling(self, column, n):
        return column.groupby(self.by, sort=False).rolling(n)

    def smooth(self, column, alpha):
        groups = column.groupby(self.by, sort=False)
        return self.back(groups.ewm(alpha=alpha, adjust=False, ignore_na=True).mean())

    def age(self, column):
        return column.groupby(self.by, sort=False).cumcount()

    def back(self, result):
        return result.reset_index(level=0, drop=True).sort_index()


def pandas_features(bars, windows):
    """The twelve features."""
    close, high, low, volume = bars["close"], bars["high"], bars["low"], bars["volume"]
    before = windows.shift(close, 1)
    f = {"ret1": close / before - 1}
    for n in (4, 12):
        f[f"sma{n}"] = windows.back(windows.rolling(close, n).mean())
        f[f"vol{n}"] = windows.back(windows.rolling(f["ret1"], n).std())
        f[f"mom{n}"] = close / windows.shift(close, n) - 1
    f["ema12"] = windows.smooth(close, 2 / 13)
    move = close - before
    gain = windows.smooth(move.clip(lower=0), 1 / 14)
    loss = windows.smooth(-move.clip(upper=0), 1 / 14)
    both = gain + loss
    f["rsi14"] = (100 * gain / both).where(both != 0, 50.0).where(windows.age(close) >= 14)
    ranges = np.fmax(np.fmax(high - low, (high - before).abs()), (low - before).abs())
    f["atr14"] = windows.back(windows.rolling(ranges, 14).mean())
    f["vratio"] = volume / windows.back(windows.rolling(volume, 4).mean())
    f["range"] = (high - low) / close
    return pd.DataFrame(f, index=bars.index)[NAMES]


class PandasLoop:
    """One symbol after the other, as the document's process_single_symbol_complete does."""

    def partition(self, rows):
        return {symbol: own.reset_index(drop=True) for symbol, own in rows.groupby("symbol", observed=True)}

    def features(self, parts):
        done = {}
        for symbol, own in parts.items():
            weeks = own.set_index("date").sort_index().resample("W-FRI", label="right", closed="right")
            bars = weeks.agg({"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"})
            bars = bars[bars["close"].notna()]
            done[symbol] = pandas_features(bars, OneSymbol())
        return done

    def merge(self, parts, done):
        merged = []
        for symbol, own in parts.items():
            week = done[symbol].rename_axis("week").reset_index()
            merged.append(pd.merge_asof(
                own.sort_values("date"), week, left_on="date", right_on="week", allow_exact_matches=False))
        return pd.concat(merged, ignore_index=True).sort_values(["symbol", "date"], ignore_index=True)


class PandasVectorised:
    """All symbols at once with groupby."""

    def partition(self, rows):
        return rows.sort_values(["symbol", "date"], kind="stable", ignore_index=True)

    def features(self, rows):
        week = rows["date"] + pd.to_timedelta((4 - rows["date"].dt.day_of_week) % 7, unit="D")
        bars = rows.groupby(["symbol", week.rename("week")], observed=True, sort=False).agg(
            open=("open", "first"), high=("high", "max"), low=("low", "min"), close=("close", "last"),
            volume=("volume", "sum")).reset_index()
        done = pandas_features(bars, AllSymbols(bars["symbol"]))
        return pd.concat([bars[["symbol", "week"]], done], axis=1)

    def merge(self, rows, done):
        left = rows.sort_values("date", kind="stable")
        right = done.sort_values("week", kind="stable")
        merged = pd.merge_asof(
            left, right, left_on="date", right_on="week", by="symbol", allow_exact_matches=False)
        return merged.sort_values(["symbol", "date"], ignore_index=True)


class Polars:
    """All symbols at once; polars uses all cores unless POLARS_MAX_THREADS says otherwise."""

    def partition(self, rows):
        return rows.sort(["symbol", "date"], maintain_order=True)

    def features(self, rows):
        c = pl.col
        friday = c("date") + pl.duration(days=(5 - c("date").dt.weekday().cast(pl.Int32)) % 7)
        bars = rows.group_by(["symbol", friday.alias("week")], maintain_order=True).agg(
            c("open").first(), c("high").max(), c("low").min(), c("close").last(), c("volume").sum())
        one = "symbol"
        wilder = {"alpha": 1 / 14, "adjust": False, "ignore_nulls": True}
        before = c("close").shift(1).over(one)
        bars = bars.with_columns(
            ret1=c("close") / before - 1, move=c("close") - before,
            tr=pl.max_horizontal(c("high") - c("low"), (c("high") - before).abs(), (c("low") - before).abs()),
            age=pl.int_range(pl.len()).over(one))
        bars = bars.with_columns(
            gain=c("move").clip(lower_bound=0).ewm_mean(**wilder).over(one),
            loss=(-c("move").clip(upper_bound=0)).ewm_mean(**wilder).over(one))
        both = c("gain") + c("loss")
        rsi = pl.when(both == 0).then(50.0).otherwise(100 * c("gain") / both)
        return bars.select(
            "symbol", "week", "ret1",
            sma4=c("close").rolling_mean(4).over(one), sma12=c("close").rolling_mean(12).over(one),
            ema12=c("close").ewm_mean(span=12, adjust=False).over(one),
            rsi14=pl.when(c("age") >= 14).then(rsi),
            vol4=c("ret1").rolling_std(4).over(one), vol12=c("ret1").rolling_std(12).over(one),
            mom4=c("close") / c("close").shift(4).over(one) - 1,
            mom12=c("close") / c("close").shift(12).over(one) - 1,
            atr14=c("tr").rolling_mean(14).over(one),
            vratio=c("volume") / c("volume").rolling_mean(4).over(one),
            range=(c("high") - c("low")) / c("close"))

    def merge(self, rows, done):
        return rows.join_asof(
            done, left_on="date", right_on="week", by="symbol", strategy="backward",
            allow_exact_matches=False, check_sortedness=False)


def timed(function, *arguments):
    """The result, and wall and processor seconds (of all threads)."""
    wall, cpu = time.perf_counter(), time.process_time()
    result = function(*arguments)
    return result, np.array([time.perf_counter() - wall, time.process_time() - cpu])


def run(tool, rows):
    parts, partition = timed(tool.partition, rows)
    done, features = timed(tool.features, parts)
    merged, merge = timed(tool.merge, parts, done)
    return merged, {"partition": partition, "bars+features": features, "merge": merge,
                    "total": partition + features + merge}


def main():
    path, repeats = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5
    frame = pd.read_csv(path, parse_dates=["date"])
    frame["volume"] = frame["volume"].astype("float64")
    table = pl.read_csv(path, try_parse_dates=True).with_columns(pl.col("volume").cast(pl.Float64))
    tools = [("pandas-loop", PandasLoop(), frame), ("pandas-vectorised", PandasVectorised(), frame),
             ("polars", Polars(), table)]
    reference = None
    for name, tool, rows in tools:
        results = []
        for _ in range(repeats):
            merged, seconds = run(tool, rows)
            results.append(seconds)
        values = merged.select(NAMES).to_numpy() if name == "polars" else merged[NAMES].to_numpy()
        values = np.asarray(values, dtype=float)
        if reference is None:
            reference = values
        # Their rolling deviations carry sums along, hence not 1e-9.
        np.testing.assert_allclose(values, reference, rtol=1e-6, atol=1e-7, err_msg=name)
        for phase in results[0]:
            wall, cpu = np.min([r[phase] for r in results], axis=0)
            rate = len(frame) / wall
            print(f"{name:18} {phase:14} wall {wall:9.4f} s  cpu {cpu:9.4f} s  {rate:12.0f} rows/s")


main()
