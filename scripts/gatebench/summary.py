"""From gate.csv to a table and a chart."""
import csv
import os
import shutil
import subprocess
from collections import defaultdict

from .inference import clopper_pearson

HEADER = ["noise", "change_percent", "tool", "metric", "trial", "cell", "verdict", "runs_per_side", "seconds"]


def read(path):
    with open(path, newline="") as file:
        return list(csv.DictReader(file))


def rate(hits, trials):
    low, high = clopper_pearson(hits, trials)
    return f"{hits}/{trials} = {100 * hits / trials:.1f} % [{100 * low:.1f}, {100 * high:.1f}]"


def grouped(rows, *columns):
    groups = defaultdict(list)
    for row in rows:
        groups[tuple(row[column] for column in columns)].append(row)
    return groups


def by_noise(rows):
    """The rows of each noise level, and of all together where there are several."""
    levels = sorted((key[0], part) for key, part in grouped(rows, "noise").items())
    return levels + ([("all", rows)] if len(levels) > 1 else [])


def trials(rows):
    """The rows of each gate of ours: all its cells."""
    return grouped(rows, "noise", "trial").values()


def false_alarms(rows):
    """Alarms in A/A: of comparisons, and of gates (any cell) for ours."""
    is_alarm = lambda row: row["verdict"] in ("slower", "faster")
    gates = trials(rows)
    return sum(map(is_alarm, rows)), len(rows), sum(any(map(is_alarm, gate)) for gate in gates), len(gates)


def bounds(equal):
    """What the gates of ours, all noise levels together, say of the true rate of false alarms of a gate."""
    lines = []
    for (tool, metric), group in sorted(grouped(equal, "tool", "metric").items()):
        if tool.startswith("speedup gate"):
            _, _, hits, count = false_alarms(group)
            bound = 100 * clopper_pearson(hits, count, 0.90)[1]
            lines.append(f"  {tool}, {metric}: {hits} of {count} gates gave a false alarm; 95 % bound: at most {bound:.2f} %")
    return lines and ["", "Whole gates, all noise levels (bound: one-sided Clopper-Pearson):"] + lines


def table(rows):
    lines = ["Rates with 95 % Clopper-Pearson intervals.", "", "A/A, any difference called is a false alarm:"]
    form = "  {:<26} {:<13} {:<6} {:<34} {}"
    lines.append(form.format("tool", "metric", "noise", "comparisons", "whole gates"))
    equal = [row for row in rows if row["change_percent"] == "0"]
    for (tool, metric), group in sorted(grouped(equal, "tool", "metric").items()):
        for noise, part in by_noise(group):
            hits, count, gates, gate_count = false_alarms(part)
            whole = rate(gates, gate_count) if tool.startswith("speedup gate") else ""
            lines.append(form.format(tool, metric, noise, rate(hits, count), whole))
    lines += bounds(equal)
    lines += ["", "Change found (called slower), with the mean runs of each side:"]
    form = "  {:<26} {:<13} {:<8} {:<6} {:<34} {:>6}"
    lines.append(form.format("tool", "metric", "change", "noise", "found", "runs"))
    changed = [row for row in rows if row["change_percent"] != "0"]
    for (tool, metric, change), group in sorted(grouped(changed, "tool", "metric", "change_percent").items()):
        for noise, part in by_noise(group):
            found = sum(row["verdict"] == "slower" for row in part)
            runs = sum(float(row["runs_per_side"]) for row in part) / len(part)
            found_rate = rate(found, len(part))
            lines.append(form.format(tool, metric, f"+{change} %", noise, found_rate, f"{runs:.1f}"))
    wall = [row for row in rows if row["tool"] == "speedup gate" and row["metric"] == "wall"]
    if wall:
        lines += ["", "Wall time, verdict 'inconclusive' (refused where the machine is unfit):"]
        for (noise,), part in sorted(grouped(wall, "noise").items()):
            refused = sum(row["verdict"] == "inconclusive" for row in part)
            lines.append(f"  noise {noise}: {rate(refused, len(part))}")
    return "\n".join(lines) + "\n"


def chart(rows, directory):
    """False alarms of one comparison by tool and noise level, as bars with their intervals."""
    if not shutil.which("gnuplot"):
        return "gnuplot is not installed: no chart"
    equal = [row for row in rows if row["change_percent"] == "0" and row["metric"] != "instructions"]
    if not equal:
        return "no A/A comparison yet: no chart"
    by_tool = grouped(equal, "tool", "metric")
    noises = sorted({row["noise"] for row in equal})
    data = os.path.join(directory, "gate.dat")
    with open(data, "w") as file:
        for noise in noises:
            for position, (key, group) in enumerate(sorted(by_tool.items())):
                part = [row for row in group if row["noise"] == noise]
                if part:
                    hits, count, _, _ = false_alarms(part)
                    low, high = clopper_pearson(hits, count)
                    values = [100 * value for value in (hits / count, low, high)]
                    file.write("{} {:.3f} {:.3f} {:.3f}\n".format(position, *values))
            file.write("\n\n")
    ticks = ", ".join(
        '"{}\\n{}" {}'.format(tool.replace(" ", "\\n"), metric, position)
        for position, (tool, metric) in enumerate(sorted(by_tool)))
    width = 0.8 / max(1, len(noises))
    plots = []
    for i, noise in enumerate(noises):
        place = f"($1+{(i - (len(noises) - 1) / 2) * width:.3f})"
        plots.append(f"'{data}' index {i} using {place}:2 with boxes lc {i + 1} title '{noise} neighbours'")
        plots.append(f"'{data}' index {i} using {place}:2:3:4 with yerrorbars pt 0 lc 'black' notitle")
    script = f"""
set terminal svg noenhanced size 1000,520 font 'sans,12' background 'white'
set output '{directory}/gate.svg'
set title 'Equal programs called different, one comparison (95 % intervals)'
set ylabel 'false alarms, %'
set yrange [0:100]
set bmargin 7
set xrange [-0.6:{len(by_tool) - 0.4}]
set boxwidth {width:.3f}
set style fill solid 0.6
set grid ytics
set key top right
set xtics ({ticks})
plot {', '.join(plots)}
"""
    subprocess.run(["gnuplot"], input=script, text=True, check=True)
    return f"chart: {directory}/gate.svg"
