"""Sums up what scripts/bench-fit wrote to a folder: coverage of intervals, verdicts on growth, bands of curves."""
import csv
import os
import statistics
import sys

folder = sys.argv[1]
rows = list(csv.DictReader(open(os.path.join(folder, "simulations.csv"))))
counts = {row["study"]: row["simulations"] for row in rows}
for study, title in (("coverage", "coverage of nominal 95 % intervals"), ("check", "the same for other truths, noise not told")):
    cases = {}
    for row in rows:
        if row["study"] == study:
            cases.setdefault((row["case"], row["noise"], row["scale"]), []).append(float(row["share"]))
    if not cases:
        continue
    print(f"{title}, smallest to largest over all parameters, {counts[study]} simulations each")
    for (case, noise, scale), shares in cases.items():
        print(f"  {case:21} noise {noise:18} scale {scale:6} {min(shares):.3f}..{max(shares):.3f}, mean {statistics.mean(shares):.3f}")
    every = [share for shares in cases.values() for share in shares]
    inside = sum(0.93 <= share <= 0.97 for share in every)
    print(f"  {inside} of {len(every)} within 0.93..0.97, smallest {min(every):.3f}, largest {max(every):.3f}\n")
print(f"verdicts on growth at n = 100, 200 .. 3200, {counts['growth']} simulations each")
for row in rows:
    if row["study"] == "growth":
        print(f"  {row['case']:15} {row['noise']:23} {row['quantity']:22} {float(row['share']):.3f}")
exponents = {}
for row in rows:
    if row["study"] == "exponent":
        exponents.setdefault((row["case"], row["noise"]), {})[row["quantity"]] = float(row["share"])
if exponents:
    print(f"\nexponent at the largest n, {counts['exponent']} simulations each: how often its interval (nominal 85 %) holds it, "
          "median error and width, and how often growth is called exponential")
    for (case, noise), found in exponents.items():
        print(f"  {case:23} {noise:19} {found['interval holds the exponent']:.3f} {found['median error']:.3f} "
              f"{found['median width']:.3f} {found['called exponential']:.3f}")
bands = os.path.join(folder, "bands.csv")
if os.path.exists(bands):
    print("\npublished speed-up curves, fitted to their first 3 or more points; I/O-bound: dedup")
    points = list(csv.DictReader(open(bands)))
    for name, wanted in (("others", lambda p: p["program"] != "dedup"), ("dedup", lambda p: p["program"] == "dedup")):
        for low, high in ((1, 2), (2, 4), (1, 4), (4, 12)):
            chosen = [p for p in points if wanted(p) and low < float(p["reach"]) <= high]
            if chosen:
                inside = sum(float(p["low"]) <= float(p["truth"]) <= float(p["high"]) for p in chosen)
                width = statistics.median(float(p["high"]) / max(float(p["low"]), 1e-9) for p in chosen)
                error = statistics.median(abs(float(p["centre"]) / float(p["truth"]) - 1) for p in chosen)
                print(f"  {name:7} {low:2}..{high:2} x: {len(chosen):4} points, {inside / len(chosen):.3f} inside, "
                      f"median width {width:.2f}, median error of the centre {error:.3f}")
