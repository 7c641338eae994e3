#!/usr/bin/env python3
"""Makes Fixtures/preprocess/*: what pandas and numpy make of the indicators of the workload `preprocess`.

    scripts/golden/preprocess.py        (pip install pandas)

The real daily prices of Fixtures/stocks_daily_5sym.csv.gz; every 97th row, the first 210 and the last row of each symbol
are kept, which is enough to see a wrong warm-up, a wrong batch boundary and drift.
"""
import os

import numpy as np
import pandas as pd

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
WINDOWS = [5, 10, 20, 50, 200]


def rsi(close, window):
    """Wilder's, smoothed by 1/window from the first difference on."""
    move = close.diff()
    gain = move.clip(lower=0).iloc[1:].ewm(alpha=1 / window, adjust=False).mean().reindex(close.index)
    loss = (-move).clip(lower=0).iloc[1:].ewm(alpha=1 / window, adjust=False).mean().reindex(close.index)
    with np.errstate(invalid="ignore", divide="ignore"):
        value = 100 * gain / (gain + loss)
    value[(gain == 0) & (loss == 0)] = 50
    value.iloc[:window] = np.nan
    return value


def main():
    rows = pd.read_csv(os.path.join(ROOT, "Fixtures", "stocks_daily_5sym.csv.gz"))
    rows = rows.sort_values(["Ticker", "Date"], kind="stable")
    parts = []
    for symbol, group in rows.groupby("Ticker"):
        close = group["Close"].reset_index(drop=True)
        columns = {"row": np.arange(len(close)), "symbol": symbol, "date": group["Date"].to_numpy()}
        for window in WINDOWS:
            columns[f"sma{window}"] = close.rolling(window).mean()
        for window in WINDOWS:
            columns[f"ema{window}"] = close.ewm(span=window, adjust=False).mean()
        for window in WINDOWS:
            columns[f"rsi{window}"] = rsi(close, window)
        table = pd.DataFrame(columns)
        keep = (table["row"] % 97 == 0) | (table["row"] < 210) | (table["row"] == len(table) - 1)
        parts.append(table[keep])
    out = os.path.join(ROOT, "Fixtures", "preprocess")
    os.makedirs(out, exist_ok=True)
    table = pd.concat(parts)
    table = table[["symbol", "date", "row"] + [c for c in table if c not in ("symbol", "date", "row")]]
    table.to_csv(os.path.join(out, "indicators.csv.gz"), index=False, float_format="%.15g",
                 compression={"method": "gzip", "mtime": 0})


if __name__ == "__main__":
    main()
