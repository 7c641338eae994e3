"""From 1 core to all of this machine's: what `speedup replay` foretells beside what is then measured.

usage: campaign.py OUT [--quick] [--budget SECONDS] [--state DIR] [--report]

Every cell is run on one core, traced, also as planned for R workers; as copies together and with R workers, both traced
(`replay --calibrate`); and with R workers again, apart: the median of those is the truth. (These are traced too, for a
traced run first touches as much memory as it will hold: pages that the host of a virtual machine took back are no truth.) The prediction has none of the
cell's own runs of several workers in it: slowdown comes from its copies, and what sharing a process costs, as well as the
costs of phases, from the other cells of the workload. The self-check takes both from the cell itself.

Runs start when the CPUs are idle; those that waited for a CPU for more than 2 % of wall x workers are counted and left
out. What was made is kept in DIR, and a call goes on where the one before it stopped: --budget ends it in time. When all
is there, or with --report, OUT/campaign.csv, campaign.txt and the pictures are written.
"""

import argparse
import json
import os
import signal
import subprocess
import sys
import time

from campaign_report import report
from grids import GRIDS

TRUTH_RUNS, TRACED_RUNS, CALIBRATION_RUNS = 8, 3, 5


class OutOfTime(Exception):
    pass


class Campaign:
    def __init__(self, program, state, quick, budget):
        self.program, self.state, self.quick = program, state, quick
        self.end = time.monotonic() + budget if budget else None
        self.cores = len(os.sched_getaffinity(0))

    def left(self):
        """Seconds that may still be used; None: as many as it takes."""
        if self.end is None:
            return None
        left = self.end - time.monotonic()
        if left < 3:
            raise OutOfTime
        return left

    def call(self, arguments):
        """One call of the program. At the end of the budget it is interrupted, and keeps what it has."""
        process = subprocess.Popen([self.program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            _, errors = process.communicate(timeout=self.left())
        except subprocess.TimeoutExpired:
            process.send_signal(signal.SIGINT)
            process.communicate()
            raise OutOfTime from None
        if process.returncode < 0 or process.returncode in (2, 130):
            raise RuntimeError(f"speedup {' '.join(arguments)}: exit {process.returncode}: {errors.strip()[-300:]}")

    def sweep(self, out, workload, cores, runs, more):
        """One sweep to so many runs a cell, in as many calls as the budget makes of it."""
        mark = os.path.join(out, f"complete-{runs}")
        if os.path.exists(mark):
            return
        if os.path.exists(os.path.join(out, "sweep.json")):
            self.call(["sweep", "--resume", out, "--repeat", str(runs)])
        else:
            grid = GRIDS[workload]
            only = grid["quick"] if self.quick else grid.get("only")
            self.call(["sweep", workload, *grid["options"].split(), *(["--only", only] if only else []),
                       "--workers", str(cores), "--cores", str(cores), "--repeat", str(runs), "--warmup", "0",
                       "--undisturbed", "--keep-going", *more, "--out", out])
        open(mark, "w").close()

    def calibrate(self, directory):
        """Copies and runs of several workers of every cell."""
        for cell in cells(directory):
            mark = os.path.join(directory, f"calibrated-{cell['index']}")
            if os.path.exists(mark):
                continue
            self.call(["replay", directory, "--only", ",".join(words(cell)), "--cores", str(self.cores), "--calibrate",
                       "--calibration-runs", str(2 if self.quick else CALIBRATION_RUNS)])
            open(mark, "w").close()

    def run(self):
        for workload in GRIDS:
            base = os.path.join(self.state, workload)
            started = time.monotonic()
            os.makedirs(base, exist_ok=True)
            traced = os.path.join(base, "traced")
            truth, runs, once = (os.path.join(base, "truth"), *((4, 1) if self.quick else (TRUTH_RUNS, TRACED_RUNS)))
            # Half of the truth before and half behind all else, so that a machine that drifts is the same for both.
            if not os.path.exists(os.path.join(truth, f"complete-{runs}")):
                self.sweep(truth, workload, self.cores, runs // 2, ["--trace"])
            self.sweep(traced, workload, 1, once, ["--trace", "--trace-as", str(self.cores)])
            self.calibrate(traced)
            self.sweep(truth, workload, self.cores, runs, ["--trace"])
            took = time.monotonic() - started
            if took > 1:
                print(f"{workload}: {len(cells(traced))} cells measured, {took:.0f} s", file=sys.stderr)


def cells(directory):
    with open(os.path.join(directory, "sweep.json")) as file:
        return json.load(file)["cells"]


def words(cell):
    """A cell's label, without the axes that a replay varies."""
    return [f"{v['name']}={v['value']}" for v in cell["values"]
            if v["value"] and v["name"] not in ("workers", "cores", "rule")]


def main():
    parser = argparse.ArgumentParser(usage=__doc__.splitlines()[2][7:])
    parser.add_argument("out")
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--budget", type=float)
    parser.add_argument("--state")
    parser.add_argument("--report", action="store_true")
    asked = parser.parse_args()
    state = asked.state or f"speedup-out/campaign{'-quick' if asked.quick else ''}"
    program = os.path.abspath(os.environ.get("SPEEDUP", ".build/release/speedup"))
    campaign = Campaign(program, state, asked.quick, asked.budget)
    if campaign.cores < 2:
        sys.exit("campaign: this machine lets the program use one core; two are needed")
    complete = True
    if not asked.report:
        try:
            campaign.run()
        except OutOfTime:
            complete = False
            print(f"campaign: the budget is used up; the same command goes on ({state})", file=sys.stderr)
    if asked.report or complete:
        os.makedirs(asked.out, exist_ok=True)
        report(program, state, asked.out, campaign.cores)


if __name__ == "__main__":
    main()
