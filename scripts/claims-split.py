#!/usr/bin/env python3
"""Claims files in two: what runs no command, and what does. Programs of another language take seconds to start, so that
in one sitting with all others no round would end within the budget.

    scripts/claims-split.py DIR FILE...        writes DIR/plain/FILE and DIR/stack/FILE
"""
import json
import os
import sys


def runs_command(reading, cells):
    def is_command(cell):
        while isinstance(cell, str):
            cell = cells[cell]
        return "command" in cell or ("like" in cell and "workload" not in cell and is_command(cell["like"]))
    return any(is_command(reading[side]) for side in ("subject", "reference") if side in reading)


def split(claims, cells, wanted):
    for claim in claims:
        if "readings" not in claim:
            if runs_command(claim, cells) == wanted:
                yield claim
            continue
        kept = [reading for reading in claim["readings"] if runs_command(reading, cells) == wanted]
        if kept:
            yield {**claim, "readings": kept}


def main():
    if len(sys.argv) < 3:
        sys.stderr.write(__doc__)
        sys.exit(2)
    for path in sys.argv[2:]:
        with open(path) as file:
            whole = json.load(file)
        for name, wanted in (("plain", False), ("stack", True)):
            claims = list(split(whole["claims"], whole.get("cells", {}), wanted))
            if not claims:
                continue
            folder = os.path.join(sys.argv[1], name)
            os.makedirs(folder, exist_ok=True)
            with open(os.path.join(folder, os.path.basename(path)), "w") as file:
                json.dump({**whole, "claims": claims}, file, indent=2, ensure_ascii=False)


if __name__ == "__main__":
    main()
