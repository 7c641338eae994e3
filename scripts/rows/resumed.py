#!/usr/bin/env python3
"""A sweep's directory in which the last pass is missing: resumed.py SPEEDUP DIR CELLS RUNS. The plan is made by a sweep that
a budget ends at once; the rows are put in by hand and say nothing."""
import csv
import json
import subprocess
import sys

program, directory, cells, runs = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
subprocess.run(
    [program, "sweep", "--command", "true {n}", "--set", f"n=1..{cells}", "--cores", "1", "--repeat", str(runs),
     "--warmup", "0", "--budget", "1ms", "--out", directory],
    stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
plan = json.load(open(f"{directory}/sweep.json"))
# A cell without its last run is what is left to do.
plan.pop("budget", None)
json.dump(plan, open(f"{directory}/sweep.json", "w"))
path = f"{directory}/results.csv"
rows = list(csv.reader(open(path)))
header = rows[0]
known = {(row[0], row[1]) for row in rows[1:]}
with open(path, "a") as file:
    for block in range(runs):
        lines = []
        for cell in range(cells):
            if (str(cell), str(block)) in known or (block == runs - 1 and cell >= cells - 10):
                continue
            row = [""] * len(header)
            values = dict(zip(header, row))
            values.update(
                cell=str(cell), block=str(block), position=str(cell), warmup="0", n=str(cell + 1), cores="1",
                core_mode="pinned", mask="0", status="ok", wall_seconds=f"0.00{100000 + (cell * 7919 + block * 104729) % 9999}",
                user_seconds="0.001000000", system_seconds="0.000100000", cpu_seconds="0.001100000")
            lines.append(",".join(values[name] for name in header) + "\n")
        file.write("".join(lines))
