"""From 1 core to all of this machine's: what `speedup replay` foretells beside what is then measured.

usage: campaign.py OUT [--quick] [--budget SECONDS] [--state DIR] [--report]

Every cell is run on one core, traced, also as planned for R workers; as copies together and with R workers, both traced
(`replay --calibrate`); and with R workers again, apart: the median of those is the truth. (These are traced too, for a
traced run first touches as much memory as it will hold: pages that the host of a virtual machine took back are no truth.) The prediction has none of the
cell's own runs of several workers in it: slowdown comes from its copies, and what sharing a process costs, as well as the
costs of phases, from the other cells of the workload. The self-check takes both from the cell itself.

All kinds of runs are made in turn, round after round in a drawn order, so that a machine that drifts is the same for all.
Runs start when the CPUs are idle; those that waited for a CPU for more than 2 % of wall x workers are counted and left
out. What was made is kept in DIR, and a call goes on where the one before it stopped: --budget ends it in time. When all
is there, or with --report, OUT/campaign.csv, campaign.txt and the pictures are written.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import time

from campaign_report import report
from grids import GRIDS

# A round has so many runs of a cell that are its truth, and one of each other kind.
ROUNDS, TRUTH_RUNS = 5, 2


class OutOfTime(Exception):
    pass


class Campaign:
    def __init__(self, program, state, quick, budget):
        self.program, self.state, self.quick = program, state, quick
        self.end = time.monotonic() + budget if budget else None
        self.cores = len(os.sched_getaffinity(0))

    def require_same_cells(self):
        """A folder goes on with the cells that it was begun with; of others it holds nothing."""
        path, cells_asked = os.path.join(self.state, "grids.json"), json.loads(json.dumps([GRIDS, self.quick]))
        if os.path.exists(path):
            with open(path) as file:
                if json.load(file) == cells_asked:
                    return
        elif not os.path.isdir(self.state) or not os.listdir(self.state):
            os.makedirs(self.state, exist_ok=True)
            with open(path, "w") as file:
                json.dump(cells_asked, file)
            return
        print(f"campaign: {self.state} was made with other cells; remove it, or name another by --state", file=sys.stderr)
        sys.exit(2)

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
        left = self.left()
        process = subprocess.Popen([self.program, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            _, errors = process.communicate(timeout=left)
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
            self.call(["sweep", "--resume", out, "--repeat", str(runs), "--keep-going"])
        else:
            grid = GRIDS[workload]
            only = grid["quick"] if self.quick else grid.get("only")
            self.call(["sweep", workload, *grid["options"].split(), *(["--only", only] if only else []),
                       "--workers", str(cores), "--cores", str(cores), "--repeat", str(runs), "--warmup", "1",
                       "--undisturbed", "--keep-going", *more, "--out", out])
        open(mark, "w").close()

    def calibrate(self, directory, turn):
        """Copies, and a run of several workers, of every cell: one of each."""
        for cell in cells(directory):
            mark = os.path.join(directory, f"calibrated-{cell['index']}-{turn}")
            if os.path.exists(mark):
                continue
            self.call(["replay", directory, "--only", ",".join(words(cell)), "--cores", str(self.cores), "--calibrate",
                       "--calibration-runs", "1"])
            # Every call numbers its runs from 1.
            folder = os.path.join(directory, "calibration")
            for name in os.listdir(folder):
                if f"-cell-{cell['index']}-run-1-" in name:
                    os.rename(os.path.join(folder, name), os.path.join(folder, name.replace("-run-1-", f"-run-{turn + 100}-")))
            open(mark, "w").close()

    def run(self):
        for workload in GRIDS:
            base = os.path.join(self.state, workload)
            started = time.monotonic()
            os.makedirs(base, exist_ok=True)
            truth, traced = os.path.join(base, "truth"), os.path.join(base, "traced")
            for turn in range(1, (2 if self.quick else ROUNDS) + 1):
                steps = [lambda: self.sweep(truth, workload, self.cores, TRUTH_RUNS * turn, ["--trace"]),
                         lambda: self.sweep(traced, workload, 1, turn, ["--trace", "--trace-as", str(self.cores)]),
                         lambda: self.calibrate(traced, turn)]
                # What is calibrated has to be traced before.
                order = random.Random(f"{workload} {turn}").sample(steps, 3) if turn > 1 else steps
                for step in order:
                    step()
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
        campaign.require_same_cells()
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
