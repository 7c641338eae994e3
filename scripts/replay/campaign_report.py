"""Rows, summary and pictures of a campaign, from what it left in its folder."""

import csv
import io
import json
import os
import statistics
import subprocess

WIDEST_TRUTH = 0.15
MOST_WAITING = 0.02
MOST_BLOCKED = 0.05
SHORTEST_ON_ONE_CORE = 0.030
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


def phases_of(program, trace):
    done = subprocess.run([program, "trace", trace, "--json"], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)["rows"]


def blocked_share(program, trace):
    """The part of the run's time in which tasks neither ran nor waited for a CPU; what the caller does alone is no task."""
    phases = phases_of(program, trace)
    tasks = [phase for phase in phases if not phase["phase"].endswith("(serial)")]
    blocked = sum(max(0, phase["work_s"] * (1 - phase.get("cpu_share", 1)) - phase.get("run_delay_s", 0)) for phase in tasks)
    return blocked / sum(phase["wall_s"] for phase in phases)


def is_disturbed(program, trace):
    """Whether the run's tasks waited for a CPU for more than 2 % of their time: what a replay leaves out, too."""
    phases = phases_of(program, trace)
    return sum(phase.get("run_delay_s", 0) for phase in phases) > MOST_WAITING * sum(phase["work_s"] for phase in phases)


def recordings(program, directory):
    """How many traces lie in a folder, and how many of them are of disturbed runs."""
    files = [os.path.join(directory, name) for name in os.listdir(directory) if name.endswith(".trace")]
    return len(files), sum(is_disturbed(program, file) for file in files)


def walls(program, directory):
    """By cell label: wall times of undisturbed runs, how many others there were, and the traces of the first."""
    with open(os.path.join(directory, "sweep.json")) as file:
        names = {cell["index"]: label(cell) for cell in json.load(file)["cells"]}
    found = {name: ([], [0], []) for name in names.values()}
    for row in rows_of(os.path.join(directory, "results.csv")):
        if row["warmup"] == "1":
            continue
        kept, left, traces = found[names[int(row["cell"])]]
        trace = os.path.join(directory, "traces", f"cell-{row['cell']}-block-{row['block']}.trace")
        if row["status"] == "ok" and not is_disturbed(program, trace):
            kept.append(float(row["wall_seconds"]))
            traces.append(trace)
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
    alone, together = walls(program, traced), walls(program, truth)
    rows = []
    for name, (runs, left, _) in together.items():
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
        one, _, traces = alone.get(name, ([], [0], []))
        if one:
            row["one_core_over_cores_error"] = statistics.median(one) / cores / middle - 1
        blocked = bool(one) and statistics.median(blocked_share(program, trace) for trace in traces) > MOST_BLOCKED
        row["state"] = ("truth differs by more than 15 %" if row["spread"] > WIDEST_TRUTH
                        else "shorter than 30 ms on one core" if one and statistics.median(one) < SHORTEST_ON_ONE_CORE
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


def summary(rows, recorded, cores):
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
    lines.append(f"recordings for the predictions: {recorded[0] - recorded[1]} kept, {recorded[1]} left out as disturbed")
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
set autoscale fix
set offsets graph 0.04, graph 0.04, graph 0.04, graph 0.04
set xtics (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
set ytics (0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10)
set key top left
set xlabel 'measured, s'
set ylabel 'simulated, s'
plot x with lines lc rgb 'grey' title 'equal', {points}
set output 'campaign-errors.svg'
unset logscale
unset offsets
set autoscale
set xtics auto
set ytics auto
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
    rows, recorded = [], [0, 0]
    for workload in sorted(os.listdir(state)) if os.path.isdir(state) else []:
        base = os.path.join(state, workload)
        if not os.path.isdir(base):
            continue
        rows += judged(program, workload, base, cores)
        for folder in (os.path.join(base, "traced", name) for name in ("traces", "calibration")):
            if os.path.isdir(folder):
                recorded = [sum(pair) for pair in zip(recorded, recordings(program, folder))]
    with open(os.path.join(out, "campaign.csv"), "w", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({key: f"{value:.9g}" if isinstance(value, float) else value for key, value in row.items()})
    text = summary(rows, recorded, cores)
    with open(os.path.join(out, "campaign.txt"), "w") as file:
        file.write(text)
    pictures(rows, out, cores)
    print(text, end="")
