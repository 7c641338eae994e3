"""Ours and the peers. Each compares the program with itself or with a slower one, for gate.csv."""
import json
import os
import shutil
import subprocess
import sys
import time

from . import inference

LEVEL = 0.05  # the peers' own


def called(is_different, base, new):
    """What a two-sided test's answer says of the new side."""
    if not is_different:
        return "same"
    return "slower" if new > base else "faster"


def median(values):
    values = sorted(values)
    middle = len(values) // 2
    return values[middle] if len(values) % 2 else (values[middle - 1] + values[middle]) / 2


class Tool:
    """A tool: `compare` gives (tool, metric, cell, verdict, runs a side) for every verdict it reaches."""

    missing = None

    def __init__(self, programs, work):
        self.programs, self.work = programs, work

    def words(self, loops, factor):
        return [self.programs["spin"], str(loops), f"{factor:.6f}"]


# The program has one thread; on one CPU for all tools, since the CPUs of a shared machine differ by some percent.
CPU = str(min(os.sched_getaffinity(0)))
PINNED = ["taskset", "-c", CPU]


class Speedup(Tool):
    """The gate. For CPU time both of a pair run at once, unless `together` is False."""

    def __init__(self, programs, work, binary, cells, max_pairs, together=True):
        super().__init__(programs, work)
        self.binary, self.cells, self.max_pairs, self.together = binary, cells, max_pairs, together

    def name(self, metric, report):
        return "speedup gate" + (" --together" if metric == "cpu" and self.together else "")

    def options(self, metric):
        # Wall time is for the machine as it is, and one program at a time.
        return {"cpu": ["--cores", "1", "--together=" + ("always" if self.together else "never")]}.get(metric, [])

    def compare(self, loops, factor, seed, metric="cpu"):
        # Cells of slightly different size, as a grid has.
        sizes = ",".join(str(loops + 1000 * cell) for cell in range(self.cells))
        spin = self.programs["spin"]
        command = [
            self.binary, "gate", "--base", f"{spin} {{n}} 1", "--new", f"{spin} {{n}} {factor:.6f}", "--set",
            f"n={sizes}", "--metric", metric, "--seed", str(seed), "--budget", "1h", "--max-pairs",
            str(self.max_pairs), "--json",
        ] + self.options(metric)
        result = subprocess.run(command, capture_output=True, text=True)
        try:
            report = json.loads(result.stdout)["report"]
        except ValueError:
            sys.exit(f"bench-gate: the gate failed: {result.stderr}")
        names = {"regressed": "slower", "improved": "faster", "equivalent": "same"}
        for row in report["rows"]:
            runs = row["pairs"] or (2 if row["exact"] else 0)
            yield self.name(metric, report), metric, row["cell"], names.get(row["verdict"], row["verdict"]), runs


class AutomaticGate(Speedup):
    """The gate that chooses by itself how pairs are made, of one cell; it is called by its choice."""

    def __init__(self, programs, work, binary, max_pairs, milliseconds):
        super().__init__(programs, work, binary, 1, max_pairs)
        self.milliseconds = milliseconds

    def options(self, metric):
        return ["--cores", "1"]

    def name(self, metric, report):
        # What was chosen is said in the report's notes.
        together = any("ran at once and shared the CPU" in note for note in report["notes"])
        return f"speedup gate auto, {self.milliseconds:g} ms, {'together' if together else 'in turn'}"


class Hyperfine(Tool):
    def __init__(self, programs, work):
        super().__init__(programs, work)
        if not shutil.which("hyperfine"):
            self.missing = "hyperfine is not installed"

    def compare(self, loops, factor, runs):
        file = os.path.join(self.work, "hyperfine.json")
        commands = [" ".join(self.words(loops, f)) for f in (1, factor)]
        subprocess.run(
            PINNED + ["hyperfine", "-N", "--warmup", "1", "--runs", str(runs), "--export-json", file] + commands,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        with open(file) as text:
            base, new = [result["times"] for result in json.load(text)["results"]]
        p = inference.welch(base, new)
        yield "hyperfine + Welch", "wall", 0, called(p < LEVEL, sum(base), sum(new)), runs
        p = inference.mann_whitney(base, new)
        yield "hyperfine + Mann-Whitney", "wall", 0, called(p < LEVEL, median(base), median(new)), runs


class GoogleBenchmark(Tool):
    def __init__(self, programs, work):
        super().__init__(programs, work)
        if not programs["google"]:
            self.missing = "libbenchmark-dev is not installed"

    def times(self, loops, runs):
        words = PINNED + [self.programs["google"], f"--benchmark_repetitions={runs}", "--benchmark_format=json"]
        environment = dict(os.environ, LOOPS=str(loops))
        result = subprocess.run(words, env=environment, capture_output=True, text=True, check=True)
        rows = [row for row in json.loads(result.stdout)["benchmarks"] if row["run_type"] == "iteration"]
        return [[row[name] for row in rows] for name in ("real_time", "cpu_time")]

    def compare(self, loops, factor, runs):
        base, new = self.times(loops, runs), self.times(int(loops * factor), runs)
        for metric, old_values, new_values in zip(("wall", "cpu"), base, new):
            # The rule of its compare.py: U test, two-sided, at 0.05.
            p = inference.mann_whitney(old_values, new_values)
            verdict = called(p < LEVEL, median(old_values), median(new_values))
            yield "Google Benchmark U test", metric, 0, verdict, runs


class Pyperf(Tool):
    processes = 3

    def __init__(self, programs, work):
        super().__init__(programs, work)
        if subprocess.run([sys.executable, "-c", "import pyperf"], stderr=subprocess.DEVNULL).returncode:
            self.missing = "pyperf is not installed"

    def compare(self, loops, factor, runs):
        values = max(1, round(runs / self.processes))
        files = []
        for name, side in (("base", 1), ("new", factor)):
            files.append(os.path.join(self.work, f"pyperf-{name}.json"))
            if os.path.exists(files[-1]):
                os.remove(files[-1])
            subprocess.run(
                PINNED + [sys.executable, "-m", "pyperf", "command", "--processes", str(self.processes), "--values",
                 str(values), "--warmups", "0", "--loops", "1", "-q", "-o", files[-1], "--"]
                + self.words(loops, side), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        command = [sys.executable, "-m", "pyperf", "compare_to"] + files
        text = subprocess.run(command, capture_output=True, text=True, check=True).stdout.lower()
        verdict = "slower" if "slower" in text else ("faster" if "faster" in text else "same")
        yield "pyperf compare_to", "wall", 0, verdict, values * self.processes


def timed(rows):
    """The rows of a comparison, each with the seconds that the whole of it took."""
    start = time.monotonic()
    rows = list(rows)
    spent = time.monotonic() - start
    return [row + (spent,) for row in rows]
