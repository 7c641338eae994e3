#!/usr/bin/env python3
"""The table of scripts/bench-rows: summary.py rows.csv >rows.md."""
import csv
import os
import statistics
import sys

rows = list(csv.DictReader(open(sys.argv[1])))
model = next((line.split(":")[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), "unknown CPU")
print("# Commands over many rows\n")
print(
    f"Measured on {model}, {os.cpu_count()} CPUs, load {os.getloadavg()[0]:.1f} at the end; the files' own figures are "
    "invented. Median of the rounds [smallest, largest]; wall and CPU time in seconds, memory the largest resident set "
    "in MB. `-`: not measured, the run took longer than the limit.\n"
)
print("| cells x runs | command | build | wall | CPU | memory | exit | rounds |")
print("|---|---|---|---:|---:|---:|---:|---:|")
groups = {}
for row in rows:
    groups.setdefault((row["shape"], row["command"], row["build"]), []).append(row)


def told(group, column, scale, form):
    values = [float(row[column]) / scale for row in group if row[column]]
    if not values:
        return "-"
    ends = f" [{min(values):{form}}, {max(values):{form}}]" if len(values) > 1 else ""
    return f"{statistics.median(values):{form}}{ends}"


for (shape, command, build), group in groups.items():
    status = ", ".join(sorted({row["status"] for row in group}))
    figures = [told(group, "wall_seconds", 1, ".2f"), told(group, "cpu_seconds", 1, ".2f")]
    figures.append(told(group, "peak_memory_bytes", 1e6, ".0f"))
    print(f"| {shape} | {command} | {build} | {' | '.join(figures)} | {status} | {len(group)} |")
