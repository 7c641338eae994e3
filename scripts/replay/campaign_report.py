"""Rows, summary and pictures of a campaign, from what it left in its folder."""

import csv
import io
import json
import os
import statistics
import subprocess

WIDEST_TRUTH = 0.15
FEWEST_RUNS = 3
COLUMNS = ["workload", "cell", "state", "measured_s", "spread", "runs_kept", "runs_left_out", "prediction_s", "error",
           "low_s", "high_s", "inside", "self_check_s", "self_check_error", "one_core_over_cores_error", "remark"]


def number(text):
    return float(text) if text else None


def rows_of(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def label(cell):
    return " ".join(f"{v['name']}={v['value']}" for v in cell["values"]
                    if v["value"] and v["name"] not in ("workers", "cores", "rule"))


def is_disturbed(row):
    """Whether the run waited for a CPU for more than 2 % of wall x workers, beyond the 0.5 ms of its own wake-ups."""
    wall, delay, steal = (number(row.get(key)) for key in ("wall_seconds", "run_delay_seconds", "steal_seconds"))
    whole = wall * int(row["workers"] or 1)
    return max(0, (delay or 0) - 0.0005) > 0.02 * whole or max(0, (steal or 0) - 0.01) > 0.02 * whole


def walls(directory):
    """By cell label: wall times of undisturbed runs, and how many others there were."""
    with open(os.path.join(directory, "sweep.json")) as file:
        names = {cell["index"]: label(cell) for cell in json.load(file)["cells"]}
    found = {name: ([], [0]) for name in names.values()}
    for row in rows_of(os.path.join(directory, "results.csv")):
        kept, left = found[names[int(row["cell"])]]
        if row["status"] == "ok" and not is_disturbed(row):
            kept.append(float(row["wall_seconds"]))
        else:
            left[0] += 1
        left[0] += int(float(row.get("disturbed_retries") or 0))
    return found


def spread_of(runs):
    """Largest less smallest over the median, without one run at each end where there are five: one run in seven may
    meet memory that the host has taken back."""
    inner = sorted(runs)[1:-1] if len(runs) >= 5 else runs
    return (max(inner) - min(inner)) / statistics.median(runs)


def judged(program, workload, base, cores):
    """A row for each cell."""
    traced, truth = os.path.join(base, "traced"), os.path.join(base, "truth")
    if not all(os.path.exists(os.path.join(folder, "results.csv")) for folder in (traced, truth)):
        return []
    alone, together = walls(traced), walls(truth)
    rows = []
    for name, (runs, left) in together.items():
        row = dict.fromkeys(COLUMNS)
        row.update(workload=workload, cell=name, runs_kept=len(runs), runs_left_out=left[0])
        rows.append(row)
        done = subprocess.run([program, "replay", traced, "--only", ",".join(name.split()), "--cores", str(cores), "--csv"],
                              capture_output=True, text=True)
        answer = next(csv.DictReader(io.StringIO(done.stdout)), None) if done.stdout else None
        if answer is None or answer["status"] != "ok":
            text = answer["detail"] if answer else done.stderr.strip()
            row.update(state="refused", remark=(text.splitlines() or ["no answer"])[-1][:200])
            continue
        row.update(prediction_s=number(answer["wall_seconds"]), low_s=number(answer["wall_low_seconds"]),
                   high_s=number(answer["wall_high_seconds"]), self_check_s=number(answer["self_check_seconds"]))
        if len(runs) < FEWEST_RUNS:
            row.update(state="too few undisturbed runs")
            continue
        middle = statistics.median(runs)
        row.update(measured_s=middle, spread=spread_of(runs), error=row["prediction_s"] / middle - 1,
                   inside=int(row["low_s"] <= middle <= row["high_s"]))
        if row["self_check_s"]:
            row["self_check_error"] = row["self_check_s"] / middle - 1
        if alone.get(name, ([],))[0]:
            row["one_core_over_cores_error"] = statistics.median(alone[name][0]) / cores / middle - 1
        blocked = "I/O: not modelled" in answer["not_modelled"]
        row["state"] = ("truth differs by more than 15 %" if row["spread"] > WIDEST_TRUTH
                        else "I/O: not modelled" if blocked else "judged")
    return rows


def errors_line(name, errors):
    if not errors:
        return f"{name}: no cell"
    sizes = sorted(map(abs, errors))
    far = sizes[min(len(sizes) - 1, int(0.95 * len(sizes)))]
    return (f"{name}: {len(errors)} cells, median {100 * statistics.median(sizes):.1f} %, 95th percentile "
            f"{100 * far:.1f} %, largest {100 * sizes[-1]:.1f} %, bias {100 * statistics.median(errors):+.1f} %")


def band_line(rows):
    if not rows:
        return "band: no cell"
    share = sum(row["inside"] for row in rows) / len(rows)
    return (f"band: {100 * share:.0f} % of {len(rows)} medians inside, median width high/low "
            f"{statistics.median(row['high_s'] / row['low_s'] for row in rows):.2f}")


def summary(rows, cores):
    def block(title, part):
        good = [row for row in part if row["state"] == "judged"]
        blocked = [row for row in part if row["state"] == "I/O: not modelled"]
        return [title,
                "  " + errors_line("prediction", [row["error"] for row in good]),
                "  " + errors_line("self-check", [row["self_check_error"] for row in good if row["self_check_error"] is not None]),
                "  " + errors_line(f"T1/{cores}", [row["one_core_over_cores_error"] for row in good
                                                  if row["one_core_over_cores_error"] is not None]),
                "  " + band_line(good),
                *(["  apart, I/O not modelled: " + errors_line("prediction", [row["error"] for row in blocked])[12:],
                   "  " + band_line(blocked)] if blocked else [])]

    lines = block(f"all workloads, 1 -> {cores} cores, wall time of the timed region (measured)", rows)
    for workload in dict.fromkeys(row["workload"] for row in rows):
        lines += block(workload, [row for row in rows if row["workload"] == workload])
    apart = [row for row in rows if row["state"] != "judged"]
    kept, left = sum(row["runs_kept"] for row in rows), sum(row["runs_left_out"] for row in rows)
    lines.append(f"runs of {cores} workers: {kept} kept, {left} left out as disturbed")
    lines.append(f"apart: {len(apart)} of {len(rows)} cells")
    for row in apart:
        error = f", error {100 * row['error']:+.1f} %" if row["error"] is not None else ""
        lines.append(f"  {row['workload']} {row['cell']}: {row['state']}{error}{': ' + row['remark'] if row['remark'] else ''}")
    worst = sorted((row for row in rows if row["state"] == "judged"), key=lambda row: -abs(row["error"]))[:6]
    lines.append("largest errors:")
    lines += [f"  {100 * row['error']:+.1f} %  {row['workload']} {row['cell']}" for row in worst]
    return "\n".join(lines) + "\n"


def pictures(rows, out, cores):
    """Predicted beside measured with the band, and the errors of all levels; numbers only, no text of cells."""
    good = [row for row in rows if row["measured_s"] and row["state"] == "judged"]
    if not good:
        return
    names = list(dict.fromkeys(row["workload"] for row in good))
    data = "".join(
        "\n".join(f"{row['measured_s']:.9f} {row['prediction_s']:.9f} {row['low_s']:.9f} {row['high_s']:.9f}"
                  for row in good if row["workload"] == name) + "\n\n\n" for name in names)
    with open(os.path.join(out, "campaign.dat"), "w") as file:
        file.write("# measured_s prediction_s low_s high_s, a block a workload: " + ", ".join(names) + "\n" + data)
    levels = [("prediction", "error"), ("self-check", "self_check_error"), (f"T1/{cores}", "one_core_over_cores_error")]
    with open(os.path.join(out, "campaign-errors.dat"), "w") as file:
        for title, key in levels:
            sizes = sorted(abs(row[key]) * 100 for row in good if row[key] is not None)
            file.write(f"# {title}: size of the error in %, share of the cells\n")
            file.write("".join(f"{size:.4f} {(place + 1) / len(sizes):.4f}\n" for place, size in enumerate(sizes)) + "\n\n")
    points = ", ".join(f"'campaign.dat' index {place} using 1:2:3:4 with yerrorbars pt {place + 4} title '{name}'"
                       for place, name in enumerate(names))
    steps = ", ".join(f"'campaign-errors.dat' index {place} using 1:2 with steps lw 2 dt {place + 1} title '{title}'"
                      for place, (title, _) in enumerate(levels))
    script = f"""set terminal svg size 760,560 font 'sans,12' background rgb 'white'
set output 'campaign.svg'
set title 'from 1 core to {cores}: simulated beside measured, with the band'
set logscale xy
set key top left
set xlabel 'measured, s'
set ylabel 'simulated, s'
plot x with lines lc rgb 'grey' title 'equal', {points}
set output 'campaign-errors.svg'
unset logscale
set title 'size of the error, of {len(good)} cells'
set key bottom right
set xlabel 'error at most, %'
set ylabel 'share of the cells'
set yrange [0:1]
plot {steps}
"""
    try:
        subprocess.run(["gnuplot"], input=script, text=True, cwd=out, check=True, capture_output=True)
    except (OSError, subprocess.CalledProcessError) as problem:
        print(f"campaign: no pictures: {problem}")


def report(program, state, out, cores):
    rows = []
    for workload in sorted(os.listdir(state)) if os.path.isdir(state) else []:
        rows += judged(program, workload, os.path.join(state, workload), cores)
    with open(os.path.join(out, "campaign.csv"), "w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({key: f"{value:.9g}" if isinstance(value, float) else value for key, value in row.items()})
    text = summary(rows, cores)
    with open(os.path.join(out, "campaign.txt"), "w") as file:
        file.write(text)
    pictures(rows, out, cores)
    print(text, end="")
