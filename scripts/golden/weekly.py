#!/usr/bin/env python3
"""Writes Fixtures/weekly: what pandas makes of weekly bars, features and the merge, for the real five symbols
and for a made-up file with gaps, odd weeks and dirty rows. The definitions are written down here on their own.

usage: scripts/golden/weekly.py        (pandas 3, numpy; run from anywhere)
"""
import gzip
import io
import pathlib

import numpy as np
import pandas as pd

FIXTURES = pathlib.Path(__file__).resolve().parents[2] / "Fixtures"
OUT = FIXTURES / "weekly"
PRICES = ["open", "high", "low", "close"]


def write(name, text):
    # No time stamp in the file, so that the same content gives the same bytes.
    with open(OUT / name, "wb") as file, gzip.GzipFile("", "wb", 9, file, mtime=0) as packed:
        packed.write(text.encode())


def quoted(name):
    return '"' + name.replace('"', '""') + '"' if "," in name else name


def weekly_bars(rows):
    """Bars of one symbol: pandas' own weeks that end on Friday."""
    days = rows.set_index("date")
    weeks = days.resample("W-FRI", label="right", closed="right")
    bars = weeks.agg({"open": "first", "high": "max", "low": "min", "close": "last", "volume": "sum"})
    return bars[weeks["close"].count() > 0].astype({"volume": "int64"})


def wilder(moves):
    """Exponential mean with alpha 1/14, seeded with the first move (the value at t = 0 is undefined)."""
    return moves.iloc[1:].ewm(alpha=1 / 14, adjust=False).mean().reindex(moves.index)


def features(bars):
    close, high, low = bars["close"], bars["high"], bars["low"]
    f = pd.DataFrame(index=bars.index)
    f["ret1"] = close.pct_change(fill_method=None)
    f["sma4"] = close.rolling(4).mean()
    f["sma12"] = close.rolling(12).mean()
    f["ema12"] = close.ewm(span=12, adjust=False).mean()
    move = close.diff()
    gain, loss = wilder(move.clip(lower=0)), wilder(-move.clip(upper=0))
    with np.errstate(all="ignore"):
        rsi = 100 - 100 / (1 + gain / loss)
    rsi = rsi.mask((loss == 0) & (gain > 0), 100.0).mask((loss == 0) & (gain == 0), 50.0)
    f["rsi14"] = rsi.where(np.arange(len(rsi)) >= 14)
    # apply, not rolling().std(): that one carries its sums along and loses digits.
    for n in (4, 12):
        f[f"vol{n}"] = f["ret1"].rolling(n).apply(lambda x: np.std(x, ddof=1), raw=True)
    for n in (4, 12):
        f[f"mom{n}"] = close / close.shift(n) - 1
    before = close.shift(1)
    ranges = pd.concat([high - low, (high - before).abs(), (low - before).abs()], axis=1).max(axis=1)
    f["atr14"] = ranges.rolling(14).apply(np.mean, raw=True)
    with np.errstate(all="ignore"):
        f["vratio"] = bars["volume"] / bars["volume"].rolling(4).apply(np.mean, raw=True)
    f["range"] = (high - low) / close
    return f


def merged_weeks(rows, bars):
    """For every row the label of the last bar strictly before it."""
    labels = pd.DataFrame({"week": bars.index})
    joined = pd.merge_asof(
        rows[["date"]], labels, left_on="date", right_on="week", allow_exact_matches=False)
    return joined["week"]


def golden(rows, prefix):
    """Writes bars (exact), features (13 digits) and, for every daily row, the week whose bar it sees."""
    bars_text = ["symbol,week,open,high,low,close,volume"]
    feature_text = None
    merged_text = ["symbol,date,week"]
    for symbol in sorted(rows["symbol"].unique(), key=lambda s: s.encode()):
        own = rows[rows["symbol"] == symbol].sort_values("date", kind="stable").reset_index(drop=True)
        name = quoted(symbol)
        bars = weekly_bars(own)
        table = features(bars)
        if feature_text is None:
            feature_text = ["symbol,week," + ",".join(table.columns)]
        for week, bar in bars.iterrows():
            prices = ",".join(repr(float(bar[name])) for name in PRICES)
            bars_text.append(f"{name},{week:%Y-%m-%d},{prices},{int(bar['volume'])}")
        for week, values in zip(table.index, table.to_numpy()):
            fields = ",".join("" if np.isnan(v) else f"{v:.13g}" for v in values)
            feature_text.append(f"{name},{week:%Y-%m-%d},{fields}")
        for date, week in zip(own["date"], merged_weeks(own, bars)):
            merged_text.append(f"{name},{date:%Y-%m-%d},{'' if pd.isna(week) else f'{week:%Y-%m-%d}'}")
    write(f"{prefix}_bars.csv.gz", "\n".join(bars_text) + "\n")
    write(f"{prefix}_features.csv.gz", "\n".join(feature_text) + "\n")
    write(f"{prefix}_merged.csv.gz", "\n".join(merged_text) + "\n")


def real():
    rows = pd.read_csv(FIXTURES / "stocks_daily_5sym.csv.gz", parse_dates=["Date"])
    rows = rows.rename(columns={"Ticker": "symbol"}).rename(columns=str.lower)
    golden(rows, "real")


