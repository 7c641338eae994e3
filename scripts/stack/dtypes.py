"""What each of document 002's three down-casts saves, by `memory_usage(deep=True)`.

    dtypes.py [--symbols N] [--days N] [--symbol-type object|str] [--large-volumes]

Prints the bytes before and after each step, and whether volumes are still exact (they may be above 2^31).
"""
import argparse

import numpy as np
from common import figures
from weekly import down_cast, generate


def size(frame):
    return int(frame.memory_usage(deep=True, index=False).sum())


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--symbols", type=int, default=100)
    parser.add_argument("--days", type=int, default=500)
    parser.add_argument("--symbol-type", choices=["object", "str"], default="object")
    parser.add_argument("--large-volumes", action="store_true")
    options = parser.parse_args()
    frame = generate(options.symbols, options.days)
    if options.symbol_type == "str":
        frame["symbol"] = frame["symbol"].astype("str")
    if options.large_volumes:
        frame["volume"] *= 10_000
    before = size(frame)
    prices = frame.astype({name: np.float32 for name in ("open", "high", "low", "close")})
    fits = frame["volume"].abs().max() <= np.iinfo(np.int32).max
    volumes = prices.astype({"volume": np.int32}) if fits else prices
    symbols = volumes.astype({"symbol": "category"})
    print(f"before {before}")
    for name, bytes_ in [("float32", size(prices)), ("int32", size(volumes)), ("category", size(symbols))]:
        print(f"{name} {bytes_} saved {1 - bytes_ / before:.4f}")
    exact = (down_cast(frame)["volume"].astype("int64") == frame["volume"]).all()
    print(f"volumes {'exact' if exact else 'wrong'}")
    figures(volumes_exact=int(exact), bytes_before=before, saved_float32=1 - size(prices) / before,
            saved_float32_int32=1 - size(volumes) / before, saved_all=1 - size(symbols) / before)


if __name__ == "__main__":
    main()
