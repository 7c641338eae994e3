#!/usr/bin/env python3
"""Verdicts of `speedup verify --out` by document, of several parts of the claims together; or where two sittings differ.

    scripts/claims-table.py CLAIMS.json... [--against CLAIMS.json...]

A claim that is inconclusive or not testable in either sitting does not count as different.
"""
import collections
import json
import sys

ORDER = ["confirmed", "more than claimed", "refuted", "internally inconsistent", "consistent in simulation",
         "contradicted in simulation", "inconclusive", "not testable here"]
GRAVEST = ["internally inconsistent", "refuted", "contradicted in simulation", "more than claimed", "confirmed",
           "consistent in simulation", "inconclusive", "not testable here"]
OPEN = {"inconclusive", "not testable here"}


def read(path):
    try:
        with open(path) as file:
            return json.load(file)
    except (OSError, ValueError) as error:
        sys.stderr.write(f"{path}: {error}; name the claims.json of speedup verify --out\n")
        sys.exit(2)


def together(paths):
    """One report of several parts: a claim has the gravest verdict of its parts, an open one only where all are open."""
    parts = [read(path) for path in paths]
    claims = {}
    for claim in (claim for part in parts for claim in part["claims"]):
        other = claims.get(claim["id"])
        if not other or GRAVEST.index(claim["verdict"]) < GRAVEST.index(other["verdict"]):
            claims[claim["id"]] = claim
    return {"parts": parts, "claims": sorted(claims.values(), key=lambda claim: claim["id"])}


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
    for part in report["parts"]:
        yield f"{len(part['claims'])} claims: {part['rounds']} rounds in {part['elapsed_s']:.0f} s, ended: {part['ending']}"
    yield report["parts"][0]["machine"]


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
    place = words.index("--against") if "--against" in words else len(words)
    first, second = words[:place], words[place + 1:]
    if not first or (place < len(words) and not second):
        sys.stderr.write(__doc__.split("\n\n")[1] + "\n")
        sys.exit(2)
    print("\n".join(differences(together(first), together(second)) if second else table(together(first))))


if __name__ == "__main__":
    main()