def odd():
    """Odd but valid: gaps of days and of weeks, weekend days, weeks without a Friday, a symbol of one row,
    prices that never move or only rise, no volume, a tiny and a huge price, a name longer than 15 bytes, rows
    in no order. Then dirty rows on top, which must all be dropped or repaired."""
    random = np.random.default_rng(7)
    days = pd.date_range("2019-11-01", "2022-03-31", freq="D")
    kinds = {
        "GAPPY": lambda n: 50 * np.exp(np.cumsum(random.normal(0, 0.02, n))),
        "FLAT": lambda n: np.full(n, 12.5),
        "RISING": lambda n: 10 + np.arange(n) * 0.01,
        "TINY": lambda n: 0.0013 * np.exp(np.cumsum(random.normal(0, 0.05, n))),
        "HUGE": lambda n: 4.2e5 * np.exp(np.cumsum(random.normal(0, 0.01, n))),
        "NOVOLUME": lambda n: 20 + random.normal(0, 1, n).clip(-5, 5),
        "A NAME, QUOTED": lambda n: 30 + random.normal(0, 1, n).clip(-5, 5),
        "LONGER_THAN_FIFTEEN_BYTES": lambda n: 30 + random.normal(0, 1, n).clip(-5, 5),
        "Ünïcode": lambda n: 99 + random.normal(0, 1, n).clip(-5, 5),
        "ONEROW": lambda n: np.full(n, 7.0),
    }
    parts = []
    for symbol, prices in kinds.items():
        keep = random.random(len(days)) < 0.6
        keep[100:160] = False
        if symbol == "ONEROW":
            keep[:] = False
            keep[33] = True
        own = days[keep]
        close = np.round(prices(len(own)), 6)
        still = symbol in ("FLAT", "RISING")
        opened = close if still else np.round(close * (1 + random.normal(0, 0.005, len(own))), 6)
        wide = 0 if still else np.abs(random.normal(0, 0.01, len(own)))
        volume = np.zeros(len(own)) if symbol == "NOVOLUME" else random.integers(1, 5_000_000_000, len(own))
        parts.append(pd.DataFrame({
            "date": own, "symbol": symbol, "open": opened,
            "high": np.round(np.maximum(opened, close) * (1 + wide), 6),
            "low": np.round(np.minimum(opened, close) * (1 - wide), 6),
            "close": close, "volume": volume.astype("int64")}))
    rows = pd.concat(parts).sample(frac=1, random_state=11).reset_index(drop=True)
    golden(rows, "odd")
    write("odd_input.csv.gz", dirty_text(rows))
    report(rows)


def report(rows):
    """How often the reader must find what: the bad lines that dirty_text puts in, and the odd good ones."""
    def every(n):
        return -(-len(rows) // n)

    late = rows["date"] < rows.groupby("symbol")["date"].cummax()
    counts = {
        "fieldCount": every(110), "emptySymbol": every(100), "missingValue": every(50) + every(60),
        "nonPositivePrice": every(80), "highBelowLow": every(70), "negativeVolume": every(90),
        "duplicate": every(40), "zeroVolume": int((rows["volume"] == 0).sum()), "fractionalVolume": 0,
        "outsideRange": 0, "outOfOrder": int(late.sum())}
    lines = ["finding,count"] + [f"{name},{count}" for name, count in counts.items()]
    (OUT / "odd_report.csv").write_text("\n".join(lines) + "\n")


def dirty_text(rows):
    """The rows with a byte-order mark, CRLF, quotes, columns in another order, one too many, and bad rows."""
    def line(symbol, date, o, h, l, c, v):
        return f"{quoted(symbol)},{v},{o},{h},{l},{c},{date},note"

    lines = ["Symbol,Vol, Open ,HIGH,low,Close,Date,Remark"]
    for index, row in enumerate(rows.itertuples()):
        date = f"{row.date:%Y-%m-%d}" + ("T00:00:00" if index % 3 == 0 else "")
        values = [repr(float(x)) for x in (row.open, row.high, row.low, row.close)]
        if index % 40 == 0:  # replaced by the row that follows later
            lines.append(line(row.symbol, f"{row.date:%Y-%m-%d}", 1, 2, 1, 2, 5))
        lines.append(line(row.symbol, date, *values, int(row.volume)))
        if index % 50 == 0:
            lines.append(line(row.symbol, "2020-07-01", "", 2, 1, 2, 5))
        if index % 60 == 0:
            lines.append(line(row.symbol, "2020-07-02", 1, 2, 1, "NaN", 5))
        if index % 70 == 0:
            lines.append(line(row.symbol, "2020-07-03", 2, 1, 3, 2, 5))
        if index % 80 == 0:
            lines.append(line(row.symbol, "2020-07-04", 2, 3, -1, 2, 5))
        if index % 90 == 0:
            lines.append(line(row.symbol, "2020-07-05", 2, 3, 1, 2, -5))
        if index % 100 == 0:
            lines.append(line("", "2020-07-06", 2, 3, 1, 2, 5))
        if index % 110 == 0:
            lines.append(f"{row.symbol.split(',')[0]},5,2")
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


OUT.mkdir(exist_ok=True)
real()
odd()
