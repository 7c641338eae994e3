"""Writes Fixtures/statistics/golden.json, the reference values that the Statistics tests read.

Run from the repository root with SciPy 1.17 and NumPy: python3 scripts/golden/statistics.py
Every case is a dictionary of inputs and the expected outputs of the reference implementation.
"""

import itertools
import json
import pathlib

import numpy as np
from scipy import special, stats

rng = np.random.default_rng(20240607)


def sample(n, shift=0.0, digits=6):
    return [round(float(v), digits) for v in rng.lognormal(shift, 0.5, n)]


def summaries():
    for n in (1, 2, 5, 8, 101):
        values = sample(n)
        yield {
            "values": values,
            "median": float(np.median(values)),
            "quantiles": [[p, float(np.quantile(values, p))] for p in (0, 0.1, 0.33, 0.75, 0.975, 1)],
            "mad": float(stats.median_abs_deviation(values)),
            "gmean": float(stats.gmean(values)),
            "mean": float(np.mean(values)),
            "sd": float(np.std(values, ddof=1)) if n > 1 else None,
        }


def distributions():
    """[name, parameters, argument, cdf, upper tail, quantile of the cdf's probability grid]"""
    cases = []
    for z in (-38, -8, -2.5, -0.3, 0, 1e-5, 1.96, 6, 20):
        cases.append(["normal", [], z, stats.norm.cdf(z), stats.norm.sf(z)])
    for nu in (0.5, 1, 2.7, 9, 30, 1000, 1e6):
        for t in (-50, -3, -0.01, 0, 0.5, 2.2, 12):
            cases.append(["t", [nu], t, stats.t.cdf(t, nu), stats.t.sf(t, nu)])
    for a, b in ((0.5, 0.5), (1, 1), (2, 9), (30, 4), (0.1, 12), (400, 600), (5000, 3)):
        for x in (0, 1e-6, 0.02, 0.4, 0.5, 0.93, 0.9995, 1):
            cases.append(["beta", [a, b], x, special.betainc(a, b, x), special.betaincc(a, b, x)])
    for n, p in ((1, 0.5), (12, 0.5), (40, 0.07), (40, 0.93), (2000, 0.5), (9, 0), (9, 1)):
        for k in sorted({0, 1, n // 3, n // 2, n - 1, n}):
            cases.append(["binomial", [n, p], k, stats.binom.cdf(k, n, p), stats.binom.sf(k - 1, n, p)])
    return [
        {"name": c[0], "parameters": [float(v) for v in c[1]], "argument": float(c[2]),
         "cdf": float(c[3]), "upper": float(c[4])}
        for c in cases
    ]


def quantiles():
    for p in (1e-300, 1e-12, 1e-4, 0.025, 0.3, 0.5, 0.8, 0.975, 0.9999):
        yield {"name": "normal", "parameters": [], "p": p, "x": float(stats.norm.ppf(p))}
        for nu in (0.5, 1, 2.7, 9, 30, 1000):
            if p > 1e-100:
                yield {"name": "t", "parameters": [nu], "p": p, "x": float(stats.t.ppf(p, nu))}
        for a, b in ((0.5, 0.5), (1, 1), (2, 9), (30, 4), (400, 600)):
            if p > 1e-100:
                yield {"name": "beta", "parameters": [a, b], "p": p, "x": float(special.betaincinv(a, b, p))}


ALTERNATIVES = {"twoSided": "two-sided", "less": "less", "greater": "greater"}


def mann_whitney():
    for m, n, digits, method in (
        (1, 1, 6, "exact"), (3, 4, 6, "exact"), (8, 8, 6, "exact"), (12, 20, 6, "exact"),
        (25, 25, 6, "exact"), (26, 30, 6, "asymptotic"), (6, 7, 0, "asymptotic"),
        (40, 15, 1, "asymptotic"),
    ):
        x, y = sample(m, 0.4, digits), sample(n, 0.0, digits)
        results = {k: stats.mannwhitneyu(x, y, alternative=a, method=method) for k, a in ALTERNATIVES.items()}
        yield {
            "x": x, "y": y, "exact": method == "exact",
            "statistic": float(results["less"].statistic),
            "p": {k: float(r.pvalue) for k, r in results.items()},
        }


def signed_rank_by_enumeration(d):
    """The conditional distribution over all signs, ties and all: the definition itself."""
    d = np.array([v for v in d if v != 0])
    ranks = stats.rankdata(np.abs(d))
    observed = float(ranks[d > 0].sum())
    sums = np.array([np.dot(s, ranks) for s in itertools.product((0, 1), repeat=len(d))])
    less, greater = float(np.mean(sums <= observed + 1e-9)), float(np.mean(sums >= observed - 1e-9))
    return observed, {"less": less, "greater": greater, "twoSided": min(1.0, 2 * min(less, greater))}


def wilcoxon():
    for n in (1, 5, 12, 50):
        d = [round(float(v), 6) for v in rng.normal(0.3, 1, n)]
        results = {k: stats.wilcoxon(d, alternative=a, method="exact") for k, a in ALTERNATIVES.items()}
        yield {"d": d, "exact": True, "statistic": float(results["greater"].statistic),
               "p": {k: float(r.pvalue) for k, r in results.items()}}
    for d in ([1, 1, -1, 2, 3, -2, 0, 4, 4, 5], [0.5, -0.5, 0.5, 1.5, 0, 0, -2.5, 2.5]):
        observed, p = signed_rank_by_enumeration(d)
        yield {"d": d, "exact": True, "statistic": observed, "p": p}
    for digits in (6, 1):
        d = [v for v in (round(float(v), digits) for v in rng.normal(0.2, 1, 70)) if v != 0]
        results = {
            k: stats.wilcoxon(d, alternative=a, method="asymptotic", correction=True)
            for k, a in ALTERNATIVES.items()
        }
        yield {"d": d, "exact": False, "statistic": float(results["greater"].statistic),
               "p": {k: float(r.pvalue) for k, r in results.items()}}


def sign_tests():
    for n, shift in ((1, 0.5), (7, 0.3), (20, -0.5), (101, 0.1)):
        d = [round(float(v), 1) for v in rng.normal(shift, 1, n)]
        positive, negative = sum(v > 0 for v in d), sum(v < 0 for v in d)
        yield {"d": d, "statistic": positive,
               "p": {k: float(stats.binomtest(positive, positive + negative, 0.5, alternative=a).pvalue)
                     for k, a in ALTERNATIVES.items()}}


def t_tests():
    for m, n in ((2, 3), (10, 14), (60, 9)):
        x, y = sample(m, 0.3), sample(n)
        results = {k: stats.ttest_ind(x, y, equal_var=False, alternative=a) for k, a in ALTERNATIVES.items()}
        interval = results["twoSided"].confidence_interval(0.95)
        yield {
            "x": x, "y": y, "t": float(results["twoSided"].statistic), "df": float(results["twoSided"].df),
            "lower": float(interval.low), "upper": float(interval.high),
            "p": {k: float(r.pvalue) for k, r in results.items()},
        }


def equivalences():
    for n, sd in ((8, 0.004), (25, 0.02)):
        d = [round(float(v), 6) for v in rng.normal(0.001, sd, n)]
        margin = 0.01
        yield {
            "d": d, "margin": margin,
            "tLower": float(stats.ttest_1samp(d, -margin, alternative="greater").pvalue),
            "tUpper": float(stats.ttest_1samp(d, margin, alternative="less").pvalue),
            "signLower": float(stats.binomtest(sum(v > -margin for v in d), n, 0.5, alternative="greater").pvalue),
            "signUpper": float(stats.binomtest(sum(v < margin for v in d), n, 0.5, alternative="greater").pvalue),
        }


def clopper_pearson():
    for k, n in ((0, 1), (1, 1), (0, 20), (3, 20), (20, 20), (217, 400), (1, 5000)):
        for level in (0.8, 0.95, 0.999):
            # Beta quantiles, because binomtest's own root finder stops at an absolute 2e-12.
            tail = (1 - level) / 2
            yield {"k": k, "n": n, "confidence": level,
                   "lower": 0.0 if k == 0 else float(special.betaincinv(k, n - k + 1, tail)),
                   "upper": 1.0 if k == n else float(special.betaincinv(k + 1, n - k, 1 - tail))}


def holm(p):
    """Holm's step-down adjustment, as in the definition of the 1979 paper."""
    order, adjusted, largest = np.argsort(p, kind="stable"), [0.0] * len(p), 0.0
    for rank, index in enumerate(order):
        largest = max(largest, min(1.0, p[index] * (len(p) - rank)))
        adjusted[index] = largest
    return adjusted


def multiplicity():
    lists = [[0.01, 0.04, 0.03, 0.005], [0.5], [0.02, 0.02, 0.02], [0.0, 1.0, 0.3, 0.0001, 0.9, 0.04],
             [round(float(v), 6) for v in rng.beta(0.3, 1, 40)]]
    for p in lists:
        yield {"p": p, "holm": holm(p), "bh": [float(v) for v in stats.false_discovery_control(p)]}


def bootstraps():
    values = sample(40)
    for name, statistic in (("mean", np.mean), ("median", np.median), ("sd", lambda v, axis: np.std(v, axis=axis, ddof=1))):
        for method in ("percentile", "BCa"):
            result = stats.bootstrap((values,), statistic, n_resamples=100_000, vectorized=True, axis=-1,
                                     confidence_level=0.9, method=method, rng=np.random.default_rng(7))
            yield {"values": values, "statistic": name, "method": method,
                   "lower": float(result.confidence_interval.low), "upper": float(result.confidence_interval.high)}


def median_intervals():
    for n in (5, 6, 9, 17, 40, 101):
        values = sample(n)
        ordered = sorted(values)
        for level in (0.5, 0.9, 0.95, 0.99):
            # The test of every rank, straight from the definition.
            ranks = [j for j in range(1, n // 2 + 1) if stats.binom.cdf(j - 1, n, 0.5) <= (1 - level) / 2]
            rank = max(ranks, default=None)
            yield {"values": values, "confidence": level,
                   "interval": None if rank is None else [ordered[rank - 1], ordered[n - rank]]}


def hodges_lehmann():
    level = 0.95
    for n in (4, 6, 11):
        d = [round(float(v), 6) for v in rng.normal(0.3, 1, n)]
        walsh = sorted((a + b) / 2 for a, b in itertools.combinations_with_replacement(d, 2))
        sums = np.array([np.dot(s, range(1, n + 1)) for s in itertools.product((0, 1), repeat=n)])
        ranks = [r for r in range(1, len(walsh)) if np.mean(sums <= r - 1) <= (1 - level) / 2]
        r = max(ranks, default=None)
        yield {"x": d, "y": None, "estimate": float(np.median(walsh)),
               "interval": None if r is None else [walsh[r - 1], walsh[-r]]}
    for m, n in ((3, 3), (5, 6), (4, 9)):
        x, y = sample(m, 0.3), sample(n)
        differences = sorted(a - b for a in x for b in y)
        counts = []
        for chosen in itertools.combinations(range(m + n), m):
            counts.append(sum(chosen) - m * (m - 1) // 2)
        ranks = [r for r in range(1, len(differences)) if np.mean(np.array(counts) <= r - 1) <= (1 - level) / 2]
        r = max(ranks, default=None)
        yield {"x": x, "y": y, "estimate": float(np.median(differences)),
               "interval": None if r is None else [differences[r - 1], differences[-r]]}


def slopes():
    for x in ([1, 2, 4, 8, 16, 32], [10, 20, 20, 40, 40, 80, 80, 160, 160, 320], list(range(1, 13))):
        y = [round(float(3 * v**1.3 * rng.lognormal(0, 0.1)), 6) for v in x]
        lx, ly = np.log(x), np.log(y)
        line = stats.linregress(lx, ly)
        reach = stats.t.ppf(0.975, len(x) - 2) * line.stderr
        robust = stats.theilslopes(ly, lx, 0.95)
        yield {"x": x, "y": y, "slope": float(line.slope), "intercept": float(line.intercept),
               "lower": float(line.slope - reach), "upper": float(line.slope + reach),
               "theilSen": float(robust.slope), "tied": len(set(x)) < len(x),
               "theilSenLower": float(robust.low_slope), "theilSenUpper": float(robust.high_slope)}


def evidence():
    """The sign e-value by numerical integration of the likelihood ratio over the mixture."""
    from scipy.integrate import quad

    for a, b in ((1, 1), (2, 3), (0.5, 4)):
        weight = quad(lambda p: stats.beta.pdf(p, a, b), 0.5, 1, epsabs=0, epsrel=1e-12)[0]
        for s, f in ((0, 0), (7, 0), (6, 0), (3, 9), (20, 4), (60, 30)):
            value = quad(lambda p: (2 * p) ** s * (2 * (1 - p)) ** f * stats.beta.pdf(p, a, b), 0.5, 1,
                         epsabs=0, epsrel=1e-12, limit=500)[0]
            yield {"a": a, "b": b, "successes": s, "failures": f, "evidence": value / weight}


golden = {
    "summaries": list(summaries()), "distributions": distributions(), "quantiles": list(quantiles()),
    "mannWhitney": list(mann_whitney()), "wilcoxon": list(wilcoxon()), "signTests": list(sign_tests()),
    "tTests": list(t_tests()), "equivalences": list(equivalences()), "clopperPearson": list(clopper_pearson()),
    "multiplicity": list(multiplicity()), "bootstraps": list(bootstraps()),
    "medianIntervals": list(median_intervals()), "hodgesLehmann": list(hodges_lehmann()),
    "slopes": list(slopes()), "evidence": list(evidence()),
}
target = pathlib.Path(__file__).resolve().parents[2] / "Fixtures/statistics/golden.json"
target.parent.mkdir(parents=True, exist_ok=True)
sections = (f"  {json.dumps(key)}: [\n    " + ",\n    ".join(json.dumps(case) for case in cases) + "\n  ]"
            for key, cases in golden.items())
target.write_text("{\n" + ",\n".join(sections) + "\n}\n")
