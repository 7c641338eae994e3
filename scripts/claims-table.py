#!/usr/bin/env python3
"""Verdicts of `speedup verify --out` by document; or where two sittings differ.

    scripts/claims-table.py CLAIMS.json [--against CLAIMS.json]

A claim that is inconclusive or not testable in either sitting does not count as different.
"""
import collections
import json
import sys

ORDER = ["confirmed", "more than claimed", "refuted", "internally inconsistent", "consistent in simulation",
         "contradicted in simulation", "inconclusive", "not testable here"]
OPEN = {"inconclusive", "not testable here"}


def read(path):
    try:
        with open(path) as file:
            return json.load(file)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{path}: {error}; name the claims.json of speedup verify --out\n")
        sys.exit(2)


def table(report):
    counts = collections.defaultdict(collections.Counter)
    for claim in report["claims"]:
        for key in (claim["document"], "all"):
            counts[key][claim["verdict"]] += 1
    documents = sorted(key for key in counts if key != "all") + ["all"]
    yield f"{'verdict':26}" + "".join(f"{key:>7}" for key in documents)
    for verdict in ORDER:
        row = [counts[key][verdict] for key in documents]
        if row[-1]:
            yield f"{verdict:26}" + "".join(f"{count or '':>7}" for count in row)
    yield f"{'claims':26}" + "".join(f"{sum(counts[key].values()):>7}" for key in documents)
    yield ""
    yield f"{report['rounds']} rounds in {report['elapsed_s']:.0f} s, ended: {report['ending']}"
    yield report["machine"]


def differences(first, second):
    others = {claim["id"]: claim["verdict"] for claim in second["claims"]}
    pairs = [(claim["id"], claim["verdict"], others.get(claim["id"], "absent")) for claim in first["claims"]]
    apart = [pair for pair in pairs if pair[1] != pair[2]]
    wrong = [pair for pair in apart if not OPEN & set(pair[1:])]
    yield f"{len(pairs)} claims in two sittings: {len(pairs) - len(apart)} the same, " \
          f"{len(apart) - len(wrong)} open in one of them, {len(wrong)} different"
    for name, one, two in apart:
        yield f"{'differs' if (name, one, two) in wrong else 'open   '}  {name}: {one} / {two}"


def main():
    words = sys.argv[1:]
    if len(words) not in (1, 3) or len(words) == 3 and words[1] != "--against":
        sys.stderr.write(__doc__.split("\n\n")[1] + "\n")
        sys.exit(2)
    print("\n".join(differences(read(words[0]), read(words[2])) if len(words) == 3 else table(read(words[0]))))


if __name__ == "__main__":
    main()
