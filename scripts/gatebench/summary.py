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
    automatic = [row for row in equal if row["tool"].startswith("speedup gate auto")]
    if automatic:
        _, _, hits, count = false_alarms(automatic)
        bound = 100 * clopper_pearson(hits, count, 0.90)[1]
        lines.append(f"  all that choose by themselves: {hits} of {count}; 95 % bound: at most {bound:.2f} %")
    return lines and ["", "Whole gates, all noise levels (bound: one-sided Clopper-Pearson):"] + lines


def table(rows):
    lines = ["Rates with 95 % Clopper-Pearson intervals.", "", "A/A, any difference called is a false alarm:"]
    form = "  {:<36} {:<13} {:<6} {:<34} {}"
    lines.append(form.format("tool", "metric", "noise", "comparisons", "whole gates"))
    equal = [row for row in rows if row["change_percent"] == "0"]
    for (tool, metric), group in sorted(grouped(equal, "tool", "metric").items()):
        for noise, part in by_noise(group):
            hits, count, gates, gate_count = false_alarms(part)
            whole = rate(gates, gate_count) if tool.startswith("speedup gate") else ""
            lines.append(form.format(tool, metric, noise, rate(hits, count), whole))
    lines += bounds(equal)
    lines += ["", "Change found (called slower), with the mean runs of each side:"]
    form = "  {:<36} {:<13} {:<8} {:<6} {:<34} {:>6}"
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


COLOURS = ["#0072B2", "#D55E00", "#009E73", "#CC79A7"]
SHAPES = [7, 5, 9, 11]


def quoted(text):
    """A text for gnuplot: in single quotes nothing is special but these."""
    return "'" + str(text).replace("'", "''") + "'"


def finding(groups):
    """The title: what the picture shows."""
    ours = [part for (tool, _), part in groups if tool.startswith("speedup gate")]
    others = [part[0] / part[1] for (tool, _), part in groups if not tool.startswith("speedup gate")]
    if not ours:
        return "Equal programs called different"
    text = (f"Equal programs called different: by speedup gate {sum(part[0] for part in ours)} "
            f"of {sum(part[1] for part in ours)}")
    return text + (f", by others up to {100 * max(others):.0f} %" if others else "")


def chart(rows, directory):
    """False alarms of one comparison by tool and noise level, a row a tool, with their intervals; in the style of
    `speedup chart`."""
    if not shutil.which("gnuplot"):
        return "gnuplot is not installed: no chart"
    equal = [row for row in rows if row["change_percent"] == "0" and row["metric"] != "instructions"]
    if not equal:
        return "no A/A comparison yet: no chart"
    by_tool = grouped(equal, "tool", "metric")
    noises = sorted({row["noise"] for row in equal})
    groups = sorted(((key, false_alarms(part)) for key, part in by_tool.items()),
                    key=lambda group: (group[1][0] / group[1][1], group[0]))
    rows_of = {key: place + 1 for place, (key, _) in enumerate(groups)}
    lines, plots, highest = [], [], 0
    for i, noise in enumerate(noises):
        lines.append(f"$noise{i} << END")
        for key, part in sorted(by_tool.items()):
            here = [row for row in part if row["noise"] == noise]
            if here:
                hits, count, _, _ = false_alarms(here)
                low, high = clopper_pearson(hits, count)
                highest = max(highest, 100 * high)
                at = rows_of[key] + (0 if len(noises) == 1 else 0.44 * (i / (len(noises) - 1) - 0.5))
                lines.append("{:.3f} {:.3f} {:.3f} {:.3f}".format(100 * hits / count, at, 100 * low, 100 * high))
        lines.append("END")
        colour = COLOURS[i % len(COLOURS)]
        plots.append(f"$noise{i} using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '{colour}' notitle")
        plots.append(f"$noise{i} using 1:2 with points pointtype {SHAPES[i % len(SHAPES)]} pointsize 1.2 "
                     f"linecolor rgb '{colour}' notitle")
    labels = []
    for i, noise in enumerate(noises):
        height, colour = 0.80 - 0.045 * i, COLOURS[i % len(COLOURS)]
        labels.append(f"set label '' at screen 0.853,{height:.3f} front point pointtype {SHAPES[i % len(SHAPES)]} "
                      f"pointsize 1.2 linecolor rgb '{colour}'")
        word = "neighbour" if noise == "1" else "neighbours"
        labels.append(f"set label {quoted(f'{noise} {word}')} at screen 0.87,{height:.3f} front font ',13'")
    end = min(end for end in (5, 10, 20, 50, 100) if end >= highest)
    shares = ", ".join(f"'{share:g} %%' {share:g}" for share in (end * step / 5 for step in range(6)))
    left = min(0.4, 0.03 + 0.0072 * max(len(f"{tool}, {metric}") for (tool, metric), _ in groups))
    ticks = ", ".join("{} {}".format(quoted(f"{tool}, {metric}"), rows_of[(tool, metric)]) for (tool, metric), _ in groups)
    counts = [part[1] for _, part in groups]
    below = (f"A row a tool, by its rate over all noise levels; {' to '.join(map(str, sorted({min(counts), max(counts)})))} comparisons each. "
             "By scripts/bench-gate.")
    script = "\n".join(lines) + f"""
set encoding utf8
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output {quoted(directory + '/gate.svg')}
set lmargin at screen {left:.3f}
set rmargin at screen 0.835
set tmargin at screen 0.841
set bmargin at screen 0.181
set label {quoted(finding(groups))} at screen 0.02,0.955 front font ',15'
set label 'false alarms of one comparison of equal programs · bars: 95 % Clopper-Pearson interval' at screen 0.02,0.91 \
  front font ',12' textcolor rgb '#555555'
set label {quoted(below)} at screen 0.02,0.05 front font ',10' textcolor rgb '#555555'
set label 'Neighbours: programs that come and go on the same CPUs.' at screen 0.02,0.022 front font ',10' textcolor rgb '#555555'
{chr(10).join(labels)}
set border 3 linecolor rgb '#333333'
set tics nomirror scale 0.5
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
unset key
set xlabel 'called different'
set xrange [0:{end}]
set xtics ({shares})
set yrange [{len(groups)}.6:0.4]
set ytics ({ticks}) scale 0
plot {', '.join(plots)}
"""
    subprocess.run(["gnuplot", "-d"], input=script, text=True, check=True)
    return f"chart: {directory}/gate.svg"
