"""From 1 core to all of this machine's: what `speedup replay` foretells beside what is then measured.

usage: campaign.py OUT CELLS

For every cell: runs on one core, traced, also as planned for R workers; `replay --calibrate` (co-runs of copies, and
traced runs of R workers); the prediction takes slowdown from the co-runs and phase costs from traced runs, the self-check
slowdown from the cell's own R-worker runs. Truth is the median wall time of the R-worker runs. A cell whose runs differ
by more than 15 % is listed and not judged. Rows go to OUT/campaign.csv, a line of summary to OUT/campaign.txt.
"""

import csv
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

GRIDS = {
    "weekly": ["--variant partition,partition-f32 --symbols 200,400,800,1600,3200 --days 500"],
    "matching": ["--variant parallel,parallel-largest-first"],
    "preprocess": [""],
    "training": ["--variant uncapped,document-003,balanced --threads 1"],
    "storage": [""],
    "analyzer": [""],
}


def run(program, arguments, check=True):
    done = subprocess.run([program, *arguments], capture_output=True, text=True)
    if check and done.returncode not in (0, 1, 3, 4):
        raise RuntimeError(f"{' '.join(arguments)}: exit {done.returncode}: {done.stderr.strip()[-300:]}")
    return done


def cells_of(program, workload, options, work):
    """Labels of a grid's cells after a traced sweep on one core; [] where the workload has no tasks."""
    out = os.path.join(work, f"{workload}-{random.getrandbits(32):08x}")
    cores = os.cpu_count() or 2
    run(program, ["sweep", workload, *options.split(), "--workers", "1", "--cores", "1", "--repeat", "5", "--undisturbed",
                  "--trace", "--trace-as", str(cores), "--out", out])
    plan = json.load(open(os.path.join(out, "sweep.json")))
    return out, [cell["values"] for cell in plan["cells"]]


def number(value):
    try:
        return float(value)
    except (TypeError, ValueError):
        return None


def judge(program, out, words, cores):
    """Prediction, self-check and truth of one cell, from the tables of the JSON report; a reason where there is none."""
    done = run(program, ["replay", out, "--cores", str(cores), "--only", ",".join(words), "--calibrate", "--json"], check=False)
    if done.returncode != 0:
        return None, (done.stderr.strip().splitlines() or ["refused"])[-1]
    report = json.loads(done.stdout)
    row, check = None, None
    for table in find_rows(report):
        if "prediction_s" in table:
            check = table
        elif "wall_s" in table:
            row = table
    if row is None or check is None:
        return None, "no runs of several workers, or they differ by more than 15 %"
    return {**row, **check}, ""


def find_rows(value):
    if isinstance(value, dict):
        if "wall_s" in value or "prediction_s" in value:
            yield value
        for inner in value.values():
            yield from find_rows(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from find_rows(inner)


def main():
    out, wanted = sys.argv[1], int(sys.argv[2])
    subprocess.run(["swift", "build", "-c", "release", "--product", "speedup"], check=True, stdout=subprocess.DEVNULL)
    program = os.path.abspath(".build/release/speedup")
    work = tempfile.mkdtemp(prefix="campaign-")
    rows = []
    cores = os.cpu_count() or 2
    try:
        for workload, grids in GRIDS.items():
            for options in grids:
                if len(rows) >= wanted:
                    break
                try:
                    directory, cells = cells_of(program, workload, options, work)
                except RuntimeError as problem:
                    print(f"{workload}: {problem}", file=sys.stderr)
                    continue
                for values in cells:
                    words = [f"{v['name']}={v['value']}" for v in values
                             if v["value"] and v["name"] not in ("workers", "cores", "rule")]
                    row, reason = judge(program, directory, words, cores)
                    rows.append({"workload": workload, "cell": " ".join(words), "row": row, "reason": reason})
                    print(f"{workload} {' '.join(words)}: {reason or 'judged'}", file=sys.stderr)
        write(out, rows)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def write(out, rows):
    errors, checks, inside, widths = [], [], [], []
    with open(os.path.join(out, "campaign.csv"), "w", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["workload", "cell", "measured_s", "prediction_s", "low_s", "high_s", "self_check_s", "reason"])
        for entry in rows:
            row = entry["row"] or {}
            truth, told, check = (number(row.get(key)) for key in ("measured_s", "prediction_s", "self_check_s"))
            low, high = number(row.get("band_s_low")), number(row.get("band_s_high"))
            writer.writerow([entry["workload"], entry["cell"], truth, told, low, high, check, entry["reason"]])
            if truth and told:
                errors.append(told / truth - 1)
                if check:
                    checks.append(check / truth - 1)
                if low and high:
                    inside.append(low <= truth <= high)
                    widths.append(high / low)

    def summary(name, values):
        if not values:
            return f"{name}: no cell"
        sizes = sorted(abs(value) for value in values)
        p95 = sizes[min(len(sizes) - 1, int(0.95 * len(sizes)))]
        return (f"{name}: {len(values)} cells, median {100 * statistics.median(sizes):.1f} %, 95th percentile "
                f"{100 * p95:.1f} %, bias {100 * statistics.median(values):+.1f} %")

    lines = [summary("prediction", errors), summary("self-check", checks)]
    if inside:
        lines.append(f"band: {100 * sum(inside) / len(inside):.0f} % of {len(inside)} cells inside, median width "
                     f"{statistics.median(widths):.2f}")
    lines.append(f"not judged: {sum(1 for entry in rows if entry['row'] is None)} of {len(rows)} cells")
    text = "\n".join(lines) + "\n"
    open(os.path.join(out, "campaign.txt"), "w").write(text)
    print(text, end="")


if __name__ == "__main__":
    main()
